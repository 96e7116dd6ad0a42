import type { Tx } from '@sporbar/prisma/client.ts';
import { releaseHeld, releaseOf } from '../appointments/appointment.release.ts';
import { cancellationCharge } from '../billing/charge.writes.ts';
import { labelOf } from '../lifecycle.ts';
import { discardedBy } from '../availability/check.writes.ts';
import type { Context } from '../context.ts';
import { no, refuseIfAny, type Problem } from '../refusals.ts';
import { dateOf } from '../time.ts';
import { followTermination } from '../terminations/termination.effects.ts';
import { restoreTermination } from '../terminations/termination.writes.ts';
import type { Outcome } from '../transition.ts';
import { moved, type Root, type Write } from '../writes.ts';
import { cancelProblems, feeTierOf, reopenProblems } from './line-change.rules.ts';
import { onLine, onOrder, type ChangeInput, type OrderResult } from './on-order.ts';
import { orderLineLifecycle } from './order-line.lifecycle.ts';
import { orderLineNoun } from './order.nouns.ts';
import { noChange } from './line-change.refusals.ts';
import {
  changeFactsOf,
  lastSnapshot,
  lineReferenceOf,
  rootFoundBy,
  rootOf,
  snapshotOf,
  type LineState,
  type OrderState,
} from './order.state.ts';

// Context 08: what a customer does to lines that were sent.

interface CancelInput extends ChangeInput {
  readonly comment?: string | null | undefined;
}

const startsFrom = (move: 'reopenOrder' | 'cancelOrder', line: LineState): boolean =>
  (orderLineLifecycle.moves[move].from as readonly string[]).includes(line.status);

const reopened = (root: Root, line: LineState): Write =>
  moved(
    root,
    orderLineNoun,
    line,
    'NEW',
    { revision: line.revision + 1, registeredAt: null, resumeStatus: null, slaActive: false },
    { comment: null },
  );

const keepSnapshots = (lines: readonly LineState[], byId: string, at: Date) =>
  lines.map((line) => ({
    orderLineId: line.id,
    revision: line.revision + 1,
    snapshot: { ...snapshotOf(line) },
    reopenedById: byId,
    reopenedAt: at,
  }));

const nowhere = (order: OrderState): Problem =>
  no.invalidTransition('', { status: labelOf('ORDER_LINE', order.status) }, { data: { from: order.status, allowed: [] } });

