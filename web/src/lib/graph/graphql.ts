import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '#lib/graphql-env.d.ts';

/** Documents typed by the printed schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { DateTime: string; Date: string; Cursor: string; JSON: unknown };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
