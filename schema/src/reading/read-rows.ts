import type { Db } from '@sporbar/prisma/client.ts';
import { treeOf, type Selection, type Tree } from './tree.ts';

/** The rows somebody asks for: which of them, in which order, how many, and what of each. */
export interface RowsQuery extends Selection {
  readonly where: object;
  readonly orderBy: object[];
  readonly take: number;
}

/** A model's own way of being read. */
interface Delegate<Row> {
  findMany(query: object): PromiseLike<Row[]>;
}

/** As many statements are kept as the documents of an installation can be thought to need. */
const mostTrees = 500;
const trees = new Map<string, Tree | undefined>();

/** The statement for a selection, written once; undefined for one that only the client understands. */
export function knownTree(db: Db, model: string, selection: Selection): Tree | undefined {
  const key = `${model} ${JSON.stringify(selection)}`;
  if (trees.has(key)) return trees.get(key);
  const tree = treeOf(db, model, selection);
  if (trees.size >= mostTrees) trees.clear();
  trees.set(key, tree);
  return tree;
}

/**
 * Rows with all that belongs to them, in two statements however deep the selection goes. Which rows they are is the client's
 * to find, by the rules of access and nothing else; what is in them comes as one text. A row that is gone in between is left out.
 */
export async function readRows<Row extends { readonly id: string }>(
  db: Db,
  model: string,
  delegate: Delegate<Row>,
  { where, orderBy, take, ...selection }: RowsQuery,
): Promise<Row[]> {
  const tree = knownTree(db, model, selection);
  if (tree === undefined) return delegate.findMany({ ...selection, where, orderBy, take });
  const found = await delegate.findMany({ where, orderBy, take, select: { id: true } });
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const [answer] = await db.$queryRawUnsafe<{ rows: string }[]>(tree.sql, ids);
  const rows = tree.rowsOf(answer?.rows ?? '[]');
  return ids.flatMap((id) => (rows.get(id) as Row | undefined) ?? []);
}
