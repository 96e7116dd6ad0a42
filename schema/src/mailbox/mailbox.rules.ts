import type { Problem } from '../refusals.ts';
import { noMailbox } from './mailbox.refusals.ts';

export interface BookingNamed {
  readonly id: string;
  readonly number: string;
}

/** CA-03, CA-09: a job address goes when no open booking uses it, or when those are to be moved home. */
export function deleteJobAddressProblems(
  jobAddressId: string | null,
  openBookings: readonly BookingNamed[],
  moveBookingsToHome: boolean,
): Problem[] {
  if (jobAddressId === null) return [noMailbox.noJobAddress('')];
  if (openBookings.length === 0 || moveBookingsToHome) return [];
  const numbers = openBookings.map(({ number }) => number).join(', ');
  return [noMailbox.addressInUse('', { numbers }, { data: { existingIds: openBookings.map(({ id }) => id) } })];
}