/** M-01, M-13: the line goes back to its customer; what it said is kept as a snapshot (D-23). */
export const reopenOrderLine = (context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> =>
  onLine(context, 'reopenOrderLine', input, async (tx, viewer, order, line, now) => {
    refuseIfAny(reopenProblems(changeFactsOf(line), dateOf(now)));
    await tx.orderLineRevision.createMany({ data: keepSnapshots([line], viewer.userId, now) });
    return [reopened(rootOf(order), line), ...(await followTermination(tx, order, line, { status: 'NEW', registeredAt: null }))];
  });

/** Reopens every line that can be reopened; refused when none can. */
export const reopenOrder = (context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> =>
  onOrder(context, 'reopenOrder', input, async (tx, viewer, order, now) => {
    const lines = order.lines.filter((line) => startsFrom('reopenOrder', line));
    const open = lines.filter((line) => reopenProblems(changeFactsOf(line), dateOf(now)).length === 0);
    if (open.length === 0)
      refuseIfAny(lines.length === 0 ? [nowhere(order)] : lines.flatMap((line) => reopenProblems(changeFactsOf(line), dateOf(now))));
    await tx.orderLineRevision.createMany({ data: keepSnapshots(open, viewer.userId, now) });
    const root = rootOf(order);
    const writes: Write[] = [];
    for (const line of open)
      writes.push(reopened(root, line), ...(await followTermination(tx, order, line, { status: 'NEW', registeredAt: null })));
    return writes;
  });

/** D-23: the line becomes again what it was before it was reopened. The agreed date follows the visit, whatever became of that meanwhile (M-22). */
export const undoReopenOrderLine = (context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> =>
  onLine(context, 'undoReopenOrderLine', input, async (tx, _viewer, order, line, now) => {
    const snapshot = lastSnapshot(line);
    if (snapshot === null) refuseIfAny([noChange.neverReopened('')]);
    const { status, agreedDate: _agreedDate, termination, ...values } = snapshot ?? snapshotOf(line);
    await restoreTermination(tx, termination);
    const again = { status, registeredAt: values.registeredAt, ...(termination == null ? {} : { termination }) };
    const isElsewhere = values.addressId !== line.addressId;
    const address = isElsewhere && values.addressId !== null ? await tx.address.findUnique({ where: { id: values.addressId } }) : null;
    const before = isElsewhere ? { ...values, address } : values;
    const root = rootFoundBy(order, line, before);
    return [
      moved(root, orderLineNoun, line, status, values),
      ...discardedBy(root, line, before, now),
      ...(await followTermination(tx, order, { ...line, installedProductId: values.installedProductId }, again)),
      ...releaseHeld(root, line, now),
    ];
  });

/** The line goes, and with it the visit that was agreed for it. */
const cancelled = async (
  tx: Tx,
  order: OrderState,
  root: Root,
  line: LineState,
  comment: string | null | undefined,
  now: Date,
): Promise<Write[]> => {
  const cancellationFeeTier = feeTierOf(changeFactsOf(line));
  const set = { cancelledBy: 'CUSTOMER' as const, cancellationFeeTier, comment: comment ?? line.comment };
  const besides = cancellationCharge({ order, line }, cancellationFeeTier, now);
  return [
    moved(root, orderLineNoun, line, 'CANCELLED', set, { comment, besides }),
    ...releaseOf(root, line, now),
    ...(await followTermination(tx, order, line, { status: 'CANCELLED' })),
  ];
};

/** M-05, M-08, M-14. The fee tier it will carry is in `availableMoves` before the call (M-09). */
export const cancelOrderLine = (context: Context, input: CancelInput): Promise<Outcome<OrderResult>> =>
  onLine(context, 'cancelOrderLine', input, async (tx, _viewer, order, line, now) => {
    refuseIfAny(cancelProblems(changeFactsOf(line), order.action, lineReferenceOf(order, line), dateOf(now)));
    return cancelled(tx, order, rootOf(order), line, input.comment, now);
  });

/** M-06: every line that is not over, or none: one line that may not be cancelled makes the call fail, naming it. */
export const cancelOrder = (context: Context, input: CancelInput): Promise<Outcome<OrderResult>> =>
  onOrder(context, 'cancelOrder', input, async (tx, _viewer, order, now) => {
    refuseIfAny(objectionsToCancel(order, dateOf(now)));
    const root = rootOf(order);
    const writes: Write[] = [];
    for (const line of order.lines.filter((each) => startsFrom('cancelOrder', each)))
      writes.push(...(await cancelled(tx, order, root, line, input.comment, now)));
    return writes;
  });

const over: ReadonlySet<string> = new Set(['CANCELLED', 'REJECTED', 'DUPLICATE', 'CLOSED']);

/** What `cancelOrder` refuses with, and `availableMoves` shows. */
export function objectionsToCancel(order: OrderState, today: string): Problem[] {
  const alive = order.lines.filter((line) => !over.has(line.status));
  if (alive.length === 0) return [nowhere(order)];
  return alive.flatMap((line) => {
    const objectId = line.id;
    if (!startsFrom('cancelOrder', line))
      return [
        no.invalidTransition(
          `/lines/${line.lineNo - 1}`,
          { status: labelOf('ORDER_LINE', line.status) },
          { objectId, data: { from: line.status, allowed: [] } },
        ),
      ];
    return cancelProblems(changeFactsOf(line), order.action, lineReferenceOf(order, line), today).map((problem) => ({
      ...problem,
      objectId,
    }));
  });
}
