import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';
import { cursorOfNow } from './events/snapshot-cursor.ts';
import { connectionOf, isMisfit, noPage, pageOf, type PageArgs } from './keyset.ts';
import { Refused } from './refusals.ts';
import { refusalError } from './refusals.graphql.ts';

interface ListOptions<Row> {
  readonly args: PageArgs;
  readonly sortField: string;
  readonly direction: 'asc' | 'desc';
  readonly where: object;
  /** The model's `findMany` and `count`, given what the selection and the page need. */
  readonly find: (query: { where: object; orderBy: object[]; take: number }) => Promise<Row[]>;
  readonly count: (where: object) => Promise<number>;
}

/**
 * A keyset page with what its selection needs, in a number of statements that does not grow with the rows. `cursor` is
 * read before the rows: follow `changes(after: cursor)` to keep the list true.
 */
export async function listPage<Row extends { id: string }>(context: Context, info: GraphQLResolveInfo, options: ListOptions<Row>) {
  try {
    const page = pageOf(options.args, options.sortField, options.direction);
    const cursor = await cursorOfNow(context);
    const selection = selectionOf(context, info);
    const where = { AND: [options.where, page.where] };
    const rows = await options.find({ ...selection, where, orderBy: page.orderBy, take: page.take }).catch((error: unknown) => {
      throw isMisfit(error, page) ? new Refused([noPage.badCursor('/after')]) : error;
    });
    return { ...connectionOf(rows, page), cursor, count: () => options.count(options.where) };
  } catch (error) {
    throw error instanceof Refused ? refusalError.of(error, context) : error;
  }
}

/** What the query selects of the rows, whether it asks for `edges { node }` or `nodes`. */
export function selectionOf(context: Context, info: GraphQLResolveInfo): object {
  const wantsNodes = info.fieldNodes.some((field) =>
    field.selectionSet?.selections.some((selection) => selection.kind === 'Field' && selection.name.value === 'nodes'),
  );
  return queryFromInfo({ context, info, path: wantsNodes ? ['nodes'] : ['edges', 'node'] });
}
