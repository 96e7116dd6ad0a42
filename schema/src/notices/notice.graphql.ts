import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { encodeCursor } from '../cursor.ts';
import { cursorField } from '../events/change.graphql.ts';
import { ActorType, ObjectTypeEnum, StatusEventType } from '../events/event.graphql.ts';
import { guarded } from '../events/live.graphql.ts';
import { noPage } from '../keyset.ts';
import { plainMutation } from '../plain-mutation.ts';
import { Refused } from '../refusals.ts';
import { refusalError } from '../refusals.graphql.ts';
import { followBell, type BellNews } from './notices.live.ts';
import { bellOf, mostCounted, newestOf, unseenOf, type Bell, type Notice } from './notices.ts';
import { headingOf, pathOf, whatOf, whyOf } from './notice.words.ts';
import { markSeen } from './seen.ts';

const mostNotices = 50;
const newestEvent = ({ events }: Notice) => {
  const event = events.at(-1);
  if (event === undefined) throw new Error('a notice tells of one event at least');
  return event;
};

const NoticeType = builder.objectRef<Notice>('Notice').implement({
  description: 'What somebody else has done to something of yours: all that one transaction changed on one page (N-09).',
  fields: (t) => ({
    id: t.id({ description: 'Unique: the id of its last event.', resolve: (notice) => `evt_${newestEvent(notice).id}` }),
    at: t.field({ type: 'DateTime', description: 'When it happened.', resolve: (notice) => newestEvent(notice).at }),
    actor: t.field({ type: ActorType, description: 'Who did it.', resolve: newestEvent }),
    isSeen: t.exposeBoolean('isSeen', { description: 'Whether you have seen it, on whatever device (`markNoticesSeen`).' }),
    heading: t.string({
      description: 'What it is about, in your language: “Order O-10001”.',
      resolve: (notice, _args, { locale }) => headingOf(notice, locale),
    }),
    what: t.string({
      description: 'What happened, in your language and in the words of the mails: “Line 2: Incomplete”, “3 changes”.',
      resolve: (notice, _args, { locale }) => whatOf(notice, locale),
    }),
    why: t.string({ nullable: true, description: 'The comment that came with it.', resolve: whyOf }),
    path: t.string({ description: 'Its page, under the address of the portal.', resolve: pathOf }),
    rootType: t.field({
      type: ObjectTypeEnum,
      description: 'What kind of object it is about.',
      resolve: (one) => newestEvent(one).rootType,
    }),
    rootId: t.id({ description: 'The quote, order, package … it is about.', resolve: (notice) => newestEvent(notice).rootId }),
    events: t.field({
      type: [StatusEventType],
      description: 'What happened, one by one, oldest first.',
      resolve: ({ events }) => [...events],
    }),
  }),
});

interface Told {
  readonly bell: Bell;
  readonly context: Context;
}

const cursorOf = ({ bell: { stream, position } }: { readonly bell: Bell }): string => encodeCursor(stream, position);
const unseenField = {
  description: `How many you have not seen, on any device: at most ${mostCounted}, which then says that there are as many or more.`,
};

const NoticesType = builder.objectRef<Told>('Notices').implement({
  description:
    'Your bell. A customer is told of each change that the mail tables name, in everything the organisation has and you may see; the carrier’s people of what is handed over to their department. What you did yourself is no notice. It looks back 30 days and 2,000 changes at most.',
  fields: (t) => ({
    cursor: t.field({ ...cursorField, description: 'Give it to `markNoticesSeen` once you have shown them.', resolve: cursorOf }),
    unseenCount: t.int({ ...unseenField, resolve: async ({ bell, context }) => (await unseenOf(context, bell)).size }),
    newest: t.field({
      type: [NoticeType],
      description: 'The newest, newest first, seen or not.',
      args: { first: t.arg.int({ defaultValue: 20, required: true, description: `How many at most, 1 to ${mostNotices}.` }) },
      resolve: ({ bell, context }, { first }) => {
        if (first < 1 || first > mostNotices)
          throw refusalError.of(new Refused([noPage.tooLarge('/first', { max: mostNotices })]), context);
        return newestOf(context, bell, first);
      },
    }),
  }),
});

builder.queryField('notices', (t) =>
  t.field({
    type: NoticesType,
    description: 'Your bell: what has happened that you did not do yourself (context 12). Follow it with `noticesChanged`.',
    resolve: async (_root, _args, context) => ({ bell: await bellOf(context), context }),
  }),
);

const BellType = builder.objectRef<BellNews>('BellNews').implement({
  description: 'How your bell stands.',
  fields: (t) => ({
    cursor: t.field({ ...cursorField, description: 'The place it was counted at.', resolve: cursorOf }),
    unseenCount: t.int({ ...unseenField, resolve: ({ unseen }) => unseen }),
  }),
});

builder.subscriptionField('noticesChanged', (t) =>
  t.field({
    type: BellType,
    description:
      'Your bell: how many notices you have not seen, then the same whenever there is a new one and whenever you see them somewhere, on any device. It needs no cursor: who comes back is told how it stands.',
    // Everybody counts what they themselves have not seen.
    extensions: { isEachReadersOwn: true },
    subscribe: (_root, _args, context) => guarded(context, () => followBell(context)),
    resolve: (news) => news,
  }),
);

const Seen = builder.objectRef<Told>('NoticesSeenPayload').implement({
  description: 'Your bell after it.',
  fields: (t) => ({ notices: t.field({ type: NoticesType, description: 'How it stands now.', resolve: (told) => told }) }),
});

plainMutation('markNoticesSeen', {
  description:
    'You have seen your notices up to a place: every device of yours counts from there, at once. It goes forward only; said twice it changes nothing. Yours alone, and nobody else is told. For people: an API key has seen nothing.',
  payload: Seen,
  limits: { upTo: 400 },
  input: (t) => ({ upTo: t.field({ type: 'Cursor', required: true, description: 'The `cursor` of the notices you have shown.' }) }),
  run: async (context, { upTo }) => {
    await markSeen(context, upTo);
    return { bell: await bellOf(context), context };
  },
});
