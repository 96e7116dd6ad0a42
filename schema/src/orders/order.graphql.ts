import { OrderAction, OrderStatus, OrderType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { visibleOf } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { StatusEventType } from '../events/event.graphql.ts';
import { historyOf } from '../events/history.ts';
import { declareChanged } from '../events/live.graphql.ts';
import { PersonType } from '../identity/users/person.graphql.ts';
import { matching } from '../keyset.ts';
import { declareList } from '../lists/list.graphql.ts';
import { AvailableMoveType, BallInCourtType } from '../moves.graphql.ts';
import { addDays, dateOf, startOf } from '../time.ts';
import { OrderLineStatusEnum } from './order-line.graphql.ts';
import { ballOfOrder, feesOf, orderMoves } from './order.moves.ts';
import { servedOf } from './submitting/served.ts';
import { orderColumns, orderInclude } from './order.state.ts';

export const OrderTypeEnum = builder.enumType(OrderType, {
  name: 'OrderType',
  description: 'STANDARD: one product for one end user. PROJECT: the same product for up to 50 end users (O-17 to O-19).',
});
const OrderActionEnum = builder.enumType(OrderAction, { name: 'OrderAction', description: 'What is asked for.' });
export const OrderStatusEnum = builder.enumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'The header’s status: rolled up from its lines, never set (context 21).',
});

const LineStatusCount = builder.objectRef<{ status: string; count: number }>('LineStatusCount').implement({
  description: 'How many lines stand in a status (RU-O15).',
  fields: (t) => ({
    status: t.field({
      type: OrderLineStatusEnum,
      description: 'The status.',
      resolve: ({ status }) => status as never,
    }),
    count: t.exposeInt('count', { description: 'How many lines.' }),
  }),
});

