import type { AppointmentStatus, ModifyKind, Unbooked } from '@sporbar/prisma/generated/client/enums.ts';
import { awaitsChoice, isOfLine, type CheckFacts } from '../availability/check.rules.ts';
import type { Problem } from '../refusals.ts';
import { technicianComes } from '../takeovers/takeover.rules.ts';
import { dateOf } from '../time.ts';
import { noBooking } from './booking.refusals.ts';

/** How long a slot is kept for somebody who has not confirmed it. */
export const holdMs = 15 * 60_000;
/** How far ahead slots are offered, from the first day on which there can be one. */
export const offeredDays = 28;

/** What the rules read of an appointment. */
export interface AppointedFacts {
  readonly status: AppointmentStatus;
  readonly slotStart: Date;
  readonly heldUntil: Date | null;
}

interface BookedProduct {
  readonly code: string;
  readonly family: string;
  readonly availabilityPolicy: 'MANDATORY' | 'NOT_APPLICABLE';
  readonly selfBooking: boolean;
  readonly numberReservation?: boolean;
}

/** What they read of its line. */
export interface BookableFacts {
  readonly product: BookedProduct | null;
  readonly attributes: unknown;
  readonly modifyKind: ModifyKind | null;
  /** Of a line that takes an end user over: what there was before. */
  readonly previousProduct: { readonly code: string } | null;
  readonly requestedDate: string | null;
  readonly unbooked: Unbooked | null;
  /** The newest first. */
  readonly appointments: readonly AppointedFacts[];
}

export type BookingNeed = 'REQUIRED' | 'RECOMMENDED' | 'NOT_POSSIBLE';

/** Why a technician must, should or cannot be booked. */
export type BookingReason =
  'GREEN' | 'AMBIGUOUS' | 'PROJECT' | 'PRODUCT' | 'NOT_CHECKED' | 'UNCHOSEN' | 'TIMED_OUT' | 'SYSTEM_ERROR' | 'RED';

export interface BookingStanding {
  readonly need: BookingNeed;
  readonly reason: BookingReason;
}

type Doing = Pick<BookableFacts, 'product' | 'modifyKind' | 'previousProduct'>;

/** B-02, B-06, D-40, M-18: whether a technician comes for what the line does. A change comes with a visit only where it moves. */
export const isBookable = ({ product, modifyKind, previousProduct }: Doing): boolean => {
  if (product !== null && previousProduct !== null) return technicianComes(previousProduct, product);
  return product?.selfBooking === true && (modifyKind === null || modifyKind === 'MOVE');
};

const impossible = (reason: BookingReason): BookingStanding => ({ need: 'NOT_POSSIBLE', reason });

/** B-01, B-04, B-07, D-37: whether a technician must be booked, may be, or cannot. `check` is the one that counts. */
export function bookingStanding(
  line: Doing & Pick<BookableFacts, 'attributes'>,
  check: CheckFacts | undefined,
  isProject: boolean,
): BookingStanding {
  if (!isBookable(line)) return impossible('PRODUCT');
  if (isProject) return impossible('PROJECT');
  if (check === undefined || check.status === 'PENDING' || !isOfLine(check, line)) return impossible('NOT_CHECKED');
  if (check.status === 'TIMED_OUT') return impossible('TIMED_OUT');
  if (awaitsChoice(check)) return impossible('UNCHOSEN');
  if (check.colour === 'RED') return impossible('RED');
  if (check.yellowReason === 'SYSTEM_ERROR') return impossible('SYSTEM_ERROR');
  return check.colour === 'GREEN' ? { need: 'REQUIRED', reason: 'GREEN' } : { need: 'RECOMMENDED', reason: 'AMBIGUOUS' };
}

const refusalFor = {
  PROJECT: noBooking.onProject,
  PRODUCT: noBooking.ofProduct,
  NOT_CHECKED: noBooking.unchecked,
  UNCHOSEN: noBooking.unchecked,
  TIMED_OUT: noBooking.timedOut,
  SYSTEM_ERROR: noBooking.checkFailed,
  RED: noBooking.red,
} as const;

/** B-02, B-04, B-07: why no technician can be booked. */
export const standingProblems = ({ reason }: BookingStanding): Problem[] =>
  reason === 'GREEN' || reason === 'AMBIGUOUS' ? [] : [refusalFor[reason]('')];

/** The visit that is agreed, or the slot that is kept. */
export const activeAppointment = <A extends Pick<AppointedFacts, 'status'>>({
  appointments,
}: {
  readonly appointments: readonly A[];
}): A | undefined => appointments.find(({ status }) => status === 'HELD' || status === 'CONFIRMED');

/** B-01, B-09, B-11: why the line cannot be sent as far as its booking goes. What nobody could book is not asked for. */
export function bookingProblems(line: BookableFacts, standing: BookingStanding, at: string): Problem[] {
  if (standing.need === 'NOT_POSSIBLE') return [];
  const active = activeAppointment(line);
  if (active?.status === 'CONFIRMED') return [];
  const path = `${at}/appointment`;
  if (active?.status === 'HELD') return [noBooking.unconfirmed(path)];
  if (line.unbooked === 'NO_SLOT' || line.unbooked === 'NO_ANSWER') return [];
  if (standing.need === 'REQUIRED') return [noBooking.required(path)];
  return line.unbooked === 'CHOSEN' ? [] : [noBooking.question(path)];
}

/** The first day on which there can be a slot (B-08): the requested one, or today when that has passed. */
export const earliestDate = (requestedDate: string, now: Date): string => {
  const today = dateOf(now);
  return requestedDate > today ? requestedDate : today;
};

/** B-04, B-07, B-08, B-11: why no slot can be held whichever it is. */
export const holdProblems = (line: BookableFacts, standing: BookingStanding): Problem[] => {
  const never = standingProblems(standing);
  if (never.length > 0) return never;
  if (activeAppointment(line)?.status === 'CONFIRMED') return [noBooking.bookedAlready('')];
  return line.requestedDate === null ? [noBooking.noDate('')] : [];
};

/** B-08: a slot that began before it could be offered. */
export const slotDateProblems = (slotStart: Date, requestedDate: string | null, now: Date): Problem[] =>
  slotStart <= now || dateOf(slotStart) < (requestedDate ?? '')
    ? [noBooking.tooEarly('/slotStart', { date: requestedDate ?? dateOf(now) })]
    : [];

/** D-37: a hold past its time is over, whether the clock has come to it or not. */
export const hasLapsed = ({ status, heldUntil }: Pick<AppointedFacts, 'status' | 'heldUntil'>, now: Date): boolean =>
  status === 'HELD' && heldUntil !== null && heldUntil <= now;

/** CAT-12: telephony alone has numbers: PSTN one, ISDN up to eight. */
export const mostNumbers = (product: BookableFacts['product']): number =>
  product?.numberReservation !== true ? 0 : product.code === 'ISDN' ? 8 : 1;

/** B-05, CAT-12. */
export const numberProblems = (product: BookableFacts['product'], count: number): Problem[] => {
  const most = mostNumbers(product);
  if (count === 0) return [];
  if (most === 0) return [noBooking.noNumbers('/numbers')];
  return count < 0 || count > most ? [noBooking.tooManyNumbers('/numbers', { most })] : [];
};
