import type { OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { releaseOf } from '../appointments/appointment.release.ts';
import type { Context } from '../context.ts';
import { refuseIfAny } from '../refusals.ts';
import { followTermination } from '../terminations/termination.effects.ts';
import type { Outcome } from '../transition.ts';
import { moved, updated } from '../writes.ts';
import { carrierProblems, type CarrierInput, type CarrierMove } from './delivery.rules.ts';
import { finishing } from './finishing.ts';
import { missingOf } from './missing/missing.rules.ts';
import { onLine, type ChangeInput, type OrderResult } from './on-order.ts';
import { orderLineNoun } from './order.nouns.ts';
import { changeFactsOf, rootFoundBy, rootOf, type LineState } from './order.state.ts';

// Context 11: the carrier's side of a line. One row a move: where it leads and what it sets.

interface Step {
  readonly to: (line: LineState) => OrderLineStatus;
  readonly set?: (line: LineState, input: CarrierInput, now: Date) => Partial<OrderLine>;
}

const agreed = (_line: LineState, { agreedDate }: CarrierInput): Partial<OrderLine> => (agreedDate == null ? {} : { agreedDate });

const steps: Record<CarrierMove, Step> = {
  registerOrderLine: {
    to: () => 'REGISTERED',
    set: (line, input, now) => ({
      customerOrderId: input.customerOrderId ?? line.customerOrderId,
      registeredAt: now,
      slaActive: true,
      slaDueDate: input.agreedDate ?? line.agreedDate ?? line.requestedDate,
      ...agreed(line, input),
    }),
  },
  startManualHandling: { to: () => 'IN_PROCESS', set: (_line, input) => ({ statusDescription: input.statusDescription ?? null }) },
  rejectOrderLine: {
    to: () => 'REJECTED',
    set: (_line, input) => ({ statusDescription: input.statusDescription ?? null, comment: input.comment ?? null }),
  },
  markOrderLineDuplicate: {
    to: () => 'DUPLICATE',
    set: (_line, input) => ({ duplicateOfId: input.duplicateOf ?? null, comment: input.comment ?? null }),
  },
  markOrderLineIncomplete: {
    to: () => 'INCOMPLETE',
    set: (line, { comment, missing }) => ({
      comment: comment ?? null,
      resumeStatus: resumeAfter(line),
      changedSinceIncomplete: false,
      missingFields: [...(missing ?? [])],
    }),
  },
  resumeOrderLine: { to: (line) => line.resumeStatus ?? 'IN_PROCESS', set: () => ({ resumeStatus: null }) },
  startOrderLine: { to: () => 'ORDERED' },
  designOrderLine: { to: () => 'DESIGN' },
  readyOrderLine: { to: () => 'READY' },
  scheduleOrderLine: { to: () => 'FIELD_SERVICE', set: agreed },
  testOrderLine: { to: () => 'TEST' },
  deliverOrderLine: { to: () => 'DELIVERY', set: () => ({ deliveredAt: null }) },
  returnToReady: { to: () => 'READY' },
  confirmDelivery: { to: () => 'DELIVERY', set: (_line, _input, now) => ({ deliveredAt: now }) },
  finishOrderLine: { to: () => 'FINISHED', set: (_line, _input, now) => ({ postedAt: now }) },
  cancelOrderLineByCarrier: { to: () => 'CANCELLED', set: (_line, input) => ({ cancelledBy: 'CARRIER', comment: input.comment ?? null }) },
};

/** Nobody visits a line that ended this way. */
const endings: ReadonlySet<OrderLineStatus> = new Set<OrderLineStatus>(['CANCELLED', 'REJECTED', 'DUPLICATE']);

/** Where a line returns to after INCOMPLETE: a sent line into manual treatment, an updated one where it came from. */
const resumeAfter = (line: LineState): OrderLineStatus =>
  line.status === 'COMMITTED' ? 'IN_PROCESS' : line.status === 'CUSTOMER_UPDATE' ? (line.resumeStatus ?? 'IN_PROCESS') : line.status;

/** Makes one of the carrier's moves on a line. */
export const moveByCarrier = (context: Context, move: CarrierMove, input: ChangeInput & CarrierInput): Promise<Outcome<OrderResult>> =>
  onLine(context, move, input, async (tx, _viewer, order, line, now) => {
    const other =
      input.duplicateOf == null
        ? null
        : await tx.orderLine.findUnique({
            where: { id: input.duplicateOf, order: { organisationId: order.organisationId } },
            select: { id: true },
          });
    const facts = { ...changeFactsOf(line), ...line, action: order.action };
    refuseIfAny(carrierProblems(move, { ...facts, duplicateExists: other !== null }, input));
    const missing = missingOf(input.missing ?? [], facts);
    const step = steps[move];
    const to = step.to(line);
    const set = step.set?.(line, { ...input, missing }, now) ?? {};
    const told = {
      comment: input.comment ?? input.statusDescription ?? null,
      ...(missing.length === 0 ? {} : { changes: { missingFields: [null, missing] } }),
    };
    const root = set.customerOrderId === undefined ? rootOf(order) : rootFoundBy(order, line, set);
    const written = to === line.status ? updated(root, orderLineNoun, line, set, told) : moved(root, orderLineNoun, line, to, set, told);
    const finished = to === 'FINISHED' ? await finishing[order.action](tx, order, { ...line, ...set }, now) : [];
    return [
      written,
      ...(endings.has(to) ? releaseOf(root, line, now) : []),
      ...(await followTermination(tx, order, line, { ...set, status: to })),
      ...finished,
    ];
  });
