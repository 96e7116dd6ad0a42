import { ActorKind, EventKind, ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';

export const ObjectTypeEnum = builder.enumType(ObjectType, { name: 'ObjectType', description: 'The kinds of objects that have a status.' });

const EventKindEnum = builder.enumType('EventKind', {
  description: 'What happened.',
  values: {
    [EventKind.CREATED]: { description: 'The object came to be.' },
    [EventKind.MOVED]: { description: 'Its status changed.' },
    [EventKind.UPDATED]: { description: 'What it says changed; the status stayed.' },
    [EventKind.ROLLED_UP]: { description: 'A header took another status from its lines.' },
    [EventKind.REMOVED]: { description: 'A line that was never sent was taken away.' },
  },
});

export const ActorKindEnum = builder.enumType('ActorKind', {
  description: 'Who acts.',
  values: {
    [ActorKind.C]: { description: 'A customer user.' },
    [ActorKind.SU]: { description: 'A superuser of the customer.' },
    [ActorKind.A]: { description: 'A support agent of the carrier.' },
    [ActorKind.SYS]: { description: 'A timer or one of the carrier’s systems.' },
  },
});

export const ActorType = builder.objectRef<StatusEvent>('Actor').implement({
  description: 'Who did it (IA-03).',
  fields: (t) => ({
    kind: t.field({ type: ActorKindEnum, description: 'In what capacity.', resolve: (event) => event.actorKind }),
    name: t.string({ description: 'The full name at the time.', resolve: (event) => event.actorName }),
    apiKeyName: t.string({ nullable: true, description: 'The API key it was done with, if any.', resolve: (event) => event.apiKeyName }),
  }),
});

export const StatusEventType = builder.objectRef<StatusEvent>('StatusEvent').implement({
  description: 'One entry of the log: written in the transaction of the change, never altered (S-31).',
  fields: (t) => ({
    id: t.id({ description: 'Unique and ascending.', resolve: (event) => `evt_${event.id}` }),
    kind: t.field({ type: EventKindEnum, description: 'What happened.', resolve: (event) => event.kind }),
    move: t.exposeString('move', { description: 'The mutation or timer that did it.' }),
    objectType: t.field({ type: ObjectTypeEnum, description: 'What kind of object changed.', resolve: (event) => event.objectType }),
    objectId: t.exposeID('objectId', { description: 'The object that changed: a line, or the object itself.' }),
    rootType: t.field({ type: ObjectTypeEnum, description: 'What kind of object a page shows it on.', resolve: (event) => event.rootType }),
    rootId: t.exposeID('rootId', { description: 'The quote, order, package, service request … it belongs to.' }),
    from: t.string({ nullable: true, description: 'The status before.', resolve: (event) => event.fromStatus }),
    to: t.string({ nullable: true, description: 'The status after.', resolve: (event) => event.toStatus }),
    objectVersion: t.exposeInt('objectVersion', { description: 'The object’s version after the change.' }),
    rootVersion: t.exposeInt('rootVersion', { description: 'The version of what it belongs to, after the change.' }),
    actor: t.field({ type: ActorType, description: 'Who did it.', resolve: (event) => event }),
    comment: t.exposeString('comment', { nullable: true, description: 'Why, in the words of who did it.' }),
    changes: t.field({ type: 'JSON', nullable: true, description: 'Field name to `[before, after]`.', resolve: (event) => event.changes }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: (event) => event.at }),
  }),
});
