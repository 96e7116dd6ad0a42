import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import { lifecycles } from './lifecycle.ts';
import { declaredMutations } from './mutation.ts';
import './nouns.index.ts';

/** The whole schema. Throws when a move of a lifecycle has no mutation: such a server does not start. */
export function buildSchema(): GraphQLSchema {
  const missing = lifecycles.flatMap(({ noun, moves }) =>
    Object.entries(moves)
      .filter(([name, move]) => move.timer === undefined && !declaredMutations.has(name))
      .map(([name]) => `${noun}.${name}`),
  );
  if (missing.length > 0) throw new Error(`moves without a mutation: ${missing.join(', ')}`);
  return builder.toSchema();
}

/** Built once; the same object serves every request. */
export const schema = buildSchema();
