import { builder } from './builder.ts';
import { ObjectTypeEnum } from './events/event.graphql.ts';
import { ForetoldType } from './foretelling.graphql.ts';
import type { Done, StatusChange } from './transition.ts';

const StatusChangeType = builder.objectRef<StatusChange>('StatusChange').implement({
  description: 'One object that the mutation changed, or would change in a dry run.',
  fields: (t) => ({
    objectType: t.field({ type: ObjectTypeEnum, description: 'What kind of object.', resolve: (change) => change.objectType }),
    objectId: t.exposeID('objectId', { description: 'Which.' }),
    from: t.exposeString('from', { nullable: true, description: 'The status before; null when it came to be.' }),
    to: t.exposeString('to', { nullable: true, description: 'The status after; null when it was taken away.' }),
  }),
});

/** What every payload carries besides its objects. */
export const ChangePayload = builder.interfaceRef<Done<unknown>>('ChangePayload').implement({
  description: 'What every change answers besides the objects it changed.',
  fields: (t) => ({
    changes: t.field({
      type: [StatusChangeType],
      description: 'Everything that changed, or would in a dry run: the headers that follow their lines among them.',
      resolve: ({ changes }) => [...changes],
    }),
    eventCursor: t.field({
      type: 'Cursor',
      description: 'Your stream after this change: follow `changes(after:)` it to see only what comes later.',
      resolve: ({ eventCursor }) => eventCursor,
    }),
    replayed: t.boolean({
      description: 'True when the idempotency key was answered before: nothing happened twice.',
      resolve: ({ replayed }) => replayed,
    }),
    dryRun: t.boolean({ description: 'True when nothing was kept.', resolve: ({ dryRun }) => dryRun }),
    foretold: t.field({
      type: ForetoldType,
      nullable: true,
      description: 'After a dry run: what else the change would have brought about. Null where it was really made.',
      resolve: ({ foretold }) => foretold,
    }),
  }),
});
