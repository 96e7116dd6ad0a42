import type { Db, Tx } from '@sporbar/prisma/client.ts';
import { knownTree } from './read-rows.ts';
import type { Selection, Tree } from './tree.ts';

/** A model's own way of being read. */
interface Delegate {
  findUnique(query: { readonly where: { readonly id: string } }): PromiseLike<unknown>;
}

interface Statement {
  readonly sql: string;
  readonly rowOf: Tree['rowOf'];
}

const statements = new WeakMap<Tree, Statement>();
/** Of selections that stay: what they come to is looked up by themselves, not by what they say. */
const ofConstants = new WeakMap<Selection, Statement>();

function statementFor(db: Db, model: string, selection: Selection): Statement | undefined {
  const kept = ofConstants.get(selection);
  if (kept !== undefined) return kept;
  const tree = knownTree(db, model, selection);
  if (tree === undefined) return undefined;
  const { cells, rowOf, model: of } = tree;
  const statement = statements.get(tree) ?? {
    sql: `SELECT ${cells}::text AS "row" FROM ${of.table} AS t0 WHERE t0."id" = $1::text`,
    rowOf,
  };
  statements.set(tree, statement);
  ofConstants.set(selection, statement);
  return statement;
}

/**
 * A row with all that belongs to it, in one statement that is written once and comes as one text; null where there is none. For
 * what is read at every turn: the client would plan it each time, and so would the database.
 */
export async function readOne<Row>(db: Db | Tx, model: string, delegate: Delegate, id: string, selection: Selection): Promise<Row | null> {
  const statement = statementFor(db as Db, model, selection);
  if (statement === undefined) return (await delegate.findUnique({ ...selection, where: { id } })) as Row | null;
  const [answer] = await db.$queryRawUnsafe<{ row: string }[]>(statement.sql, id);
  return answer === undefined ? null : (statement.rowOf(JSON.parse(answer.row)) as Row);
}
