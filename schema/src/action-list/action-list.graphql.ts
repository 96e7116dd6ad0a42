import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { streamOf } from '../cursor.ts';
import { cursorField } from '../events/change.graphql.ts';
import { ObjectTypeEnum } from '../events/event.graphql.ts';
import { guarded, UpToDate } from '../events/live.graphql.ts';
import { lastPosition } from '../event-log.ts';
import { typeOfId } from '../ids.ts';
import { followList, listCursor, type Step } from '../lists/follow-list.ts';
import { declaredLists } from '../lists/list-noun.ts';
import type { Known, Window } from '../lists/window.ts';
import { readRows } from '../reading/read-rows.ts';
import type { Selection } from '../reading/tree.ts';
import { ActionList, waitingKinds, type KindCount } from './action-list.ts';

/** The list at one moment, read for whoever asked. */
interface Told {
  readonly kind: 'ACTION_LIST' | 'UP_TO_DATE';
  readonly cursor: string;
  readonly items: readonly Known[];
  readonly counts: readonly KindCount[];
}

const typeOf = (kind: string) => {
  const list = declaredLists.get(kind);
  if (list === undefined) throw new Error(`${kind} has no list`);
  return list.type;
};

const Item = builder.unionType('ActionItem', {
  description: 'Something that waits for you. Its `ballInCourt` says what is to be done, since when, and until when.',
  types: waitingKinds.map(typeOf),
  resolveType: (row) => typeOf(typeOfId((row as Known).id) ?? ''),
});

const KindCountType = builder.objectRef<KindCount>('ActionCount').implement({
  description: 'How many of one kind wait for you.',
  fields: (t) => ({
    objectType: t.field({ type: ObjectTypeEnum, description: 'The kind.', resolve: ({ kind }) => kind }),
    count: t.exposeInt('count', { description: 'How many, also those that the list has no room for.' }),
  }),
});

const ActionListType = builder.objectRef<Told>('ActionList').implement({
  description:
    'Everything that waits for you, of every kind: drafts that are cancelled by themselves after a while, what is incomplete, orders turned down in the last 14 days, offers to answer, requests and packages that want something, tickets whose question is to be answered or whose solution is to be confirmed. The same as `needsMe` says list by list.',
  fields: (t) => ({
    cursor: t.field({ ...cursorField, resolve: ({ cursor }) => cursor }),
    totalCount: t.int({
      description: 'How many wait.',
      resolve: ({ counts }) => counts.reduce((sum, { count }) => sum + count, 0),
    }),
    counts: t.field({ type: [KindCountType], description: 'How many of each kind.', resolve: ({ counts }) => [...counts] }),
    items: t.field({
      type: [Item],
      description: 'What has waited longest first, at most 100.',
      resolve: ({ items }) => [...items] as never,
    }),
  }),
});

/** The rows of a window with what is asked of them, in its order; one that is gone between two looks is left out. */
async function rowsOf(context: Context, list: ActionList, window: Window, info: GraphQLResolveInfo, path: Paths): Promise<Known[]> {
  const found = await Promise.all(
    list.lists.map(({ kind, list: noun }) => {
      const ids = window.map(({ id }) => id).filter((id) => typeOfId(id) === kind);
      if (ids.length === 0) return Promise.resolve([]);
      const selection = queryFromInfo({ context, info, typeName: kind, ...path }) as Selection;
      const where = { AND: [list.where(noun), { id: { in: ids } }] };
      return readRows(context.db, kind, noun.rows(context), { ...selection, where, orderBy: [{ id: 'asc' }], take: ids.length });
    }),
  );
  const rows = new Map(found.flat().map((row) => [row.id, row]));
  return window.flatMap(({ id }) => rows.get(id) ?? []);
}

type Paths = { readonly path: string[] } | { readonly paths: { type: string; name: string }[][] };

builder.queryField('actionList', (t) =>
  t.field({
    type: ActionListType,
    description:
      'What waits for you and your colleagues, of every kind, as one list. For customers; FORBIDDEN for the carrier’s people, whose work lies in queues. Follow it with `actionListChanged(after: cursor)`.',
    resolve: async (_root, _args, context, info): Promise<Told> => {
      const list = new ActionList(context);
      const stream = streamOf(requireViewer(context));
      const position = await lastPosition(context.db, stream);
      const [window, counts] = await Promise.all([list.window(), list.counts()]);
      const items = await rowsOf(context, list, window, info, { path: ['items'] });
      const totalCount = counts.reduce((sum, { count }) => sum + count, 0);
      return { kind: 'ACTION_LIST', cursor: listCursor(stream, position, { window: items, totalCount }), items, counts };
    },
  }),
);

const Message = builder.unionType('ActionListMessage', {
  description: 'What `actionListChanged` sends: the whole list, UpToDate, then the whole list again whenever it is another.',
  types: [ActionListType, UpToDate],
  resolveType: (message) => ((message as Told).kind === 'ACTION_LIST' ? ActionListType : UpToDate),
});

builder.subscriptionField('actionListChanged', (t) =>
  t.field({
    type: Message,
    description:
      'Follows `actionList`: the list, UpToDate, then the list anew after each change to it. Put it in the place of what you have. What is left by the calendar alone, as an order turned down 15 days ago, leaves with the next change. FORBIDDEN for the carrier’s people.',
    args: {
      after: t.arg({
        type: 'Cursor',
        description:
          'The cursor you got last, here or from the query. If you hold what there is you get UpToDate alone, and else the list.',
      }),
    },
    // It tells of a list by what it has told of before: two who began at different moments are told different things.
    extensions: { isEachReadersOwn: true },
    subscribe: (_root, { after }, context) =>
      guarded(context, () => followList(context, new ActionList(context).followed(), context.resumeAfter ?? after ?? null)),
    resolve: (step, _args, context, info) => told(step, context, info) as never,
  }),
);

async function told(step: Step, context: Context, info: GraphQLResolveInfo): Promise<Told> {
  const { stream, position, window, totalCount } = step;
  if (step.kind === 'UP_TO_DATE')
    return { kind: 'UP_TO_DATE', cursor: listCursor(stream, position, { window, totalCount }), items: [], counts: [] };
  const list = new ActionList(context);
  const paths = [[{ type: 'ActionList', name: 'items' }]];
  const [items, counts] = await Promise.all([rowsOf(context, list, window, info, { paths }), list.counts()]);
  const held = items.map(({ id, version }) => window.find((known) => known.id === id) ?? { id, version });
  step.told = held;
  return { kind: 'ACTION_LIST', cursor: listCursor(stream, position, { window: held, totalCount }), items, counts };
}
