import { queryFromInfo } from '@pothos/plugin-prisma';
import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import type { GraphQLResolveInfo } from 'graphql';
import { builder } from '../builder.ts';
import { asksFor } from '../connection.ts';
import type { Context } from '../context.ts';
import { cursorField } from '../events/change.graphql.ts';
import { StatusEventType } from '../events/event.graphql.ts';
import { guarded, UpToDate } from '../events/live.graphql.ts';
import { pageOf } from '../keyset.ts';
import { readRows } from '../reading/read-rows.ts';
import { followList, listCursor, type Followed, type Step } from './follow-list.ts';
import { argsOf, sortOf, type ListArgs, type ListNoun } from './list-noun.ts';
import type { Known } from './window.ts';

interface ToldRow {
  readonly index: number;
  readonly row: Known;
  readonly event: StatusEvent | null;
}

interface LeftRow {
  readonly id: string;
  readonly event: StatusEvent | null;
  readonly isBeyond: boolean;
}

/** A step with its rows. */
interface Message extends Pick<Step, 'kind' | 'position' | 'totalCount'> {
  readonly cursor: string;
  readonly rows: readonly Known[];
  readonly entered: readonly ToldRow[];
  readonly changed: readonly ToldRow[];
  readonly left: readonly LeftRow[];
}

const LeftRowType = builder.objectRef<LeftRow>('LeftRow').implement({
  description: 'A row that is no longer in the list you follow.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Take it out if you have it.' }),
    event: t.field({
      type: StatusEventType,
      nullable: true,
      description: 'Its newest event in this step. Null where other rows pushed it out.',
      resolve: ({ event }) => event,
    }),
    isBeyond: t.exposeBoolean('isBeyond', {
      description: 'True when it still fits the filter and only stands after the rows you follow; false when it is gone from the list.',
    }),
  }),
});

const eventOfRow = 'Its newest event in this step. Null where it moved because of other rows.';

function messageTypes({ typeName, type, words }: ListNoun<object, string>) {
  const totalCount = { description: `${words.totalCount} Asking for it makes every change be counted, also beyond the rows you follow.` };
  const count = ({ totalCount: counted }: Message): number => counted ?? 0;
  const Row = builder.objectRef<ToldRow>(`${typeName}ListRow`).implement({
    description: 'A row of the list you follow.',
    fields: (t) => ({
      index: t.exposeInt('index', { description: 'Its place among the rows, from 0.' }),
      row: t.field({ type, description: 'The row as it is now.', resolve: ({ row }) => row }),
      event: t.field({ type: StatusEventType, nullable: true, description: eventOfRow, resolve: ({ event }) => event }),
    }),
  });
  const Snapshot = builder.objectRef<Message>(`${typeName}ListSnapshot`).implement({
    description: 'The rows as they are now, in order. Put them in the place of whatever you have.',
    fields: (t) => ({
      cursor: t.field({ ...cursorField, resolve: ({ cursor }) => cursor }),
      rows: t.field({ type: [type], description: 'The first rows of the list.', resolve: ({ rows }) => [...rows] }),
      totalCount: t.int({ ...totalCount, resolve: count }),
    }),
  });
  const Changes = builder.objectRef<Message>(`${typeName}ListChanges`).implement({
    description:
      'One step from the list you have to the list as it is now. Take out everything in `left` and `entered`, put each of `entered` in at its `index`, in the order given, and replace each of `changed`.',
    fields: (t) => ({
      cursor: t.field({ ...cursorField, resolve: ({ cursor }) => cursor }),
      entered: t.field({
        type: [Row],
        description: 'Rows that are new to the list, or stand elsewhere in it than before.',
        resolve: ({ entered }) => [...entered],
      }),
      changed: t.field({
        type: [Row],
        description: 'Rows that are where they were, and have changed.',
        resolve: ({ changed }) => [...changed],
      }),
      left: t.field({ type: [LeftRowType], description: 'Rows that are no longer in it.', resolve: ({ left }) => [...left] }),
      totalCount: t.int({ ...totalCount, resolve: count }),
    }),
  });
  // Of an UpToDate nothing is read but its cursor.
  const byKind = { LIST_SNAPSHOT: Snapshot, LIST_CHANGES: Changes, UP_TO_DATE: UpToDate };
  return builder.unionType(`${typeName}ListMessage`, {
    description:
      'What a followed list sends: its rows, UpToDate, then steps. After every message your rows are those of the list query. Reconnect with the last `cursor` as `after`.',
    types: [Snapshot, Changes, UpToDate],
    resolveType: (message) => byKind[(message as Message).kind],
  });
}

