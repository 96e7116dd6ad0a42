import type { Tx } from '@sporbar/prisma/client.ts';
import type { OrderType } from '@sporbar/prisma/generated/client/enums.ts';
import { bookingOutgrownBy } from '../appointments/appointment.release.ts';
import { discardedBy, removedChecks } from '../availability/check.writes.ts';
import type { Context } from '../context.ts';
import { labelOf } from '../lifecycle.ts';
import { nextNumber } from '../numbers.ts';
import { no, refuseIfAny, type Problem } from '../refusals.ts';
import { editedTermination, keepTerminations } from '../terminations/termination.writes.ts';
import { followTermination } from '../terminations/termination.effects.ts';
import { transition, type CommandInput, type Outcome } from '../transition.ts';
import { changesOf, moved, removed, updated } from '../writes.ts';
import { actionOf, actionProblems, typeProblems } from './action.ts';
import { toldChanges } from './line-changes.ts';
import { givenProblems, lineValues, prepareLine, type LineInput } from './line.input.ts';
import { onLine, onOrder, refuseUnlessAllowed, type ChangeInput, type OrderResult } from './on-order.ts';
import { editableStatuses } from './order-line.lifecycle.ts';
import { orderLineNoun } from './order.nouns.ts';
import { noOrder } from './order.refusals.ts';
import { newLineWrite, newOrderWrites } from './order.rows.ts';
import { rootOf, searchTextOf, type LineState, type OrderState } from './order.state.ts';
import { shapeProblems } from './submitting/shape.rules.ts';

interface References {
  readonly projectReference?: string | null | undefined;
  readonly customerInvoiceRef?: string | null | undefined;
  readonly customerOrderRef?: string | null | undefined;
}

export interface CreateOrderInput extends CommandInput, References {
  readonly orderType?: OrderType | null | undefined;
  readonly lines: readonly LineInput[];
}

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
      const action = actionOf(input.lines);
      problems.push(...typeProblems(action, orderType));
      for (const { line, at } of lines) problems.push(...actionProblems(action, line, at));
      refuseIfAny(problems);
      const rows = [];
      for (const line of lines) rows.push(await lineValues(tx, line));
      const order = { number: await nextNumber(tx, 'O', 'order_numbers'), action, orderType, references: referencesOf(input) };
      const { orderId, lineIds, writes } = newOrderWrites(viewer, order, rows);
      const ended = new Map(
        lines.flatMap(({ line }, index) => (line.termination == null ? [] : [[lineIds[index] ?? '', line.termination]])),
      );
      const alongside = ended.size === 0 ? undefined : (inner: Tx) => keepTerminations(inner, ended);
      return { writes, result: { orderId, lineIds }, alongside };
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
    const action = actionProblems(order.action, input.line, '/line');
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
  return onLine(context, 'updateOrderLine', input, async (tx, _viewer, order, line, now) => {
    const others = order.lines.filter(({ id }) => id !== line.id);
    const product = input.line.productCode === undefined ? line.productCode : input.line.productCode;
    const shape = shapeProblems(order.orderType, [...others.map(({ productCode }) => productCode), product]);
    const action = actionProblems(order.action, input.line, '/line');
    refuseIfAny([...shape, ...action, ...(await givenProblems(tx, prepared, line))]);
    const values = await lineValues(tx, prepared, line);
    const { address, ...columns } = values;
    const wished = columns.requestedDate === undefined ? line.requestedDate : columns.requestedDate;
    const termination = await editedTermination(tx, line, { asked: input.line.termination ?? undefined, requestedDate: wished });
    const root = rootOf(order, { searchText: searchTextOf(order, [...others, { ...line, ...columns, address: address ?? line.address }]) });
    const after = { ...columns, ...(address === undefined ? {} : { address }) };
    const booking = bookingOutgrownBy(root, line, after, now);
    const set = { ...columns, ...booking.set, ...(line.status === 'INCOMPLETE' ? { changedSinceIncomplete: true } : {}) };
    return [
      updated(root, orderLineNoun, line, set, {
        changes: toldChanges(line, { ...after, ...(termination === null ? {} : { termination }) }),
        carrierVisible: line.status !== 'NEW' && root.carrierVisible,
      }),
      ...discardedBy(root, line, after, now),
      ...booking.writes,
      ...(await followTermination(tx, order, line, { termination })),
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
  onLine(context, 'removeOrderLine', input, async (tx, _viewer, order, line) => {
    refuseIfAny([...(order.submittedAt === null ? [] : [noOrder.sentBefore('')]), ...removeProblems(order, line)]);
    const root = rootOf(order, {
      searchText: searchTextOf(
        order,
        order.lines.filter(({ id }) => id !== line.id),
      ),
    });
    return [...(await removedChecks(tx, root, line)), removed(root, orderLineNoun, line)];
  });

/** S-04: the customer says that what was missing has been added. */
export const setOrderLineCustomerUpdate = (
  context: Context,
  input: ChangeInput & { comment?: string | null | undefined },
): Promise<Outcome<OrderResult>> =>
  onLine(context, 'setOrderLineCustomerUpdate', input, async (_tx, _viewer, order, line) => [
    moved(rootOf(order), orderLineNoun, line, 'CUSTOMER_UPDATE', { missingFields: [] }, { comment: input.comment }),
  ]);

/** D-04: the customer has nothing to object. */
export const closeOrderLine = (context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> =>
  onLine(context, 'closeOrderLine', input, async (_tx, _viewer, order, line) => [moved(rootOf(order), orderLineNoun, line, 'CLOSED')]);

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
