import type { Prisma, ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../../builder.ts';
import { pageWith, type Found } from '../../connection.ts';
import { requireViewer, type Context } from '../../context.ts';
import { DepartmentEnum } from '../../events/change.graphql.ts';
import { literally, matching } from '../../keyset.ts';
import { declareList } from '../../lists/list.graphql.ts';
import { queueConnectionOf, queueOrder, queuePageOf } from './queue-page.ts';
import { AreaEnum, ChannelEnum, ReferenceKindEnum, RequestStatusEnum } from '../request.enums.graphql.ts';
import { ServiceRequestType } from '../request.graphql.ts';
import { visibleRequests } from '../request.state.ts';

const RequestFilter = builder.inputType('ServiceRequestFilter', {
  description: 'Narrows the list; everything given must hold.',
  fields: (t) => ({
    status: t.field({ type: [RequestStatusEnum], description: 'It is in one of these.' }),
    area: t.field({ type: [AreaEnum], description: 'It has one of these areas.' }),
    queue: t.field({ type: [DepartmentEnum], description: 'One of these departments has it.' }),
    channel: t.field({ type: [ChannelEnum], description: 'It came in by one of these.' }),
    text: t.string({ description: 'Words found in number, sub-area, reference, description or answer (SR-31).' }),
    referenceKind: t.field({ type: ReferenceKindEnum, description: 'Its reference is of this kind.' }),
    reference: t.string({ description: 'Its reference has exactly this value.' }),
    linkedTo: t.id({ description: 'It was raised from this object.' }),
    assignedToMe: t.boolean({ description: 'Carrier staff: I took it.' }),
    createdFrom: t.field({ type: 'DateTime', description: 'Begun at or after.' }),
    createdTo: t.field({ type: 'DateTime', description: 'Begun before.' }),
    needsMe: t.boolean({ description: 'Only requests that wait for the customer to add something or to send them.' }),
  }),
});

type Filter = typeof RequestFilter.$inferInput;

function whereOf(context: Context, filter: Filter | null | undefined): Prisma.ServiceRequestWhereInput {
  const viewer = requireViewer(context);
  const all: Prisma.ServiceRequestWhereInput[] = [visibleRequests(viewer), matching(filter?.text)];
  if (filter?.needsMe === true) all.push({ status: { in: ['NEW', 'INCOMPLETE'] } });
  if (filter?.assignedToMe === true) all.push(viewer.isCarrier ? { assigneeId: viewer.userId } : { id: '' });
  if (filter?.reference != null) all.push({ referenceValue: { equals: literally(filter.reference.trim()), mode: 'insensitive' } });
  return {
    AND: all,
    ...(filter?.status == null ? {} : { status: { in: filter.status } }),
    ...(filter?.area == null ? {} : { area: { in: filter.area } }),
    ...(filter?.queue == null ? {} : { queue: { in: filter.queue } }),
    ...(filter?.channel == null ? {} : { channel: { in: filter.channel } }),
    ...(filter?.referenceKind == null ? {} : { referenceKind: filter.referenceKind }),
    ...(filter?.linkedTo == null ? {} : { linkedId: filter.linkedTo }),
    createdAt: {
      ...(filter?.createdFrom == null ? {} : { gte: filter.createdFrom }),
      ...(filter?.createdTo == null ? {} : { lt: filter.createdTo }),
    },
  };
}

const RequestSort = builder.enumType('ServiceRequestSort', {
  description: 'What a list of service requests is sorted by.',
  values: {
    CREATED: { value: 'createdAt', description: 'When it was begun.' },
    CHANGED: { value: 'updatedAt', description: 'When it last changed.' },
    NUMBER: { value: 'serial', description: 'The number, as a number: 9999 stands before 10000.' },
    QUEUE: {
      value: 'queue',
      description: 'As queues are worked: those from the portal first, then the longest waiting (SR-04). Always in this direction.',
    },
  } as const,
});

/** SR-04: whoever of the carrier looks at a queue sees it as it is worked. */
const usualSort = (context: Context, filter: Filter | null | undefined) =>
  requireViewer(context).isCarrier && filter?.queue != null ? 'queue' : 'createdAt';

const queuePage = (found: Found) =>
  pageWith(found, async (find) => {
    const page = queuePageOf(found.args);
    // What a page of requests finds are requests.
    const rows = (await find(page)) as unknown as ServiceRequest[];
    return queueConnectionOf(rows, page);
  });

declareList({
  name: 'serviceRequests',
  typeName: 'ServiceRequest',
  type: ServiceRequestType,
  description:
    'Your service requests, newest first; a queue that the carrier filters by is sorted as it is worked. Closed ones are found too (SR-31). Page by `after`; follow the `cursor` to keep it true.',
  filter: RequestFilter,
  sort: RequestSort,
  usually: { sort: 'createdAt', direction: 'desc' },
  words: {
    filter: 'Which requests.',
    sort: 'Sorted by. CREATED unless given; QUEUE where the carrier filters by queue.',
    page: 'A page of service requests.',
    totalCount: 'How many requests match.',
  },
  where: whereOf,
  rows: ({ db }) => db.serviceRequest,
  rootTypes: ['SERVICE_REQUEST'],
  sortFor: usualSort,
  special: { queue: { order: queueOrder, page: queuePage } },
});
