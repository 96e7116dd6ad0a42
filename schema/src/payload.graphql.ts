import { builder, type BuilderTypes } from './builder.ts';
import { ObjectTypeEnum } from './events/event.graphql.ts';
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

type Fields<T> = PothosSchemaTypes.ObjectFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes>, Done<T>>;

/** What every payload carries besides its objects. */
export const payloadFields = <T>(t: Fields<T>) => ({
  changes: t.field({ type: [StatusChangeType], description: 'Everything that changed.', resolve: ({ changes }) => [...changes] }),
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
});
