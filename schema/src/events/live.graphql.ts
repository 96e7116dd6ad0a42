import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { Change, ChangesFilter, cursorField, filterOf } from './change.graphql.ts';
import { follow, type LiveMessage } from './live.ts';
import { cursorOfNow } from './snapshot-cursor.ts';
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

const byKind = { STATE: State, CHANGE: Change, UP_TO_DATE: UpToDate };

const LiveMessageType = builder.unionType('LiveMessage', {
  description:
    'What a subscription sends: STATE or the missed changes, then UpToDate, then changes. Reconnect with the last `cursor` as `after`: nothing is lost and nothing comes twice.',
  types: [State, Change, UpToDate],
  resolveType: (message) => byKind[message.kind],
});

const afterArg = 'The cursor you got last. Without it the stream starts now.';

builder.subscriptionField('changes', (t) =>
  t.field({
    type: LiveMessageType,
    description:
      'Every change of everything you may see, in the order it was committed. Without `after` it starts now: the first message is UpToDate.',
    args: {
      after: t.arg({ type: 'Cursor', description: afterArg }),
      filter: t.arg({ type: ChangesFilter, description: 'Which changes.' }),
    },
    subscribe: (_root, { after, filter }, context) =>
      guarded(context, () => follow(context, filterOf(filter), context.resumeAfter ?? after ?? null, null)),
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
      },
      subscribe: (_root, { id, after }, context) =>
        guarded(context, async () => {
          if (!(await maySee(context, id))) throw refusalError.notFound(context);
          return follow(context, { rootId: id }, context.resumeAfter ?? after ?? null, id);
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
  const told = async <T>(work: () => Promise<T> | T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof Refused ? refusalError.of(error, context) : error;
    }
  };
  const stream = await told(start);
  const { next } = stream;
  return Object.assign(stream, { next: () => told(next) });
}

builder.queryField('cursor', (t) =>
  t.field({
    type: 'Cursor',
    description: 'Where your stream stands now. Read it before the rows you mean to follow.',
    resolve: (_root, _args, context) => cursorOfNow(context),
  }),
);
