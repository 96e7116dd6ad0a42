import type { AppointmentStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { isSamePlace, type PlaceFacts } from '../addresses/same-place.ts';
import type { Problem } from '../refusals.ts';
import { dateOf } from '../time.ts';
import { noVisit } from './appointment.refusals.ts';

/** What an appointment was made for. */
export interface VisitFacts {
  readonly productCode: string | null;
  readonly requestedDate: string | null;
  readonly address: PlaceFacts | null;
}

/** M-17: an appointment outlives a change of its line when product, address and date are the same. */
export const keepsAppointment = (before: VisitFacts, now: VisitFacts): boolean =>
  before.productCode === now.productCode && before.requestedDate === now.requestedDate && isSamePlace(before.address, now.address);

interface Appointed {
  readonly appointments: readonly { readonly status: AppointmentStatus; readonly heldUntil?: Date | null }[];
}

/** True while a visit is agreed and has not been made. */
export const hasVisit = ({ appointments }: Appointed): boolean => appointments.some(({ status }) => status === 'CONFIRMED');

const wentNowhere: ReadonlySet<AppointmentStatus | undefined> = new Set<AppointmentStatus>(['CANCELLED', 'FAILED', 'MISSED']);
const isAlive = (status: string): boolean => !['CANCELLED', 'REJECTED', 'DUPLICATE', 'FINISHED', 'CLOSED'].includes(status);

/** M-17, M-22: the last visit came to nothing and the line still waits for one. A slot that was held and never confirmed was no visit. `appointments` are newest first. */
export const mustBookAnew = (line: Appointed & { readonly status: string }): boolean =>
  isAlive(line.status) && wentNowhere.has(line.appointments[0]?.status) && line.appointments[0]?.heldUntil == null;

/** B-04: what stands in the way of a visit whenever it is. */
export const recordGuards = (line: Appointed, isProject: boolean): Problem[] => [
  ...(isProject ? [noVisit.notOnProjects('')] : []),
  ...(hasVisit(line) ? [noVisit.agreedBefore('')] : []),
];

/** B-03: the date of the slot becomes the agreed date, so it is one date, and to come. */
export function slotProblems(slot: { readonly slotStart: Date; readonly slotEnd: Date }, now: Date): Problem[] {
  const isOneDay = slot.slotEnd > slot.slotStart && dateOf(slot.slotStart) === dateOf(slot.slotEnd);
  if (!isOneDay) return [noVisit.slotBackwards('/slotEnd')];
  return slot.slotStart < now ? [noVisit.slotPast('/slotStart')] : [];
}

/** What the technician found. */
export type VisitOutcome = 'DONE' | 'NOBODY_HOME' | 'CARRIER_DID_NOT_COME';

export const statusAfter: Readonly<Record<VisitOutcome, 'COMPLETED' | 'FAILED' | 'MISSED'>> = {
  DONE: 'COMPLETED',
  NOBODY_HOME: 'FAILED',
  CARRIER_DID_NOT_COME: 'MISSED',
};

/** M-22: only the closed door is charged. */
export const chargeProblems = (outcome: VisitOutcome, isCharged: boolean): Problem[] =>
  isCharged && outcome !== 'NOBODY_HOME' ? [noVisit.nothingWasted('/chargeWastedVisit')] : [];
