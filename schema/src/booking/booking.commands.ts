import type { Tx } from '@sporbar/prisma/client.ts';
import type { Unbooked } from '@sporbar/prisma/generated/client/enums.ts';
import { ended } from '../appointments/appointment.ending.ts';
import { appointmentNoun } from '../appointments/appointment.lifecycle.ts';
import { releaseHeld } from '../appointments/appointment.release.ts';
import { currentCheck, seenByCarrier } from '../availability/check.writes.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { onLine, type ChangeInput, type OrderResult } from '../orders/on-order.ts';
import { orderLineNoun } from '../orders/order.nouns.ts';
import { orderOfLine, rootOf, type LineState, type OrderState } from '../orders/order.state.ts';
import { Refused, refuseIfAny, type Problem } from '../refusals.ts';
import { dateOf } from '../time.ts';
import type { Outcome } from '../transition.ts';
import { created, updated, type Root, type Write } from '../writes.ts';
import { isReachable } from './appointment-system.ts';
import { noBooking } from './booking.refusals.ts';
import {
  activeAppointment,
  bookingStanding,
  holdMs,
  holdProblems,
  numberProblems,
  slotDateProblems,
  standingProblems,
  type BookingStanding,
} from './booking.rules.ts';
import { calendarFor, hasOffer, slotAt } from './calendars.ts';
import { giveNumbers } from './numbers.ts';
import { slotsStream, swapSlots, takeSlot } from './slot-use.ts';
import type { Slot } from './slots.rules.ts';

/** Whether a technician must, should or cannot be booked for a line as it stands. */
export const standingOf = (order: Pick<OrderState, 'orderType'>, line: LineState): BookingStanding =>
  bookingStanding(line, currentCheck(line), order.orderType === 'PROJECT');

/** The place in a calendar that somebody asks for; refused where there is none. */
export async function wantedSlot(tx: Tx, line: LineState, slotStart: Date, now: Date): Promise<Slot & { readonly calendarCode: string }> {
  refuseIfAny(slotDateProblems(slotStart, line.requestedDate, now));
  const calendarCode = await calendarFor(tx, line);
  const slot = calendarCode === undefined ? undefined : await slotAt(tx, calendarCode, slotStart, dateOf(slotStart));
  if (slot === undefined || calendarCode === undefined) throw new Refused([noBooking.noSuchSlot('/slotStart')]);
  return { ...slot, calendarCode };
}

interface HoldInput extends ChangeInput {
  readonly slotStart: Date;
  readonly numbers?: number | null | undefined;
}

/** B-01, B-10: keeps a slot for 15 minutes. One that was held for the line before is given back. */
export const holdAppointmentSlot = (context: Context, input: HoldInput): Promise<Outcome<OrderResult>> =>
  onLine(context, 'holdAppointmentSlot', input, async (tx, _viewer, order, line, now) => {
    refuseIfAny(holdProblems(line, standingOf(order, line)));
    refuseIfAny(numberProblems(line.product, input.numbers ?? 0));
    const slot = await wantedSlot(tx, line, input.slotStart, now);
    const before = activeAppointment(line);
    const isTaken = before?.calendarCode
      ? await swapSlots(tx, { calendarCode: before.calendarCode, slotStart: before.slotStart }, slot, slot.capacity)
      : await takeSlot(tx, slot, slot.capacity);
    if (!isTaken) throw new Refused([slotTaken(line)]);
    const numbers = await numbersFor(tx, line, input.numbers ?? 0);
    const root = rootOf(order);
    return [...unskipped(root, line), ...heldBefore(root, line, now), held(root, line, slot, numbers, now)];
  });

export const slotTaken = (row: { readonly id: string; readonly version: number; readonly updatedAt: Date }): Problem =>
  noBooking.slotTaken('/slotStart', {}, { objectId: row.id, data: { currentVersion: row.version, changedAt: row.updatedAt } });

const numbersFor = (tx: Tx, line: LineState, count: number): Promise<string[]> =>
  line.address === null ? Promise.resolve([]) : giveNumbers(tx, line.id, line.address.country, count);

/** A line that is booked after all does not go without. */
const unskipped = (root: Root, line: LineState): Write[] =>
  line.unbooked === null ? [] : [updated(root, orderLineNoun, line, { unbooked: null }, { carrierVisible: seenByCarrier(root, line) })];

/** Its slot and its numbers have been dealt with: they are the next one's, or given back already. */
function heldBefore(root: Root, line: LineState, now: Date): Write[] {
  const before = activeAppointment(line);
  if (before === undefined) return [];
  const passedOn = { ...before, calendarCode: null, numbers: [] };
  const wakes = before.calendarCode === null ? [] : [slotsStream(before.calendarCode)];
  return [{ ...ended(root, passedOn, 'CANCELLED', { set: { numbers: [] }, carrierVisible: false, at: now }), wakes }];
}

function held(root: Root, line: LineState, slot: Slot & { readonly calendarCode: string }, numbers: string[], now: Date): Write {
  const { slotStart, slotEnd, calendarCode } = slot;
  const row = {
    id: newId('Appointment'),
    orderLineId: line.id,
    status: 'HELD' as const,
    slotStart,
    slotEnd,
    calendarCode,
    heldUntil: new Date(now.getTime() + holdMs),
    contactName: line.contactName,
    contactPhone: line.contactPhone,
    wastedVisitCharged: false,
    revision: line.revision,
    numbers,
    aegServices: line.aegServices,
  };
  return created(root, appointmentNoun, row, { carrierVisible: seenByCarrier(root, line), wakes: [slotsStream(calendarCode)] });
}

/** B-09, B-11: why a line cannot go on without a booking whatever the calendar says. */
export const skipProblems = (order: Pick<OrderState, 'orderType'>, line: LineState): Problem[] => {
  const never = standingProblems(standingOf(order, line));
  if (never.length > 0) return never;
  return activeAppointment(line)?.status === 'CONFIRMED' ? [noBooking.bookedAlready('')] : [];
};

/**
 * B-09, B-11: the customer confirms to go on without a technician: where one is only advised, and where none can be had. The
 * appointment system is asked before anything is locked.
 */
export async function skipAppointment(context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> {
  await orderOfLine(context.db, input.id);
  const canBeReached = await isReachable(context.ports.appointments);
  return onLine(context, 'skipAppointment', input, async (tx, _viewer, order, line, now) => {
    refuseIfAny(skipProblems(order, line));
    const unbooked = await reasonToSkip(tx, order, line, canBeReached, now);
    if (unbooked === undefined) throw new Refused([noBooking.mustBook('')]);
    const root = rootOf(order);
    const write = updated(root, orderLineNoun, line, { unbooked }, { carrierVisible: seenByCarrier(root, line) });
    return [write, ...releaseHeld(root, line, now)];
  });
}

async function reasonToSkip(
  tx: Tx,
  order: Pick<OrderState, 'orderType'>,
  line: LineState,
  canBeReached: boolean,
  now: Date,
): Promise<Unbooked | undefined> {
  if (!canBeReached) return 'NO_ANSWER';
  if (!(await hasOffer(tx, line, now))) return 'NO_SLOT';
  return standingOf(order, line).need === 'RECOMMENDED' ? 'CHOSEN' : undefined;
}
