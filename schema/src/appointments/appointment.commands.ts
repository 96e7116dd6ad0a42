import type { Db } from '@sporbar/prisma/client.ts';
import { wastedVisitCharge } from '../billing/charge.writes.ts';
import { actingViewer, type Context } from '../context.ts';
import { newId } from '../ids.ts';
import { judge } from '../judge.ts';
import { onLine, type ChangeInput, type OrderResult } from '../orders/on-order.ts';
import { orderLineNoun } from '../orders/order.nouns.ts';
import { loadLine, rootOf, type LineState } from '../orders/order.state.ts';
import { no, Refused, refuseIfAny } from '../refusals.ts';
import { dateOf } from '../time.ts';
import { transition, type Outcome } from '../transition.ts';
import { created, moved, updated, type Root, type Write } from '../writes.ts';
import { ended } from './appointment.ending.ts';
import { appointmentLifecycle, appointmentNoun } from './appointment.lifecycle.ts';
import { chargeProblems, recordGuards, slotProblems, statusAfter, type VisitOutcome } from './appointment.rules.ts';

interface RecordInput extends ChangeInput {
  readonly slotStart: Date;
  readonly slotEnd: Date;
  readonly externalRef?: string | null | undefined;
}

/** B-11: a visit agreed by hand, where nobody booked one. Its date is the agreed date. */
export const recordAppointment = (context: Context, input: RecordInput): Promise<Outcome<OrderResult>> =>
  onLine(context, 'recordAppointment', input, async (_tx, _viewer, order, line, now) => {
    const { slotStart, slotEnd, externalRef } = input;
    refuseIfAny([...recordGuards(line, order.orderType === 'PROJECT'), ...slotProblems(input, now)]);
    const root = rootOf(order);
    const { contactName, contactPhone } = line;
    return [
      updated(root, orderLineNoun, line, { agreedDate: dateOf(slotStart) }),
      created(root, appointmentNoun, {
        id: newId('Appointment'),
        orderLineId: line.id,
        status: 'CONFIRMED',
        slotStart,
        slotEnd,
        externalRef: externalRef ?? null,
        contactName,
        contactPhone,
        wastedVisitCharged: false,
        revision: line.revision,
        numbers: [],
        aegServices: [],
      }),
    ];
  });

interface ReportInput extends ChangeInput {
  readonly outcome: VisitOutcome;
  readonly chargeWastedVisit?: boolean | null | undefined;
  readonly comment?: string | null | undefined;
}

/** M-22: what became of a visit. Where it came to nothing the line goes back from M to R and has no agreed date any more. */
export async function reportVisit(context: Context, input: ReportInput): Promise<Outcome<OrderResult>> {
  actingViewer(context);
  const { orderId, lineId } = await lineOfAppointment(context.db, input.id);
  return transition(context, {
    move: 'reportVisit',
    input,
    locks: [{ table: 'orders', id: orderId }],
    plan: async (tx, viewer, now) => {
      const { order, line } = await loadLine(tx, viewer, orderId, lineId);
      const appointment = await tx.appointment.findUniqueOrThrow({ where: { id: input.id } });
      const objection = judge(appointmentLifecycle, 'reportVisit', viewer, appointment, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      const wastedVisitCharged = input.chargeWastedVisit === true;
      refuseIfAny(chargeProblems(input.outcome, wastedVisitCharged));
      const root = rootOf(order);
      const comment = input.comment ?? null;
      const to = statusAfter[input.outcome];
      const charge = wastedVisitCharged ? wastedVisitCharge({ order, line }, appointment.id, now) : [];
      const visit = ended(root, appointment, to, { set: { wastedVisitCharged, comment }, comment, at: now, besides: charge });
      return {
        writes: [visit, ...(to === 'COMPLETED' ? [] : backToReady(root, line, comment))],
        result: { orderId, lineIds: [line.id] },
      };
    },
  });
}

const waiting: readonly string[] = [
  'NEW',
  'COMMITTED',
  'IN_PROCESS',
  'REGISTERED',
  'INCOMPLETE',
  'CUSTOMER_UPDATE',
  'ORDERED',
  'DESIGN',
  'READY',
];

/** `returnToReady` as an effect (D-06): a line that had not come to M yet only loses its agreed date. */
function backToReady(root: Root, line: LineState, comment: string | null): Write[] {
  if (line.status === 'FIELD_SERVICE') return [moved(root, orderLineNoun, line, 'READY', { agreedDate: null }, { comment })];
  return waiting.includes(line.status) && line.agreedDate !== null ? [updated(root, orderLineNoun, line, { agreedDate: null })] : [];
}

export async function lineOfAppointment(db: Db, id: string): Promise<{ orderId: string; lineId: string }> {
  const found = await db.appointment.findUnique({ where: { id }, select: { orderLine: { select: { id: true, orderId: true } } } });
  if (found === null) throw new Refused([no.notFound('/id')]);
  return { orderId: found.orderLine.orderId, lineId: found.orderLine.id };
}
