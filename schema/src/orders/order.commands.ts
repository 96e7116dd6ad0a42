import { labelOf } from '../lifecycle.ts';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { OrderType } from '@sporbar/prisma/generated/client/enums.ts';
import { mayUse } from '../access.ts';
import { outgrownVisits, releaseOf } from '../appointments/appointment.release.ts';
import { actingViewer, type Context } from '../context.ts';
import { judge } from '../judge.ts';
import { no, refuseIfAny, type Problem } from '../refusals.ts';
import { nextNumber } from '../numbers.ts';
import { dateOf } from '../time.ts';
import { transition, type CommandInput, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { changesOf, moved, removed, updated, type Root, type Write } from '../writes.ts';
import { editableStatuses, orderLineLifecycle } from './order-line.lifecycle.ts';
import { givenProblems, lineValues, prepareLine, type LineInput } from './line.input.ts';
import { actionProblems } from './modify/modify.input.ts';
import { noModify } from './modify/modify.refusals.ts';
import { noOrder } from './order.refusals.ts';
import { newLineWrite, newOrderWrites } from './order.rows.ts';
import { shapeProblems, submitProblems } from './order.rules.ts';
import { loadLine, loadOrder, orderOfLine, rootOf, searchTextOf, type LineState, type OrderState } from './order.state.ts';
import { revisionChanges, toldChanges } from './line-changes.ts';
import { orderLineNoun } from './order.nouns.ts';

/** What a command on orders answers: the order, and the lines it concerned. */
export interface OrderResult {
  readonly orderId: string;
  readonly lineIds: readonly string[];
}

export interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

interface References {
  readonly projectReference?: string | null | undefined;
  readonly customerInvoiceRef?: string | null | undefined;
  readonly customerOrderRef?: string | null | undefined;
}

export interface CreateOrderInput extends CommandInput, References {
  readonly orderType?: OrderType | null | undefined;
  readonly lines: readonly LineInput[];
}

const refuseUnlessAllowed = (viewer: Viewer, move: keyof typeof orderLineLifecycle.moves): void => {
  const hasLine = viewer.isCarrier || viewer.hasWholesale;
  if (!hasLine || !mayUse(viewer, orderLineLifecycle.moves[move])) refuseIfAny([no.forbidden('')]);
};

/** O-17, O-31: a new order with at least one line. Only the customer's side sees it until it is submitted. */
export async function createOrder(context: Context, input: CreateOrderInput): Promise<Outcome<OrderResult>> {
  const lines = await Promise.all(input.lines.map((line, index) => prepareLine(context, line, `/lines/${index}`)));
  return transition(context, {
    move: 'createOrder',
    input,
    locks: [],
    plan: async (tx, viewer) => {
      refuseUnlessAllowed(viewer, 'createOrder');
      const orderType = input.orderType ?? 'STANDARD';
      const problems = shapeProblems(
        orderType,
        input.lines.map((line) => line.productCode ?? null),
      );
      for (const line of lines) problems.push(...(await givenProblems(tx, line)));
      const action = input.lines.some(({ modify }) => modify != null) ? ('MODIFY' as const) : ('PROVIDE' as const);
      if (action === 'MODIFY' && orderType === 'PROJECT') problems.push(noModify.standardOnly('/orderType'));
      refuseIfAny(problems);
      const rows = [];
      for (const line of lines) rows.push(await lineValues(tx, line));
      const order = { number: await nextNumber(tx, 'O', 'order_numbers'), action, orderType, references: referencesOf(input) };
      const { orderId, lineIds, writes } = newOrderWrites(viewer, order, rows);
      return { writes, result: { orderId, lineIds } };
    },
  });
}

const nowhere = (order: OrderState): Problem =>
  no.invalidTransition('', { status: labelOf('ORDER_LINE', order.status) }, { data: { from: order.status, allowed: [] } });

/** O-17 to O-19: a further line, while nothing of the order was ever sent. */
export async function addOrderLine(context: Context, input: ChangeInput & { line: LineInput }): Promise<Outcome<OrderResult>> {
  const prepared = await prepareLine(context, input.line, '/line');
  return onOrder(context, 'addOrderLine', input, async (tx, _viewer, order) => {
    if (order.submittedAt === null && order.status === 'CANCELLED') refuseIfAny([nowhere(order)]);
    const shape = shapeProblems(order.orderType, [...order.lines.map((line) => line.productCode), input.line.productCode ?? null]);
    const action = actionProblems(order.action, input.line.modify, '/line');
    refuseIfAny([
      ...(order.submittedAt === null ? [] : [noOrder.sentBefore('')]),
      ...shape,
      ...action,
      ...(await givenProblems(tx, prepared)),
    ]);
    const values = await lineValues(tx, prepared);
    const lineNo = Math.max(0, ...order.lines.map((line) => line.lineNo)) + 1;
    const root = rootOf(order, { searchText: searchTextOf(order, [...order.lines, values]) });
    return [newLineWrite(root, order.id, lineNo, values)];
  });
}

/** O-16: the three references of the header. */
export const updateOrder = (context: Context, input: ChangeInput & References): Promise<Outcome<OrderResult>> =>
  onOrder(context, 'updateOrder', input, async (_tx, _viewer, order) => {
    const references = referencesOf({ ...order, ...givenOf(input) });
    const editable = order.lines.some((line) => editableStatuses.includes(line.status));
    if (!editable) refuseIfAny([nowhere(order)]);
    const root = rootOf(order, { ...references, searchText: searchTextOf({ ...order, ...references }, order.lines) });
    return { touches: [{ ...root, changes: changesOf(order, references) }] };
  });

/** Edits a line in NEW or INCOMPLETE. What is not given stays as it is. */
export async function updateOrderLine(context: Context, input: ChangeInput & { line: LineInput }): Promise<Outcome<OrderResult>> {
  const prepared = await prepareLine(context, input.line, '/line');
  return onLine(context, 'updateOrderLine', input, async (tx, _viewer, order, line) => {
    const others = order.lines.filter(({ id }) => id !== line.id);
    const product = input.line.productCode === undefined ? line.productCode : input.line.productCode;
    const shape = shapeProblems(order.orderType, [...others.map(({ productCode }) => productCode), product]);
    const action = actionProblems(order.action, input.line.modify, '/line');
    refuseIfAny([...shape, ...action, ...(await givenProblems(tx, prepared))]);
    const values = await lineValues(tx, prepared, line);
    const { address, ...columns } = values;
    const root = rootOf(order, { searchText: searchTextOf(order, [...others, { ...line, ...columns, address: address ?? line.address }]) });
    const set = line.status === 'INCOMPLETE' ? { ...columns, changedSinceIncomplete: true } : columns;
    return [
      updated(root, orderLineNoun, line, set, {
        changes: toldChanges(line, { ...columns, ...(address === undefined ? {} : { address }) }),
        carrierVisible: line.status !== 'NEW' && root.carrierVisible,
      }),
    ];
  });
}

/** The last line can only be cancelled, and so can one from a quote: its offer was used and goes on pointing at what became of it. */
export const removeProblems = (order: Pick<OrderState, 'lines'>, line: Pick<LineState, 'quoteLineId'>): Problem[] => [
  ...(order.lines.length === 1 ? [noOrder.noLines('')] : []),
  ...(line.quoteLineId === null ? [] : [noOrder.fromQuote('')]),
];

/** Takes away a line that was never sent. */
export const removeOrderLine = (context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> =>
  onLine(context, 'removeOrderLine', input, async (_tx, _viewer, order, line) => {
    refuseIfAny([...(order.submittedAt === null ? [] : [noOrder.sentBefore('')]), ...removeProblems(order, line)]);
    const root = rootOf(order, {
      searchText: searchTextOf(
        order,
        order.lines.filter(({ id }) => id !== line.id),
      ),
    });
    return [removed(root, orderLineNoun, line)];
  });

/** Every objection to sending the order as it stands: what `submitOrder` refuses with, and `availableMoves` shows. */
export function objectionsToSubmit(order: OrderState, today: string): Problem[] {
  const waiting = order.lines.filter((line) => line.status === 'NEW');
  if (waiting.length === 0) return [noOrder.nothingToSubmit('')];
  const shape = shapeProblems(
    order.orderType,
    order.lines.filter((line) => line.status !== 'CANCELLED').map((line) => line.productCode),
  );
  return [...shape, ...waiting.flatMap((line) => submitProblems(line, order.orderType === 'PROJECT', today))];
}

/** O-28, M-17: sends every line in NEW, or nothing. A reopened line is validated as a whole again (M-03). */
export const submitOrder = (context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> =>
  onOrder(context, 'submitOrder', input, async (tx, _viewer, order, now) => {
    refuseIfAny(objectionsToSubmit(order, dateOf(now)));
    const root = { ...rootOf(order, order.submittedAt === null ? { submittedAt: now } : {}), carrierVisible: true };
    const lines = order.lines.filter((line) => line.status === 'NEW');
    const revised = await revisionChanges(tx, lines);
    const outgrown = await outgrownVisits(tx, lines);
    return lines.flatMap((line) => {
      const isReleased = outgrown.has(line.id);
      const set = { comment: null, statusDescription: null, ...(isReleased ? { agreedDate: null } : {}) };
      const sent = moved(root, orderLineNoun, line, 'COMMITTED', set, { changes: revised.get(line.id) ?? null });
      return [sent, ...(isReleased ? releaseOf(root, line) : [])];
    });
  });

/** S-04: the customer says that what was missing has been added. */
export const setOrderLineCustomerUpdate = (
  context: Context,
  input: ChangeInput & { comment?: string | null | undefined },
): Promise<Outcome<OrderResult>> =>
  onLine(context, 'setOrderLineCustomerUpdate', input, async (_tx, _viewer, order, line) => [
    moved(rootOf(order), orderLineNoun, line, 'CUSTOMER_UPDATE', {}, { comment: input.comment }),
  ]);

/** D-04: the customer has nothing to object. */
export const closeOrderLine = (context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> =>
  onLine(context, 'closeOrderLine', input, async (_tx, _viewer, order, line) => [moved(rootOf(order), orderLineNoun, line, 'CLOSED')]);

/** A command's writes, or only a header that changes by itself. */
type PlanWrites<Args extends unknown[]> = (tx: Tx, viewer: Viewer, ...args: Args) => Promise<Write[] | { touches: Root[] }>;
type LineMove = keyof typeof orderLineLifecycle.moves;

/** A command on a header: visible, allowed and at the expected version before its own rules are asked. */
export function onOrder(
  context: Context,
  move: LineMove,
  input: ChangeInput,
  plan: PlanWrites<[order: OrderState, now: Date]>,
): Promise<Outcome<OrderResult>> {
  return transition(context, {
    move,
    input,
    locks: [{ table: 'orders', id: input.id }],
    plan: async (tx, viewer, now) => {
      const order = await loadOrder(tx, viewer, input.id);
      refuseUnlessAllowed(viewer, move);
      if (order.version !== input.expectedVersion) {
        refuseIfAny([
          no.conflict('/expectedVersion', {}, { objectId: order.id, data: { currentVersion: order.version, changedAt: order.updatedAt } }),
        ]);
      }
      const planned = await plan(tx, viewer, order, now);
      const { writes, touches } = Array.isArray(planned) ? { writes: planned, touches: [] } : { writes: [], ...planned };
      return { writes, touches, result: { orderId: order.id, lineIds: writes.map(({ id }: Write) => id) } };
    },
  });
}

/** A command on one line: lifecycle first, then its own rules. */
export async function onLine(
  context: Context,
  move: LineMove,
  input: ChangeInput,
  plan: PlanWrites<[order: OrderState, line: LineState, now: Date]>,
  alongside?: (tx: Tx, order: OrderState, line: LineState, now: Date) => Promise<void>,
): Promise<Outcome<OrderResult>> {
  actingViewer(context);
  const orderId = await orderOfLine(context.db, input.id);
  return transition(context, {
    move,
    input,
    locks: [{ table: 'orders', id: orderId }],
    plan: async (tx, viewer, now) => {
      const { order, line } = await loadLine(tx, viewer, orderId, input.id);
      const objection = judge(orderLineLifecycle, move, viewer, line, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      const planned = await plan(tx, viewer, order, line, now);
      const writes = Array.isArray(planned) ? planned : [];
      return { writes, result: { orderId, lineIds: [line.id] }, alongside: alongside && ((inner) => alongside(inner, order, line, now)) };
    },
  });
}

const referencesOf = (given: References) => ({
  projectReference: given.projectReference ?? null,
  customerInvoiceRef: given.customerInvoiceRef ?? null,
  customerOrderRef: given.customerOrderRef ?? null,
});

const givenOf = (input: References): References =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([key, value]) => value !== undefined && ['projectReference', 'customerInvoiceRef', 'customerOrderRef'].includes(key),
    ),
  );
