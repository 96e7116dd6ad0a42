import type { Db } from '@sporbar/prisma/client.ts';
import { lastPosition } from '../event-log.ts';
import { ifUnderstood, isDescribed } from './tables.ts';
import { orderOf, treeOf, type Selection, type Tree } from './tree.ts';
import { conditionOf } from './where.ts';

/** The rows somebody asks for: which of them, in which order, how many, and what of each. */
export interface RowsQuery extends Selection {
  readonly where: object;
  readonly orderBy?: object[] | undefined;
  readonly take?: number | undefined;
}

/** A page of the rows that `where` finds: those of them in `part`. */
export interface PageQuery extends RowsQuery {
  readonly part: object;
}

/** What is asked beside the rows of a page. */
export interface Beside {
  /** Where this stream stands: whatever came later is not in the rows. */
  readonly stream: string;
  /** How many there are, on this page and beyond it. */
  readonly isCounted: boolean;
}

export interface PageRead<Row> {
  readonly rows: Row[];
  readonly position: bigint;
  readonly count: number | undefined;
}

/** A model's own way of being read. */
interface Delegate<Row> {
  findMany(query: object): PromiseLike<Row[]>;
}
interface CountingDelegate<Row> extends Delegate<Row> {
  count(query: { where: object }): PromiseLike<number>;
}

/** As many selections are kept as the documents of an installation can be thought to need. */
const mostTrees = 500;
const trees = new Map<string, Tree | undefined>();

/** How a selection is read, worked out once; undefined for one that only the client understands. */
export function knownTree(db: Db, model: string, selection: Selection): Tree | undefined {
  if (!isDescribed(db)) return undefined;
  const key = `${model} ${JSON.stringify(selection)}`;
  if (trees.has(key)) return trees.get(key);
  const tree = treeOf(db, model, selection);
  if (trees.size >= mostTrees) trees.clear();
  trees.set(key, tree);
  return tree;
}

/** A statement with its values, which may answer more than its rows. */
interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

interface Answer {
  readonly rows: string;
  readonly position?: bigint | null;
  readonly count?: number;
}

/** The rows as one JSON text, in order; with what is asked beside them, as it was when they were read. */
function statementOf(db: Db, name: string, tree: Tree, query: Omit<PageQuery, keyof Selection>, beside?: Beside): Statement | undefined {
  const { where, part, orderBy, take } = query;
  return ifUnderstood(() => {
    const { model, cells } = tree;
    const values: unknown[] = [];
    const found = conditionOf(db, name, where, values);
    const counted = beside?.isCounted === true ? `, (SELECT count(*)::int FROM ${model.table} AS t0 WHERE ${found}) AS "count"` : '';
    const shown = conditionOf(db, name, part, values);
    const rows = `SELECT ${cells} AS "row" FROM ${model.table} AS t0 WHERE (${found}) AND (${shown})${orderOf(orderBy, 't0')}`;
    const place =
      beside === undefined ? '' : `, (SELECT "last" FROM "streams" WHERE "id" = $${values.push(beside.stream)}::text) AS "position"`;
    const limit = take === undefined ? '' : ` LIMIT ${take}`;
    return { sql: `SELECT coalesce(json_agg("row"), '[]')::text AS "rows"${place}${counted} FROM (${rows}${limit}) AS "rows"`, values };
  });
}

const rowsOf = <Row>({ rowOf }: Tree, text: string): Row[] => (JSON.parse(text) as unknown[]).map(rowOf) as Row[];

async function answerOf(db: Db, { sql, values }: Statement): Promise<Answer> {
  const [answer] = await db.$queryRawUnsafe<Answer[]>(sql, ...values);
  return answer ?? { rows: '[]' };
}

/** Rows with all that belongs to them, in one statement however deep the selection goes, which comes as one text. */
export async function readRows<Row>(db: Db, model: string, delegate: Delegate<Row>, query: RowsQuery): Promise<Row[]> {
  const { where, orderBy, take, ...selection } = query;
  const tree = knownTree(db, model, selection);
  const statement = tree && statementOf(db, model, tree, { where, part: {}, orderBy, take });
  return statement === undefined ? delegate.findMany(query) : rowsOf(tree as Tree, (await answerOf(db, statement)).rows);
}

/**
 * A page of a list with all that belongs to its rows, where the stream stood and how many there are, as of one moment: one
 * statement. Which rows they are is said in the client's words, by the rules of access and nothing else. What is not
 * understood here the client reads: the stream first, so that what came later is told.
 */
export async function readPage<Row>(
  db: Db,
  model: string,
  delegate: CountingDelegate<Row>,
  query: PageQuery,
  beside: Beside,
): Promise<PageRead<Row>> {
  const { where, part, orderBy, take, ...selection } = query;
  const tree = knownTree(db, model, selection);
  const statement = tree && statementOf(db, model, tree, { where, part, orderBy, take }, beside);
  if (statement !== undefined) {
    const { rows, position, count } = await answerOf(db, statement);
    return { rows: rowsOf(tree as Tree, rows), position: position ?? 0n, count };
  }
  const position = await lastPosition(db, beside.stream);
  const rows = await delegate.findMany({ ...selection, where: { AND: [where, part] }, orderBy, take });
  return { rows, position, count: beside.isCounted ? await delegate.count({ where }) : undefined };
}
