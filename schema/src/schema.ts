import type { GraphQLSchema } from 'graphql';
import { checkArguments } from './argument-checks.ts';
import { builder } from './builder.ts';
import { hasMutation, lifecycles } from './lifecycle.ts';
import { declaredMutations } from './mutation.ts';
import { tellIdsAtOnce } from './node-ids.ts';
import './nouns.index.ts';

/** The whole schema. Throws when a move has no mutation, or is the effect of a move there is not: such a server does not start. */
export function buildSchema(): GraphQLSchema {
  const missing = lifecycles.flatMap(({ noun, moves }) =>
    Object.entries(moves)
      .filter(([name, move]) => hasMutation(move) && !declaredMutations.has(name))
      .map(([name]) => `${noun}.${name}`),
  );
  const known = new Set(lifecycles.flatMap(({ moves }) => Object.keys(moves)));
  missing.push(
    ...lifecycles.flatMap(({ moves }) => Object.values(moves).flatMap(({ effectOf = [] }) => effectOf.filter((name) => !known.has(name)))),
  );
  if (missing.length > 0) throw new Error(`moves without a mutation: ${missing.join(', ')}`);
  return checkArguments(tellIdsAtOnce(builder.toSchema()));
}

/** Built once; the same object serves every request. */
export const schema = buildSchema();
