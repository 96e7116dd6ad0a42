import { queryFromInfo } from '@pothos/plugin-prisma';
import { visit, type FieldNode, type GraphQLResolveInfo, type OperationDefinitionNode } from 'graphql';
import { requireViewer, type Context } from './context.ts';
import { encodeCursor, streamOf } from './cursor.ts';
import { connectionOf, isMisfit, noPage, pageOf, type PageArgs } from './keyset.ts';
import { listCursor } from './lists/follow-list.ts';
import type { Known } from './lists/window.ts';
import type { Beside, PageQuery, PageRead } from './reading/read-rows.ts';
import type { Selection } from './reading/tree.ts';
import { Refused } from './refusals.ts';
import { refusalError } from './refusals.graphql.ts';

/** A list that is asked for, before it is cut into pages. */
export interface Found {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly args: PageArgs;
  readonly where: object;
  /** Reads a page of the model's rows, given what the selection and the page need. */
  readonly find: (query: PageQuery, beside: Beside) => Promise<PageRead<Known>>;
}

/**
 * A keyset page with what its selection needs, in a number of statements that does not grow with the rows. `cursor` knows
 * nothing that the rows do not: follow `changes(after: cursor)` to keep the list true.
 */
export const listPage = (found: Found, sortField: string, direction: 'asc' | 'desc') =>
  pageWith(found, async (find) => {
    const page = pageOf(found.args, sortField, direction);
    const rows = await find(page).catch((error: unknown) => {
      throw isMisfit(error, page) ? new Refused([noPage.badCursor('/after')]) : error;
    });
    return connectionOf(rows, page);
  });

interface Part {
  readonly where: object;
  readonly orderBy: object[];
  readonly take: number;
}

/** A page of a list, however it is cut: its cursor, its rows and how many there are. */
export async function pageWith<Page extends { edges: readonly { node: Known }[] }>(
  { context, info, args, where, find }: Found,
  cut: (find: (part: Part) => Promise<Known[]>) => Promise<Page>,
) {
  try {
    const stream = streamOf(requireViewer(context));
    const selection = selectionOf(context, info);
    const isCounted = asksFor(info, 'totalCount');
    let read: PageRead<Known> | undefined;
    const page = await cut(async ({ orderBy, take, where: part }) => {
      read = await find({ ...withKeys(selection, orderBy), where, part, orderBy, take }, { stream, isCounted });
      return read.rows;
    });
    const { position = 0n, count } = read ?? {};
    const isFirst = args.after == null && args.before == null && args.last == null;
    const window = page.edges.map(({ node: { id, version } }) => ({ id, version }));
    const cursor = () => (isFirst ? listCursor(stream, position, { window, totalCount: count ?? null }) : encodeCursor(stream, position));
    return { ...page, cursor, count };
  } catch (error) {
    throw error instanceof Refused ? refusalError.of(error, context) : error;
  }
}

/** The same selection, with what a page knows its rows by: which they are, how far they have come, where they stand. */
function withKeys({ select, ...selection }: Selection, orderBy: readonly object[]): Selection {
  if (select === undefined) return selection;
  const keys = Object.fromEntries(orderBy.flatMap((part) => Object.keys(part)).map((name) => [name, true]));
  return { ...selection, select: { ...select, ...keys, id: true, version: true } };
}

/** What the query selects of the rows, whether it asks for `edges { node }` or `nodes`. */
export function selectionOf(context: Context, info: GraphQLResolveInfo): Selection {
  const wantsNodes = info.fieldNodes.some((field) =>
    field.selectionSet?.selections.some((selection) => selection.kind === 'Field' && selection.name.value === 'nodes'),
  );
  return queryFromInfo({ context, info, path: wantsNodes ? ['nodes'] : ['edges', 'node'] });
}

/** The names of all fields that an operation's document asks for. They go with the document. */
const namesAsked = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/** Whether a document asks for a field of this name anywhere: enough to know that nobody wants it. */
export function asksFor({ operation, fragments }: GraphQLResolveInfo, name: string): boolean {
  let names = namesAsked.get(operation);
  if (names === undefined) {
    const found = new Set<string>();
    const Field = (field: FieldNode) => void found.add(field.name.value);
    for (const root of [operation, ...Object.values(fragments)]) visit(root, { Field });
    names = found;
    namesAsked.set(operation, names);
  }
  return names.has(name);
}
