import { builder } from '../builder.ts';
import { noPage } from '../keyset.ts';
import { refusalError } from '../refusals.graphql.ts';
import { Refused } from '../refusals.ts';
import { Change, ChangesFilter, filterOf } from './change.graphql.ts';
import { readEventPage, type EventPage } from './event-page.ts';

const EventPageType = builder.objectRef<EventPage>('EventPage').implement({
  description: 'A piece of your stream of changes.',
  fields: (t) => ({
    events: t.field({ type: [Change], description: 'In the order they were committed.', resolve: (page) => [...page.events] }),
    cursor: t.field({
      type: 'Cursor',
      description: 'Where this piece ends. Pass it as `after` to read on, here or in a subscription.',
      resolve: (page) => page.cursor,
    }),
    hasMore: t.boolean({
      description: 'Whether the stream goes on after `cursor`. A page may be short, or empty, and yet have more after it.',
      resolve: (page) => page.hasMore,
    }),
  }),
});

const mostEvents = 200;

builder.queryField('events', (t) =>
  t.field({
    type: EventPageType,
    description:
      'The same changes that `changes` sends, as a plain list: for programs that ask now and then, and for audits. Without `after` it begins with the oldest change that is kept for delivery.',
    args: {
      after: t.arg({ type: 'Cursor', description: 'The cursor you got last.' }),
      first: t.arg.int({ defaultValue: 50, required: true, description: `How many at most, 1 to ${mostEvents}.` }),
      filter: t.arg({ type: ChangesFilter, description: 'Which changes.' }),
    },
    resolve: async (_root, { after, first, filter }, context) => {
      try {
        if (first < 1 || first > mostEvents) throw new Refused([noPage.tooLarge('/first', { max: mostEvents })]);
        return await readEventPage(context, filterOf(filter), after ?? null, first);
      } catch (error) {
        throw error instanceof Refused ? refusalError.of(error, context) : error;
      }
    },
  }),
);
