import { CancelledBy, FeeTier, OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { ownOrCarrier, visibleOf } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { money, MoneyType } from '../money.graphql.ts';
import { AvailableMoveType, BallInCourtType } from '../moves.graphql.ts';
import { onceATick } from '../once-a-tick.ts';
import { firstTakeoverDate } from '../takeovers/takeover.rules.ts';
import { dateOf } from '../time.ts';
import { clockActsOn } from '../timers.ts';
import { cancelDeadlineOf, cancelLetter, changeDeadlineOf } from './line-change.rules.ts';
import { orderLineLifecycle } from './order-line.lifecycle.ts';
import { orderLineStatuses } from './order-line.statuses.ts';
import { duplicatesIn } from './duplicates.ts';
import { EndUserType } from './end-user.graphql.ts';
import { ModifyKindEnum } from './line.graphql-input.ts';
import { ballOfLine, feesOf, lineMoves } from './order.moves.ts';
import { firstValidDate } from './submitting/parties.rules.ts';
import { lineInclude, lineColumns, loadOrder, snapshotForCarrier, type LineState } from './order.state.ts';

export const OrderLineStatusEnum = builder.enumType('OrderLineStatus', {
  description: 'Where an order line stands (context 11).',
  values: Object.fromEntries(
    Object.values(OrderLineStatus).map((status) => [status, { description: orderLineStatuses[status].meaning.en }]),
  ) as Record<OrderLineStatus, { description: string }>,
});
export const CancelledByEnum = builder.enumType(CancelledBy, { name: 'CancelledBy', description: 'Who cancelled.' });
const FeeTierEnum = builder.enumType(FeeTier, { name: 'FeeTier', description: 'How much work was done when it was cancelled (M-08).' });

/** O-31: what the customer is typing into a reopened line is not the carrier's to see; it sees what was last sent. */
export const seen = <Line extends Pick<LineState, 'status' | 'revision' | 'revisions'>>(line: Line, context: Context): Line =>
  requireViewer(context).isCarrier ? { ...line, ...snapshotForCarrier(line) } : line;

/** For a line that is shown as a whole. */
export const seenColumns = { ...lineColumns, revisions: lineInclude.revisions } as const;

/** What `seen` shows of a line: these columns, and for the carrier what they were when the line was last sent. */
export function columnsSeen<Name extends keyof OrderLine>(...names: Name[]) {
  const columns = Object.fromEntries(names.map((name) => [name, true])) as { readonly [name in Name]: true };
  const withSent = { ...columns, revisions: lineInclude.revisions };
  const select = (_args: object, { viewer }: Context): object => (viewer?.isCarrier === true ? withSent : columns);
  // The plugin's types do not know what a function selects; `seen` looks at what was sent for the carrier alone.
  return select as unknown as typeof withSent;
}

/** What is read of every line, since much is told by it. All else is read where it is asked for. */
const usualColumns = {
  id: true,
  orderId: true,
  status: true,
  revision: true,
  enteredStatusAt: true,
  agreedDate: true,
  installedProductId: true,
  duplicateOfId: true,
} as const;

const deadlineColumns = {
  requestedDate: true,
  resumeStatus: true,
  registeredAt: true,
  modifyKind: true,
  product: { select: { family: true, changeDeadlineDays: true, cancelDeadlineDays: true } },
} as const;

export const orderOf = onceATick((context, orderId) => loadOrder(context.db, requireViewer(context), orderId));

builder.prismaNode('OrderLine', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'One product for one end user, with its own status.',
  findUnique: (id, context) => ({ id, order: visibleOf(requireViewer(context)) }),
  select: usualColumns,
  fields: (t) => ({
    lineNo: t.exposeInt('lineNo', { description: '1 to 50.' }),
    order: t.relation('order', { description: 'The order it belongs to.' }),
    status: t.field({ type: OrderLineStatusEnum, description: 'Where it stands.', resolve: (line) => line.status }),
    statusCode: t.string({
      nullable: true,
      description: 'The letter of a delivery step, F, or A when the carrier cancelled (S-17 to S-24).',
      select: { cancelledBy: true },
      resolve: (line) => {
        const status = orderLineStatuses[line.status];
        return line.status === 'CANCELLED' ? cancelLetter(line.cancelledBy) : 'letter' in status ? status.letter : null;
      },
    }),
    product: t.relation('product', { nullable: true, description: 'What is ordered.' }),
    attributes: t.field({
      type: 'JSON',
      description: 'Chosen attributes by key: speedKbps and others.',
      select: columnsSeen('attributes'),
      resolve: (line, _, context) => seen(line, context).attributes,
    }),
    addOns: t.stringList({
      description: 'Codes of the chosen add-on services.',
      select: columnsSeen('addOns'),
      resolve: (line, _, context) => seen(line, context).addOns,
    }),
    endUser: t.field({
      type: EndUserType,
      description: 'Whom it is for.',
      select: columnsSeen('endUserKind', 'endUserName', 'endUserBirthDate', 'endUserOrgNumber'),
      resolve: (line, _, context) => seen(line, context),
    }),
    address: t.relation('address', { nullable: true, description: 'Where it is connected (ADR-05).' }),
    accessLineNumber: t.string({
      nullable: true,
      description: 'The number the line is carried on.',
      select: columnsSeen('accessLineNumber'),
      resolve: (line, _, context) => seen(line, context).accessLineNumber,
    }),
    modifyKind: t.field({
      type: ModifyKindEnum,
      nullable: true,
      description: 'What a MODIFY line changes (M-18). Product, attributes and, for a MOVE, address of the line are the new ones.',
      select: columnsSeen('modifyKind'),
      resolve: (line, _, context) => seen(line, context).modifyKind,
    }),
    installedProduct: t.prismaField({
      type: 'InstalledProduct',
      nullable: true,
      description: 'The installed product it changes or ends (M-18, TER-06).',
      resolve: (query, { installedProductId }, _args, context) =>
        installedProductId === null
          ? null
          : context.db.installedProduct.findUnique({
              ...query,
              where: { id: installedProductId, ...ownOrCarrier(requireViewer(context)) },
            }),
    }),
    contactName: t.string({
      nullable: true,
      description: 'Who lets the technician in.',
      select: columnsSeen('contactName'),
      resolve: (line, _, context) => seen(line, context).contactName,
    }),
    contactPhone: t.string({
      nullable: true,
      description: 'Digits only (O-14).',
      select: columnsSeen('contactPhone'),
      resolve: (line, _, context) => seen(line, context).contactPhone,
    }),
    contactPhone2: t.string({
      nullable: true,
      description: 'A second number (O-15).',
      select: columnsSeen('contactPhone2'),
      resolve: (line, _, context) => seen(line, context).contactPhone2,
    }),
    requestedDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'When it is wished for.',
      select: columnsSeen('requestedDate'),
      resolve: (line, _, context) => seen(line, context).requestedDate,
    }),
    agreedDate: t.field({ type: 'Date', nullable: true, description: 'When it is agreed (S-07).', resolve: (line) => line.agreedDate }),
    firstValidDate: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The earliest requested date that would be accepted today (O-06; of a change of ISP: ISP-15, ISP-16); where a technician comes no weekend and no holiday (O-30).',
      select: {
        offeredLeadTimeDays: true,
        product: { select: { code: true, leadTimeDays: true, selfBooking: true, ispChangeMinDays: true } },
        previousProduct: { select: { code: true } },
        address: { select: { country: true } },
        order: { select: { action: true } },
      },
      resolve: ({ product, ...line }, _, context) => {
        const today = dateOf(context.clock.now());
        if (product === null) return null;
        return line.order.action === 'CHANGE_ISP' ? firstTakeoverDate({ ...line, product }, today) : firstValidDate(line, product, today);
      },
    }),
    checklist: t.stringList({
      description:
        'The ticks that are set: DOOR_SIGN, DATE_CHANGE, REACHABLE, PRESENT, PREPARED, KNOWS_DATE, KNOWS_CONSEQUENCE, REPORTS_IN_TIME.',
      select: columnsSeen('checklist'),
      resolve: (line, _, context) => seen(line, context).checklist,
    }),
    customerOrderId: t.exposeString('customerOrderId', { nullable: true, description: 'The order confirmation (O-24).' }),
    comment: t.exposeString('comment', { nullable: true, description: 'What is missing, or why it was cancelled.' }),
    statusDescription: t.exposeString('statusDescription', { nullable: true, description: 'Why it has this status (S-05).' }),
    registeredAt: t.expose('registeredAt', { type: 'DateTime', nullable: true, description: 'When it was confirmed.' }),
    deliveredAt: t.expose('deliveredAt', { type: 'DateTime', nullable: true, description: 'When it was delivered, posted or not (D-01).' }),
    postedAt: t.expose('postedAt', { type: 'DateTime', nullable: true, description: 'When the carrier’s records were updated (D-04).' }),
    enteredStatusAt: t.expose('enteredStatusAt', { type: 'DateTime', description: 'Since when it has this status.' }),
    cancelledBy: t.field({
      type: CancelledByEnum,
      nullable: true,
      description: 'Who cancelled it.',
      select: { cancelledBy: true },
      resolve: (line) => line.cancelledBy,
    }),
    cancellationFeeTier: t.field({
      type: FeeTierEnum,
      nullable: true,
      description: 'What cancelling it cost.',
      select: { cancellationFeeTier: true },
      resolve: (line) => line.cancellationFeeTier,
    }),
    duplicateOf: t.node({ description: 'The line it duplicates (S-13).', id: (line) => line.duplicateOfId }),
    revision: t.exposeInt('revision', { description: 'How often it was reopened.' }),
    beingChanged: t.boolean({
      description: 'True while a sent line is reopened: the carrier sees what was last sent.',
      resolve: (line) => line.status === 'NEW' && line.revision > 0,
    }),
    slaActive: t.exposeBoolean('slaActive', { description: 'True once it is registered (O-25).' }),
    slaDueDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date the agreement promises.',
      select: { slaDueDate: true },
      resolve: (line) => line.slaDueDate,
    }),
    rentalPrice: t.field({
      type: MoneyType,
      nullable: true,
      description: 'Per month, from the quote.',
      select: { rentalMinor: true, currency: true },
      resolve: (line) => money(line.rentalMinor, line.currency),
    }),
    establishmentPrice: t.field({
      type: MoneyType,
      nullable: true,
      description: 'Once, from the quote.',
      select: { establishmentMinor: true, currency: true },
      resolve: (line) => money(line.establishmentMinor, line.currency),
    }),
    changeDeadline: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The last date for a change (CAT-07, M-10). Null from FIELD_SERVICE on: then a service request asks for it (M-13, M-16).',
      select: deadlineColumns,
      resolve: (line) => changeDeadlineOf({ ...line, before: null }),
    }),
    cancelDeadline: t.field({
      type: 'Date',
      nullable: true,
      description: 'The last date for cancelling it yourself (CAT-07). Null from FIELD_SERVICE on (M-14).',
      select: deadlineColumns,
      resolve: (line) => cancelDeadlineOf({ ...line, before: null }),
    }),
    willBeCancelledOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date on which a line in NEW is cancelled if it is not submitted (O-26, O-32).',
      resolve: (line) => (line.status === 'NEW' ? clockActsOn(orderLineLifecycle, line) : null),
    }),
    isStopped: t.boolean({
      description: 'True while it cannot be carried out: INCOMPLETE or REJECTED (S-26).',
      resolve: (line) => line.status === 'INCOMPLETE' || line.status === 'REJECTED',
    }),
    version: t.exposeInt('version', { description: 'Rises with the line; give it as `expectedVersion` (G-06).' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    ballInCourt: t.field({ type: BallInCourtType, description: 'Whose move it is.', resolve: (line) => ballOfLine(line) }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do with this line now, the guards evaluated for you.',
      resolve: async (line, _args, context) => {
        const viewer = requireViewer(context);
        const order = await orderOf(context, line.orderId);
        const whole = order.lines.find(({ id }) => id === line.id);
        return whole === undefined ? [] : lineMoves(viewer, order, whole, context.clock.now(), await feesOf(context, order.organisationId));
      },
    }),
  }),
});

builder.prismaObjectField('OrderLine', 'possibleDuplicates', (t) =>
  t.prismaField({
    type: ['OrderLine'],
    description:
      'Other open lines of yours with the same product, address and end user (O-29): a warning before you submit, so empty for a line that was sent. At most 5.',
    resolve: async (query, line, _args, context) => {
      // O-31: among them may be drafts, which are the customer's own.
      if (line.status !== 'NEW' || requireViewer(context).isCarrier) return [];
      const ids = (await duplicatesIn(context, line.orderId)).get(line.id) ?? [];
      return ids.length === 0 ? [] : context.db.orderLine.findMany({ ...query, where: { id: { in: ids.slice(0, 5) } } });
    },
  }),
);