/** Declares the subscription beside a list: `orderList` beside `orders`. */
export function declareLiveList<Filter extends object, Sort extends string>(list: ListNoun<Filter, Sort>): void {
  const { typeName, name } = list;
  const liveName = `${typeName.charAt(0).toLowerCase()}${typeName.slice(1)}List`;
  const type = messageTypes(list as unknown as ListNoun<object, string>);
  builder.subscriptionField(liveName, (t) =>
    t.field({
      type,
      description: `Follows the first rows of \`${name}\` with the same arguments: the rows, UpToDate, then whatever enters, changes or leaves. Changes that come close together are one step.`,
      args: {
        ...argsOf(list),
        first: t.arg.int({ description: 'How many rows, 1 to 100; 25 unless given.' }),
        after: t.arg({
          type: 'Cursor',
          description:
            'The cursor you got last, here or from the first page of the query. If you hold what there is you get UpToDate alone, and else the rows anew.',
        }),
      },
      // It tells of the rows it has told of before: two who began at different moments are told different things.
      extensions: { isEachReadersOwn: true },
      subscribe: (_root, args, context, info) =>
        guarded(context, () => followList(context, followed(list, context, args, info), context.resumeAfter ?? args.after ?? null)),
      resolve: (step, args, context, info) => told(step, list, context, args, info) as never,
    }),
  );
}

type LiveArgs<Filter, Sort> = ListArgs<Filter, Sort> & { readonly first?: number | null };

function followed<Filter extends object, Sort extends string>(
  list: ListNoun<Filter, Sort>,
  context: Context,
  given: object,
  info: GraphQLResolveInfo,
): Followed {
  const args = given as LiveArgs<Filter, Sort>;
  const { limit } = pageOf({ first: args.first }, 'id', 'asc');
  const { order } = sortOf(list, context, args);
  const rows = list.rows(context);
  const where = () => list.where(context, args.filter);
  where();
  const marksBeyond = asksFor(info, 'isBeyond');
  return {
    rootTypes: list.rootTypes,
    rowOf: list.rowOf ?? ((event) => event.rootId),
    look: async () => rows.findMany({ where: where(), orderBy: order, take: limit, select: { id: true, version: true } }),
    fitting: async (ids) => {
      const found =
        ids.length === 0 ? [] : await rows.findMany({ where: { AND: [where(), { id: { in: [...ids] } }] }, select: { id: true } });
      return new Set(found.map(({ id }) => id));
    },
    marksBeyond,
    count: asksFor(info, 'totalCount') ? async () => rows.count({ where: where() }) : undefined,
  };
}

/** Reads the rows of a step, with what is asked of them, and notes which of them the client holds then. */
async function told<Filter extends object, Sort extends string>(
  step: Step,
  list: ListNoun<Filter, Sort>,
  context: Context,
  given: object,
  info: GraphQLResolveInfo,
): Promise<Message> {
  const { kind, stream, position, window, totalCount, difference, events, beyond } = step;
  // Who asks only what entered and left is not read what has changed in between.
  const changed = asksFor(info, 'changed') ? difference.changed : [];
  const ids = kind === 'LIST_SNAPSHOT' ? window.map(({ id }) => id) : [...difference.entered, ...changed];
  const found = ids.length === 0 ? new Map<string, Known>() : await rowsOf(list, context, given, info, kind, ids);
  // One that is gone between two looks is left out, and the next step goes on from there.
  const isGone = (id: string): boolean => ids.includes(id) && !found.has(id);
  const held = window.filter(({ id }) => !isGone(id));
  const eventOf = (id: string): StatusEvent | null => events.get(id) ?? null;
  const among = (some: readonly string[]): ToldRow[] =>
    some.flatMap((id) => {
      const row = found.get(id);
      return row === undefined ? [] : [{ row, event: eventOf(id), index: held.findIndex((known) => known.id === id) }];
    });
  step.told = held;
  return {
    kind,
    position,
    totalCount,
    cursor: listCursor(stream, position, { window: held, totalCount }),
    rows: among(kind === 'LIST_SNAPSHOT' ? ids : []).map(({ row }) => row),
    entered: among(difference.entered),
    changed: among(changed),
    left: [...difference.left, ...ids.filter(isGone)].map((id) => ({ id, event: eventOf(id), isBeyond: beyond.has(id) })),
  };
}

async function rowsOf<Filter extends object, Sort extends string>(
  list: ListNoun<Filter, Sort>,
  context: Context,
  given: object,
  info: GraphQLResolveInfo,
  kind: Step['kind'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const { typeName } = list;
  const segment = (type: string, name: string) => ({ type: `${typeName}${type}`, name });
  const paths =
    kind === 'LIST_SNAPSHOT'
      ? [[segment('ListSnapshot', 'rows')]]
      : ['entered', 'changed'].map((field) => [segment('ListChanges', field), segment('ListRow', 'row')]);
  const selection = queryFromInfo({ context, info, typeName, paths });
  const sight = list.where(context, (given as ListArgs<Filter, Sort>).filter);
  const where = { AND: [sight, { id: { in: [...ids] } }] };
  const rows = await readRows(context.db, typeName, list.rows(context), { ...selection, where });
  return new Map(rows.map((row) => [row.id, row]));
}
