import type { Db, Tx } from '@sporbar/prisma/client.ts';
import { knownTree } from './read-rows.ts';
import type { Selection, Tree } from './tree.ts';

/** A model's own way of being read. */
interface Delegate {
  findUnique(query: { readonly where: { readonly id: string } }): PromiseLike<unknown>;
}

/** Of selections that stay: what they come to is looked up by themselves, not by what they say. */
const treesOfConstants = new WeakMap<Selection, Tree>();

function treeFor(db: Db, model: string, selection: Selection): Tree | undefined {
  const kept = treesOfConstants.get(selection);
  if (kept !== undefined) return kept;
  const tree = knownTree(db, model, selection);
  if (tree !== undefined) treesOfConstants.set(selection, tree);
  return tree;
}

/**
 * A row with all that belongs to it, in one statement that is written once and comes as one text; null where there is none. For
 * what is read at every turn: the client would plan it each time, and so would the database.
 */
export async function readOne<Row>(db: Db | Tx, model: string, delegate: Delegate, id: string, selection: Selection): Promise<Row | null> {
  const tree = treeFor(db as Db, model, selection);
  if (tree === undefined) return (await delegate.findUnique({ ...selection, where: { id } })) as Row | null;
  const [answer] = await db.$queryRawUnsafe<{ rows: string }[]>(tree.sql, [id]);
  return (tree.rowsOf(answer?.rows ?? '[]').get(id) as Row | undefined) ?? null;
}
