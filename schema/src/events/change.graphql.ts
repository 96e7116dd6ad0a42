import { Department } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { ObjectTypeEnum, StatusEventType } from './event.graphql.ts';
import type { Filter } from './following.ts';
import type { LiveMessage } from './live.ts';

export const DepartmentEnum = builder.enumType(Department, { name: 'Department', description: 'A department of the carrier.' });

export const cursorField = {
  type: 'Cursor',
  description: 'Pass it as `after` when you come back: you get everything later, once.',
} as const;

export const Change = builder.objectRef<LiveMessage>('Change').implement({
  description: 'One committed change.',
  fields: (t) => ({
    cursor: t.field({ ...cursorField, resolve: (message) => message.cursor }),
    event: t.field({ type: StatusEventType, nullable: true, description: 'What happened.', resolve: (message) => message.event }),
    object: t.node({
      description: 'The quote, order, package or service request as it is now. Null when you may not see it any more.',
      args: {
        once: t.arg.boolean({
          defaultValue: false,
          description:
            'With `true` it comes with the last of the changes that one transaction made to it, since all of them would say the same; null with those before. A project of 50 lines is then sent once, not 51 times.',
        }),
      },
      id: (message, { once }) => (once === true && message.isFollowed === true ? null : message.objectId),
    }),
  }),
});

export const ChangesFilter = builder.inputType('ChangesFilter', {
  description: 'Narrows the stream. What you may not see is never in it.',
  fields: (t) => ({
    types: t.field({ type: [ObjectTypeEnum], description: 'Only changes of these kinds of pages (rootType).' }),
    objectId: t.id({ description: 'Only changes of this object and what belongs to it.' }),
    queues: t.field({
      type: [DepartmentEnum],
      description: 'Carrier staff: only changes that concern these departments, those by which something leaves their queue among them.',
    }),
  }),
});

/** The argument as the log reads it. */
export const filterOf = (filter: typeof ChangesFilter.$inferInput | null | undefined): Filter => ({
  rootId: filter?.objectId ?? undefined,
  rootTypes: filter?.types ?? undefined,
  queues: filter?.queues ?? undefined,
});
