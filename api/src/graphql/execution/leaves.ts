import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, type GraphQLLeafType } from 'graphql';

/** A value as the answer has it. Throws where the type has no such value. */
export type Leaf = (value: unknown) => unknown;

const isInt = (value: unknown): boolean => typeof value === 'number' && (value | 0) === value;

/** Values that the types of the specification leave as they are. */
const unchanged = new Map<GraphQLLeafType, (value: unknown) => boolean>([
  [GraphQLString, (value) => typeof value === 'string'],
  [GraphQLID, (value) => typeof value === 'string'],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLInt, isInt],
  [GraphQLFloat, (value) => typeof value === 'number' && Number.isFinite(value)],
]);

export function leafOf(type: GraphQLLeafType): Leaf {
  const isUnchanged = unchanged.get(type);
  const coerced = (value: unknown): unknown => {
    const answer = type.coerceOutputValue(value);
    if (answer == null) throw new TypeError(`${type.name} has no such value`);
    return answer;
  };
  return isUnchanged === undefined ? coerced : (value) => (isUnchanged(value) ? value : coerced(value));
}

/** What `typeof` says of values that all are answered as they are. */
export const asItIs = (type: GraphQLLeafType): string | undefined =>
  type === GraphQLString || type === GraphQLID ? 'string' : type === GraphQLBoolean ? 'boolean' : undefined;
