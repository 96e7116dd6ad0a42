import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { Change, ChangesFilter, cursorField, filterOf } from './change.graphql.ts';
import { follow, type DeliveryChoice, type LiveMessage } from './live.ts';
import { cursorOfNow } from './snapshot-cursor.ts';
import { mostWaiting } from './latest.ts';
import { Refused } from '../refusals.ts';
import { refusalError } from '../refusals.graphql.ts';

const State = builder.objectRef<LiveMessage>('State').implement({
  description: 'The present state of the object, sent first when no `after` was given.',
  fields: (t) => ({
    cursor: t.field({ ...cursorField, resolve: (message) => message.cursor }),
    object: t.node({ description: 'The object as it is now.', id: (message) => message.objectId }),
  }),
});

export const UpToDate = builder.objectRef<LiveMessage>('UpToDate').implement({
  description: 'Everything up to here has been sent; what follows is new.',
  fields: (t) => ({ cursor: t.field({ ...cursorField, resolve: (message) => message.cursor }) }),
});

const Gap = builder.objectRef<LiveMessage>('Gap').implement({
  description:
    'You have fallen behind and asked for `delivery: LATEST`: between `from` and `to` only the last change of each object is sent; it follows now. Read anew what you show that is more than the state of single objects, such as sums and lists. Keep the `cursor` of the last message that had one.',
  fields: (t) => ({
    from: t.field({
      type: 'Cursor',
      description: 'After this place changes were left out. `events(after: from)` answers every one of them.',
      resolve: ({ cursor }) => cursor,
    }),
    to: t.field({
      type: 'Cursor',
      description: 'Up to this place. What comes after it is sent again one by one, or told in a Gap of its own.',
      resolve: ({ skipped, cursor }) => skipped?.to ?? cursor,
    }),
    count: t.int({
      description: 'How many changes that would have been yours were left out.',
      resolve: ({ skipped }) => skipped?.count ?? 0,
    }),
  }),
});

const byKind = { STATE: State, CHANGE: Change, UP_TO_DATE: UpToDate, GAP: Gap } satisfies Record<LiveMessage['kind'], unknown>;

const DeliveryEnum = builder.enumType('Delivery', {
  description: 'What you are sent when you cannot keep up, or come back after a while.',
  values: {
    EVERY_EVENT: { description: 'Every change, in order, however long it takes you: for programs that must see each one.' },
    LATEST: {
      description: `When more than ${mostWaiting} changes wait for you: a \`Gap\` that says what is left out, then the last change of each object. For screens.`,
    },
  } satisfies Record<DeliveryChoice, object>,
});

const LiveMessageType = builder.unionType('LiveMessage', {
  description:
    'What a subscription sends: State or the missed changes, then UpToDate, then changes. Reconnect with the last `cursor` as `after`: nothing is lost and nothing comes twice. Nothing is left out without a Gap that says so, and none comes unless you ask for `delivery: LATEST`.',
  types: [State, Change, UpToDate, Gap],
  resolveType: (message) => byKind[message.kind],
});

const deliveryArg = {
  type: DeliveryEnum,
  required: true,
  defaultValue: 'EVERY_EVENT',
  description: 'What you are sent when you are slow.',
} as const;

/** A group's reader skips nothing, whatever its document says: those whose clients are slow have left it. */
const begun = ({ resumeAfter, isForMany }: Context, after: string | null | undefined, delivery: DeliveryChoice) => ({
  after: resumeAfter ?? after ?? null,
  delivery: isForMany === true ? ('EVERY_EVENT' as const) : delivery,
});

builder.subscriptionField('changes', (t) =>
  t.field({
    type: LiveMessageType,
    description:
      'Every change of everything you may see, in the order it was committed. Without `after` it starts now: the first message is UpToDate.',
    args: {
      after: t.arg({ type: 'Cursor', description: 'The cursor you got last. Without it the stream starts now.' }),
      filter: t.arg({ type: ChangesFilter, description: 'Which changes.' }),
      delivery: t.arg(deliveryArg),
    },
    subscribe: (_root, { after, filter, delivery }, context) =>
      guarded(context, () => follow(context, { filter: filterOf(filter), stateOf: null, ...begun(context, after, delivery) })),
    resolve: (message) => message,
  }),
);

/** Declares the subscription of one noun: `orderChanged(id, after)`. `maySee` answers whether the viewer sees the id. */
export function declareChanged(name: string, description: string, maySee: (context: Context, id: string) => Promise<boolean>): void {
  builder.subscriptionField(name, (t) =>
    t.field({
      type: LiveMessageType,
      description,
      args: {
        id: t.arg.id({ required: true, description: 'The object to follow.' }),
        after: t.arg({ type: 'Cursor', description: 'The cursor you got last. Without it the present state comes first.' }),
        delivery: t.arg(deliveryArg),
      },
      subscribe: (_root, { id, after, delivery }, context) =>
        guarded(context, async () => {
          if (!(await maySee(context, id))) throw refusalError.notFound(context);
          return follow(context, { filter: { rootId: id }, stateOf: id, ...begun(context, after, delivery) });
        }),
      resolve: (message) => message,
    }),
  );
}

/** Refusals at the start of a subscription become its first and only error. */
export async function guarded<Message>(
  context: Context,
  start: () => Promise<AsyncGenerator<Message>> | AsyncGenerator<Message>,
): Promise<AsyncGenerator<Message>> {
  requireViewer(context);
  const told = (error: unknown): never => {
    throw error instanceof Refused ? refusalError.of(error, context) : error;
  };
  const stream = await Promise.try(start).catch(told);
  const { next } = stream;
  return Object.assign(stream, { next: () => next().catch(told) });
}

builder.queryField('cursor', (t) =>
  t.field({
    type: 'Cursor',
    description: 'Where your stream stands now. Read it before the rows you mean to follow.',
    resolve: (_root, _args, context) => cursorOfNow(context),
  }),
);
