import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { DepartmentEnum } from '../events/change.graphql.ts';
import { ObjectTypeEnum, StatusEventType } from '../events/event.graphql.ts';
import { historyOf } from '../events/history.ts';
import { declareChanged } from '../events/live.graphql.ts';
import { PersonType } from '../identity/users/person.graphql.ts';
import { AvailableMoveType, BallInCourtType } from '../moves.graphql.ts';
import { CancelledByEnum } from '../orders/order-line.graphql.ts';
import { visibleActivities } from './handling/activity.graphql.ts';
import { ballOfRequest, closesOn, requestMoves } from './request.available.ts';
import { AreaEnum, ChannelEnum, ReferenceKindEnum, RequestStatusEnum, TopicEnum } from './request.enums.graphql.ts';
import { requestColumns, visibleRequests } from './request.state.ts';

export const ServiceRequestType = builder.prismaNode('ServiceRequest', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'A question, a message or a claim to one of the carrier’s departments, with its thread and its answer.',
  findUnique: (id, context) => ({ id, AND: visibleRequests(requireViewer(context)) }),
  fields: (t) => ({
    number: t.exposeString('number', { description: 'The portal’s number: SR-10001.' }),
    status: t.field({ type: RequestStatusEnum, description: 'How far the case has come (SR-35).', resolve: (request) => request.status }),
    area: t.field({ type: AreaEnum, description: 'What it is about; decides who answers.', resolve: (request) => request.area }),
    subArea: t.exposeString('subArea', { nullable: true, description: 'One of the area’s sub-areas; mandatory at submit (SR-27).' }),
    topic: t.field({ type: TopicEnum, nullable: true, description: 'The matter more closely.', resolve: (request) => request.topic }),
    referenceKind: t.field({
      type: ReferenceKindEnum,
      nullable: true,
      description: 'What the reference is (SR-28).',
      resolve: (request) => request.referenceKind,
    }),
    referenceValue: t.exposeString('referenceValue', {
      nullable: true,
      description: 'The number it is about, in one spelling: capitals, no spaces in phone numbers.',
    }),
    isReferenceLocked: t.boolean({
      description: 'True when it was raised from an object: reference and link stay (SR-32).',
      resolve: ({ linkedId }) => linkedId !== null,
    }),
    linkedType: t.field({
      type: ObjectTypeEnum,
      nullable: true,
      description: 'What kind of object it was raised from.',
      resolve: (request) => request.linkedType,
    }),
    linkedObject: t.node({
      description: 'The object it was raised from. Null when there is none, or you may not see it.',
      id: (request) => request.linkedId,
    }),
    linkedPage: t.node({
      description: 'What the page of that object is about: the order of an order line, else the object itself.',
      id: ({ linkedType, linkedId }, _args, { db }) => pageOf(db, linkedType, linkedId),
    }),
    description: t.exposeString('description', { description: 'The customer’s words. They can be edited in NEW and INCOMPLETE (D-19).' }),
    resolution: t.exposeString('resolution', {
      nullable: true,
      description: 'Answers/Resolution: what the carrier answered, misses, or gives as reason for cancelling (D-19).',
    }),
    queue: t.field({
      type: DepartmentEnum,
      nullable: true,
      description: 'The department that has it. Null until it is submitted.',
      resolve: (request) => request.queue,
    }),
    productGroup: t.exposeString('productGroup', {
      nullable: true,
      description: 'The part of the queue, where it is parted by product area (SR-13).',
    }),
    channel: t.field({ type: ChannelEnum, description: 'How it came in (SR-04).', resolve: (request) => request.channel }),
    cancelledBy: t.field({
      type: CancelledByEnum,
      nullable: true,
      description: 'Who cancelled it.',
      resolve: (request) => request.cancelledBy,
    }),
    enteredStatusAt: t.expose('enteredStatusAt', { type: 'DateTime', description: 'Since when it has its status.' }),
    closesOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date on which it is closed by itself, in NEW and COMPLETED (SR-24).',
      resolve: closesOn,
    }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', nullable: true, description: 'When it was first sent to the carrier.' }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` (G-06).' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    organisation: t.relation('organisation', { description: 'Whose request it is.' }),
    activities: t.relation('activities', {
      description: 'The thread, oldest first.',
      query: (_args, context) => ({ where: visibleActivities(requireViewer(context)), orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    }),
    lastActedBy: t.field({
      type: PersonType,
      description: 'The customer user who last acted, with phone and e-mail (IA-04).',
      resolve: ({ lastActedById }) => lastActedById,
    }),
    assignee: t.field({
      type: PersonType,
      nullable: true,
      description: 'Carrier staff: who took it.',
      resolve: ({ assigneeId }, _args, context) => (requireViewer(context).isCarrier ? assigneeId : null),
    }),
    ballInCourt: t.field({ type: BallInCourtType, description: 'Whose move it is.', resolve: ballOfRequest }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do with it now.',
      select: requestColumns,
      resolve: (request, _args, context) => requestMoves(context.db, requireViewer(context), request, context.clock.now()),
    }),
    history: t.field({
      type: [StatusEventType],
      description: 'Who did what when, newest first.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }) },
      resolve: (request, { first }, context) => historyOf(context, request.id, first ?? 100),
    }),
  }),
});

const pageOf = async (db: Context['db'], type: string | null, id: string | null): Promise<string | null> =>
  type === 'ORDER_LINE' && id !== null
    ? ((await db.orderLine.findUnique({ where: { id }, select: { orderId: true } }))?.orderId ?? null)
    : id;

builder.prismaObjectField('ServiceRequest', 'escalates', (t) =>
  t.loadable({
    type: ServiceRequestType,
    nullable: true,
    description: 'The request in Area DELIVERY that this one escalates (SR-14).',
    load: async (ids: string[], context: Context) => {
      const rows = await context.db.serviceRequest.findMany({
        where: { AND: [{ id: { in: ids } }, visibleRequests(requireViewer(context))] },
      });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    resolve: ({ escalatesId }) => escalatesId,
  }),
);

builder.queryField('serviceRequest', (t) =>
  t.prismaField({
    type: 'ServiceRequest',
    nullable: true,
    description: 'One service request. Null when there is none that you may see.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (query, _root, { id }, context) =>
      context.db.serviceRequest.findFirst({ ...query, where: { AND: [{ id }, visibleRequests(requireViewer(context))] } }),
  }),
);

builder.queryField('serviceRequestByNumber', (t) =>
  t.prismaField({
    type: 'ServiceRequest',
    nullable: true,
    description: 'One service request by its number. Null when there is none that you may see.',
    args: { number: t.arg.string({ required: true, description: 'SR-10001.' }) },
    resolve: (query, _root, { number }, context) =>
      context.db.serviceRequest.findFirst({
        ...query,
        where: { AND: [{ number: number.trim().toUpperCase() }, visibleRequests(requireViewer(context))] },
      }),
  }),
);

declareChanged(
  'serviceRequestChanged',
  'Follows one service request: its state first (or what was missed since `after`), then UpToDate, then each change.',
  async (context, id) =>
    (await context.db.serviceRequest.count({ where: { AND: [{ id }, visibleRequests(requireViewer(context))] } })) === 1,
);
