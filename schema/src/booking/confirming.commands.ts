import { randomUUID } from 'node:crypto';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { Appointment } from '@sporbar/prisma/generated/client/client.ts';
import { lineOfAppointment } from '../appointments/appointment.commands.ts';
import { ended } from '../appointments/appointment.ending.ts';
import { appointmentLifecycle, appointmentNoun } from '../appointments/appointment.lifecycle.ts';
import { seenByCarrier } from '../availability/check.writes.ts';
import { actingViewer, type Context } from '../context.ts';
import { judge } from '../judge.ts';
import type { ChangeInput, OrderResult } from '../orders/on-order.ts';
import { orderLineNoun } from '../orders/order.nouns.ts';
import { loadLine, orderInclude, rootOf, type LineState, type OrderState } from '../orders/order.state.ts';
import { no, Refused, refuseIfAny, type Problem } from '../refusals.ts';
import { dateOf } from '../time.ts';
import { transition, transitionByClock, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { moved, updated, type Write } from '../writes.ts';
import { askForVisit, type Verdict } from './appointment-system.ts';
import { slotTaken, standingOf, wantedSlot } from './booking.commands.ts';
import { noBooking } from './booking.refusals.ts';
import { hasLapsed, slotDateProblems, standingProblems, type BookingStanding } from './booking.rules.ts';
import { slotsStream, swapSlots } from './slot-use.ts';
import { expectVisit, takeOn, withdrawalOf } from './withdrawals.ts';

interface Found {
  readonly order: OrderState;
  readonly line: LineState;
  readonly appointment: Appointment;
}

type BookingMove = 'confirmAppointment' | 'rescheduleAppointment';

/** The appointment as it stands, judged: all that can be said against the move before the system is asked. */
async function found(
  tx: Tx,
  viewer: Viewer,
  ids: { orderId: string; lineId: string },
  move: BookingMove,
  input: ChangeInput,
): Promise<Found> {
  const { order, line } = await loadLine(tx, viewer, ids.orderId, ids.lineId);
  const appointment = line.appointments.find(({ id }) => id === input.id);
  if (appointment === undefined) throw new Refused([no.notFound('/id')]);
  const objection = judge(appointmentLifecycle, move, viewer, appointment, input.expectedVersion);
  if (objection !== undefined) refuseIfAny([objection]);
  return { order, line, appointment };
}

type Dated = Pick<LineState, 'requestedDate'>;

/** B-07, B-08, B-10: why a held slot cannot be confirmed as the line stands. */
export const confirmProblems = (appointment: Appointment, { requestedDate }: Dated, standing: BookingStanding, now: Date): Problem[] => [
  ...standingProblems(standing),
  ...slotDateProblems(appointment.slotStart, requestedDate, now),
  ...(hasLapsed(appointment, now) ? [noBooking.lapsed('', {}, versionOf(appointment))] : []),
];

const versionOf = ({ id, version, updatedAt }: Appointment) => ({ objectId: id, data: { currentVersion: version, changedAt: updatedAt } });

/** M-17: why a visit cannot be moved whenever it is to be. */
export function rescheduleProblems(
  appointment: Appointment,
  line: Dated & Pick<LineState, 'status'>,
  standing: BookingStanding,
): Problem[] {
  if (line.status !== 'NEW' || appointment.calendarCode === null) return [noBooking.onlyBeforeSending('')];
  const never = standingProblems(standing);
  return never.length > 0 || line.requestedDate !== null ? never : [noBooking.noDate('')];
}

/** What the system has said of the visit asked for, and the key it knows it by. */
interface Asked {
  readonly visitKey: string;
  readonly verdict: Verdict;
}

type Deadline = AbortSignal | undefined;

/** Asks for a visit outside every transaction. Unless it is taken on within a minute, the system is told to forget it. */
async function ask(
  context: Context,
  { line, appointment }: Found,
  slot: Pick<Appointment, 'slotStart' | 'slotEnd'>,
  deadline: Deadline,
): Promise<Asked> {
  const visitKey = randomUUID();
  await expectVisit(context.db, visitKey, context.clock.now());
  const { contactName, contactPhone } = line;
  const visit = { visitKey, calendarCode: appointment.calendarCode ?? '', ...slot, contactName, contactPhone };
  return { visitKey, verdict: await askForVisit(context.ports.appointments, visit, deadline) };
}

/** Whether the move would be made, asked without a lock: the system is not bothered with what is refused anyhow. */
async function worthAsking<T>(input: ChangeInput, look: () => Promise<T>): Promise<T | undefined> {
  if (input.dryRun === true) return undefined;
  try {
    return await look();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** The reference of a visit that was confirmed and has been taken on in this transaction. */
async function takenOn(tx: Tx, asked: Asked | undefined, appointment: Appointment): Promise<{ visitKey: string; externalRef: string }> {
  if (asked?.verdict.kind === 'TAKEN') throw new Refused([slotTaken(appointment)]);
  if (asked?.verdict.kind !== 'CONFIRMED' || !(await takeOn(tx, asked.visitKey)))
    throw new Refused([noBooking.noAnswer('', {}, { data: { retryable: true, nothingChanged: true } })]);
  return { visitKey: asked.visitKey, externalRef: asked.verdict.externalRef };
}

/** Nothing is kept of a dry run, so nothing was asked. */
const dry = { visitKey: null, externalRef: null };

/** B-03: the held slot becomes the visit, once the appointment system has verified it; its date is the agreed date. */
export async function confirmAppointment(context: Context, input: ChangeInput, deadline?: AbortSignal): Promise<Outcome<OrderResult>> {
  const caller = actingViewer(context);
  const ids = await lineOfAppointment(context.db, input.id);
  const judged = async (tx: Tx, viewer: Viewer, now: Date): Promise<Found> => {
    const all = await found(tx, viewer, ids, 'confirmAppointment', input);
    refuseIfAny(confirmProblems(all.appointment, all.line, standingOf(all.order, all.line), now));
    return all;
  };
  const before = await worthAsking(input, () => judged(context.db, caller, context.clock.now()));
  const asked = before && (await ask(context, before, slotOf(before.appointment), deadline));
  const outcome = await transition(context, {
    move: 'confirmAppointment',
    input,
    locks: [{ table: 'orders', id: ids.orderId }],
    plan: async (tx, viewer, now) => {
      const { order, line, appointment } = await judged(tx, viewer, now);
      const visit = input.dryRun === true ? dry : await takenOn(tx, asked, appointment);
      const root = rootOf(order);
      const seen = { carrierVisible: seenByCarrier(root, line) };
      return {
        writes: [
          updated(root, orderLineNoun, line, { agreedDate: dateOf(appointment.slotStart) }, seen),
          moved(root, appointmentNoun, appointment, 'CONFIRMED', { ...visit, heldUntil: null, aegServices: line.aegServices }, seen),
        ],
        result: { orderId: ids.orderId, lineIds: [line.id] },
      };
    },
  });
  if (!outcome.ok && asked?.verdict.kind === 'TAKEN') await giveUp(context, ids, input.id);
  return outcome;
}

const slotOf = ({ slotStart, slotEnd }: Appointment) => ({ slotStart, slotEnd });

/** B-10: what the system has given to somebody else is not kept here either. */
const giveUp = (context: Context, { orderId, lineId }: { orderId: string; lineId: string }, appointmentId: string): Promise<number> =>
  transitionByClock(context, 'releaseAppointment', { table: 'orders', id: orderId }, async (tx, now) => {
    const order = await tx.order.findUnique({ where: { id: orderId }, include: orderInclude });
    const appointment = order?.lines.find(({ id }) => id === lineId)?.appointments.find(({ id }) => id === appointmentId);
    if (order === null || appointment?.status !== 'HELD') return [];
    return [ended(rootOf(order), appointment, 'CANCELLED', { at: now, carrierVisible: false })];
  });

interface RescheduleInput extends ChangeInput {
  readonly slotStart: Date;
}

/** B-08, B-10: moves a visit of a line that is new or reopened. The old slot stays agreed until the system has verified the new one. */
export async function rescheduleAppointment(
  context: Context,
  input: RescheduleInput,
  deadline?: AbortSignal,
): Promise<Outcome<OrderResult>> {
  const caller = actingViewer(context);
  const ids = await lineOfAppointment(context.db, input.id);
  const judged = async (tx: Tx, viewer: Viewer, now: Date) => {
    const all = await found(tx, viewer, ids, 'rescheduleAppointment', input);
    refuseIfAny(rescheduleProblems(all.appointment, all.line, standingOf(all.order, all.line)));
    return { ...all, slot: await wantedSlot(tx, all.line, input.slotStart, now) };
  };
  const before = await worthAsking(input, () => judged(context.db, caller, context.clock.now()));
  const asked = before && (await ask(context, before, { slotStart: before.slot.slotStart, slotEnd: before.slot.slotEnd }, deadline));
  return transition(context, {
    move: 'rescheduleAppointment',
    input,
    locks: [{ table: 'orders', id: ids.orderId }],
    plan: async (tx, viewer, now) => {
      const all = await judged(tx, viewer, now);
      const { order, line, appointment, slot } = all;
      const given = { calendarCode: appointment.calendarCode ?? '', slotStart: appointment.slotStart };
      if (!(await swapSlots(tx, given, slot, slot.capacity))) throw new Refused([slotTaken(appointment)]);
      const visit = input.dryRun === true ? dry : await takenOn(tx, asked, appointment);
      const root = rootOf(order);
      return { writes: rescheduled(root, line, appointment, slot, visit, now), result: { orderId: ids.orderId, lineIds: [line.id] } };
    },
  });
}

function rescheduled(
  root: ReturnType<typeof rootOf>,
  line: LineState,
  appointment: Appointment,
  { calendarCode, slotStart, slotEnd }: Pick<Appointment, 'slotStart' | 'slotEnd'> & { calendarCode: string },
  visit: Partial<Appointment>,
  at: Date,
): Write[] {
  const carrierVisible = seenByCarrier(root, line);
  const set = { ...visit, calendarCode, slotStart, slotEnd, revision: line.revision };
  return [
    updated(root, orderLineNoun, line, { agreedDate: dateOf(slotStart) }, { carrierVisible }),
    updated(root, appointmentNoun, appointment, set, {
      carrierVisible,
      besides: appointment.visitKey === null ? [] : [withdrawalOf(appointment.visitKey, at)],
      wakes: [slotsStream(calendarCode), slotsStream(appointment.calendarCode ?? calendarCode)],
    }),
  ];
}
