import type { Appointment } from '@sporbar/prisma/generated/client/client.ts';
import type { AppointmentStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { numbersGivenBack } from '../booking/numbers.ts';
import { slotGivenBack, slotsStream } from '../booking/slot-use.ts';
import { withdrawalOf } from '../booking/withdrawals.ts';
import type { Rider } from '../rider.ts';
import { moved, type Root, type Write } from '../writes.ts';
import { appointmentNoun } from './appointment.lifecycle.ts';

type Ending = Exclude<AppointmentStatus, 'HELD' | 'CONFIRMED'>;

interface Ended {
  readonly set?: Partial<Appointment>;
  readonly comment?: string | null;
  readonly carrierVisible?: boolean | undefined;
  readonly at: Date;
  readonly besides?: readonly Rider[];
}

/**
 * Every end of an appointment that is HELD or CONFIRMED: its place in the slot is given back, once. One that is called off
 * gives back its numbers too, and the appointment system is told.
 */
export function ended(
  root: Root,
  appointment: Appointment,
  to: Ending,
  { set = {}, comment = null, carrierVisible, at, besides = [] }: Ended,
): Write {
  const { calendarCode, slotStart, numbers, visitKey } = appointment;
  const isCalledOff = to === 'CANCELLED';
  return moved(root, appointmentNoun, appointment, to, set, {
    comment,
    carrierVisible,
    besides: [
      ...besides,
      ...(calendarCode === null ? [] : [slotGivenBack({ calendarCode, slotStart })]),
      ...(isCalledOff && numbers.length > 0 ? [numbersGivenBack(numbers)] : []),
      ...(isCalledOff && visitKey !== null ? [withdrawalOf(visitKey, at)] : []),
    ],
    wakes: calendarCode === null ? [] : [slotsStream(calendarCode)],
  });
}