const Order = builder.prismaNode('Order', {
  nullable: true,
  select: { id: true },
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'An order: a header over one or more lines. Its status follows its lines.',
  findUnique: (id, context) => ({ id, ...visibleOf(requireViewer(context)) }),
  fields: (t) => ({
    number: t.exposeString('number', { description: 'The portal’s number: O-10001.' }),
    action: t.field({
      type: OrderActionEnum,
      description: 'What is asked for.',
      select: { action: true },
      resolve: (order) => order.action,
    }),
    orderType: t.field({
      type: OrderTypeEnum,
      description: 'Standard or project.',
      select: { orderType: true },
      resolve: (order) => order.orderType,
    }),
    status: t.field({
      type: OrderStatusEnum,
      description: 'The overall status of all lines (S-08).',
      select: { status: true },
      resolve: (order) => order.status,
    }),
    lineStatusCounts: t.field({
      type: [LineStatusCount],
      description: 'How many lines stand in each status.',
      select: { lineStatusCounts: true },
      resolve: (order) => Object.entries(order.lineStatusCounts as Record<string, number>).map(([status, count]) => ({ status, count })),
    }),
    projectReference: t.exposeString('projectReference', {
      nullable: true,
      description: 'Groups orders of one coordinated delivery (D-28).',
    }),
    customerInvoiceRef: t.exposeString('customerInvoiceRef', { nullable: true, description: 'Printed on the invoice (D-28).' }),
    customerOrderRef: t.exposeString('customerOrderRef', { nullable: true, description: 'Your own order number (D-28).' }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', nullable: true, description: 'When it was first sent to the carrier.' }),
    version: t.exposeInt('version', { description: 'Rises with anything in the order; give it as `expectedVersion` (G-06).' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When anything in it last changed.' }),
    lines: t.relation('lines', { description: 'The lines, by number.', query: { orderBy: { lineNo: 'asc' } } }),
    lineCount: t.relationCount('lines', { description: 'How many lines it has.' }),
    organisation: t.relation('organisation', { description: 'Whose order it is.' }),
    lastActedBy: t.field({
      type: PersonType,
      description: 'The customer user who last acted: whom to turn to (IA-04).',
      select: { lastActedById: true },
      resolve: (order) => order.lastActedById,
    }),
    ballInCourt: t.field({
      type: BallInCourtType,
      description: 'Whose move it is.',
      select: { updatedAt: true, lines: { select: { status: true, enteredStatusAt: true, agreedDate: true }, orderBy: { lineNo: 'asc' } } },
      resolve: (order) => ballOfOrder(order),
    }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do with the whole order now. Moves of single lines stand on the lines.',
      select: { ...orderColumns, lines: orderInclude.lines },
      resolve: async (order, _args, context) => {
        const viewer = requireViewer(context);
        const fees = viewer.isCarrier || order.submittedAt === null ? null : await feesOf(context, order.organisationId);
        return orderMoves(viewer, order, context.clock.now(), await servedOf(context, order), fees);
      },
    }),
    history: t.field({
      type: [StatusEventType],
      description: 'Who did what when, newest first.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }) },
      resolve: (order, { first }, context) => historyOf(context, order.id, first ?? 100),
    }),
  }),
});

const OrderSort = builder.enumType('OrderSort', {
  description: 'What a list of orders is sorted by.',
  values: {
    CREATED: { value: 'createdAt', description: 'When it was begun.' },
    CHANGED: { value: 'updatedAt', description: 'When it last changed.' },
    NUMBER: { value: 'serial', description: 'The number, as a number: 9999 stands before 10000.' },
  } as const,
});

const OrderFilter = builder.inputType('OrderFilter', {
  description: 'Narrows the list; everything given must hold.',
  fields: (t) => ({
    status: t.field({ type: [OrderStatusEnum], description: 'The header is in one of these.' }),
    lineStatus: t.field({ type: [OrderLineStatusEnum], description: 'Some line is in one of these.' }),
    text: t.string({
      description:
        'Words found in number, references, Customer Order Id, end user, contact, address or product, or the number of a circuit or phone that a line delivered or changes (S-28).',
    }),
    productCode: t.string({ description: 'Some line is for this product.' }),
    customerOrderId: t.string({ description: 'Some line has this order confirmation (S-27).' }),
    orderType: t.field({ type: OrderTypeEnum, description: 'Standard or project.' }),
    createdFrom: t.field({ type: 'DateTime', description: 'Begun at or after.' }),
    createdTo: t.field({ type: 'DateTime', description: 'Begun before.' }),
    needsMe: t.boolean({ description: 'Only orders that wait for the customer: NEW, INCOMPLETE, and REJECTED for at most 14 days.' }),
  }),
});

type Filter = typeof OrderFilter.$inferInput;

/** S-28: by the words that stand in the order, or by the whole number of what a line delivered or changes. */
function found(text: string | null | undefined): Prisma.OrderWhereInput {
  const number = text?.trim() ?? '';
  if (number === '') return {};
  const installed = { OR: [{ circuitNumber: number.toUpperCase() }, { phoneNumber: number }] };
  return { OR: [matching(text), { lines: { some: { OR: [{ delivered: installed }, { installedProduct: installed }] } } }] };
}

function whereOf(context: Context, filter: Filter | null | undefined): Prisma.OrderWhereInput {
  const line: Prisma.OrderLineWhereInput = {
    ...(filter?.lineStatus == null ? {} : { status: { in: filter.lineStatus } }),
    ...(filter?.productCode == null ? {} : { productCode: filter.productCode }),
    ...(filter?.customerOrderId == null ? {} : { customerOrderId: filter.customerOrderId }),
  };
  return {
    AND: [
      visibleOf(requireViewer(context)),
      found(filter?.text),
      ...(Object.keys(line).length === 0 ? [] : [{ lines: { some: line } }]),
      ...(filter?.needsMe === true ? [waitingForCustomer(context.clock.now())] : []),
    ],
    ...(filter?.status == null ? {} : { status: { in: filter.status } }),
    ...(filter?.orderType == null ? {} : { orderType: filter.orderType }),
    createdAt: {
      ...(filter?.createdFrom == null ? {} : { gte: filter.createdFrom }),
      ...(filter?.createdTo == null ? {} : { lt: filter.createdTo }),
    },
  };
}

/** For so many days a line that was turned down is told of among what waits for the customer. */
const rejectedShownDays = 14;

/** What is the customer's to go on with, and what was turned down in the last 14 days. */
const waitingForCustomer = (now: Date): Prisma.OrderWhereInput => ({
  OR: [
    { status: { in: ['NEW', 'INCOMPLETE'] } },
    {
      status: 'REJECTED',
      lines: { some: { status: 'REJECTED', enteredStatusAt: { gte: startOf(addDays(dateOf(now), -rejectedShownDays)) } } },
    },
  ],
});

declareList({
  name: 'orders',
  typeName: 'Order',
  type: Order,
  description: 'Your orders, newest first unless sorted otherwise. Page by `after`; follow the `cursor` to keep it true.',
  filter: OrderFilter,
  sort: OrderSort,
  usually: { sort: 'createdAt', direction: 'desc' },
  words: {
    filter: 'Which orders.',
    page: 'A page of orders.',
    totalCount: 'How many orders match.',
  },
  where: whereOf,
  rows: ({ db }) => db.order,
  rootTypes: ['ORDER'],
});

builder.queryField('order', (t) =>
  t.prismaField({
    type: 'Order',
    nullable: true,
    description: 'One order. Null when there is none that you may see.',
    args: { id: t.arg.id({ description: 'Its id.' }), number: t.arg.string({ description: 'Or its number: O-10001.' }) },
    resolve: (query, _root, { id, number }, context) =>
      context.db.order.findFirst({
        ...query,
        where: { ...(id == null ? { number: number ?? '' } : { id }), ...visibleOf(requireViewer(context)) },
      }),
  }),
);

declareChanged(
  'orderChanged',
  'Follows one order with its lines: its state first (or what was missed since `after`), then UpToDate, then each change.',
  async (context, id) => (await context.db.order.count({ where: { id, ...visibleOf(requireViewer(context)) } })) === 1,
);
