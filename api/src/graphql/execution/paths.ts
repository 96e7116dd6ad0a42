import type { GraphQLResolveInfo } from 'graphql';

export type Path = GraphQLResolveInfo['path'];

/** The path of the field itself, from that of a value in its lists. */
export function fieldPathOf(path: Path): Path {
  let at = path;
  while (typeof at.key === 'number' && at.prev !== undefined) at = at.prev;
  return at;
}
