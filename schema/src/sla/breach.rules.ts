import type { OrderAction, OrderLineStatus, TroubleTicketStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { dateOf, daysBetween, addDays } from '../time.ts';

/** A stretch of time in which the customer had the ball: from when to when, or since when. */
export interface Wait {
  readonly from: Date;
  readonly until: Date | null;
}

export interface DeliveryFacts {
  readonly action: OrderAction;
  readonly status: OrderLineStatus;
  readonly slaActive: boolean;
  readonly slaDueDate: string | null;
  readonly deliveredAt: Date | null;
  readonly postedAt: Date | null;
}

/** A delivery that came, or comes, later than its SLA promises. */
export interface LateDelivery {
  readonly kind: 'DELIVERY';
  /** What was promised when the line was registered. */
  readonly promisedOn: string;
  /** Calendar days for which the line waited for the customer; they move the promise. */
  readonly waitedDays: number;
  readonly dueOn: string;
  readonly deliveredOn: string | null;
  /** Until the delivery, or until today. */
  readonly daysLate: number;
}

/** Nothing is delivered any more. */
const ended: ReadonlySet<OrderLineStatus> = new Set<OrderLineStatus>(['CANCELLED', 'REJECTED', 'DUPLICATE']);

const deliveredOn = ({ deliveredAt, postedAt }: DeliveryFacts): string | null => {
  const at = deliveredAt ?? postedAt;
  return at === null ? null : dateOf(at);
};

/** O-25, D-58: is the line later than the date promised, whoever it waited for? Without an SLA in force nothing is. */
export function isPastPromise(facts: DeliveryFacts, now: Date): boolean {
  if (!facts.slaActive || facts.slaDueDate === null || facts.action === 'TERMINATE' || ended.has(facts.status)) return false;
  return (deliveredOn(facts) ?? dateOf(now)) > facts.slaDueDate;
}

/** D-58: by how much a delivery breaches its SLA; null when it does not. Days for which it waited for the customer do not count. */
export function lateDelivery(facts: DeliveryFacts, waits: readonly Wait[], now: Date): LateDelivery | null {
  const promisedOn = facts.slaDueDate;
  if (promisedOn === null || !isPastPromise(facts, now)) return null;
  const waitedDays = waits.reduce((sum, { from, until }) => sum + daysBetween(dateOf(from), dateOf(until ?? now)), 0);
  const dueOn = addDays(promisedOn, waitedDays);
  const delivered = deliveredOn(facts);
  const daysLate = daysBetween(dueOn, delivered ?? dateOf(now));
  return daysLate <= 0 ? null : { kind: 'DELIVERY', promisedOn, waitedDays, dueOn, deliveredOn: delivered, daysLate };
}

/** A status and since when a ticket had it. */
export interface Stay {
  readonly status: TroubleTicketStatus;
  readonly since: Date;
}

/** A fault that took, or takes, longer to repair than its SLA promises. */
export interface LateRepair {
  readonly kind: 'REPAIR';
  readonly promisedHours: number;
  readonly reportedAt: Date;
  /** Minutes for which the ticket waited for the customer, to answer or to confirm; the clock stands still then. */
  readonly waitedMinutes: number;
  /** When the promised hours were used up. */
  readonly dueAt: Date;
  readonly repairedAt: Date | null;
  /** Until it was resolved, or until now. */
  readonly minutesLate: number;
}

const minute = 60_000;
const hour = 60 * minute;

/** D-59: statuses in which the clock of a repair runs: those in which the carrier has the ball. */
const running: ReadonlySet<TroubleTicketStatus> = new Set<TroubleTicketStatus>(['ACKNOWLEDGED', 'IN_PROCESS', 'REOPENED']);
const over: ReadonlySet<TroubleTicketStatus> = new Set<TroubleTicketStatus>(['CLOSED', 'CANCELLED']);

/** D-59: by how much a repair breaches its SLA; null when it does not, or when the report was withdrawn. `stays` oldest first. */
export function lateRepair(promisedHours: number | null, stays: readonly Stay[], now: Date): LateRepair | null {
  const [first, last] = [stays[0], stays.at(-1)];
  if (promisedHours === null || first === undefined || last === undefined || last.status === 'CANCELLED') return null;
  const promised = promisedHours * hour;
  let [used, waited] = [0, 0];
  let dueAt: Date | undefined;
  for (const [index, { status, since }] of stays.entries()) {
    if (over.has(status)) break;
    const length = (stays[index + 1]?.since ?? now).getTime() - since.getTime();
    if (!running.has(status)) {
      // After the last solution nobody waits for a repair any more.
      if (stays.slice(index + 1).some((later) => running.has(later.status)) || status === 'PENDING') waited += length;
      continue;
    }
    if (dueAt === undefined && used + length > promised) dueAt = new Date(since.getTime() + promised - used);
    used += length;
  }
  const minutesLate = Math.floor((used - promised) / minute);
  if (dueAt === undefined || minutesLate < 1) return null;
  const repairedAt = running.has(last.status) || last.status === 'PENDING' ? null : lastSolution(stays);
  return {
    kind: 'REPAIR',
    promisedHours,
    reportedAt: first.since,
    waitedMinutes: Math.floor(waited / minute),
    dueAt,
    repairedAt,
    minutesLate,
  };
}

const lastSolution = (stays: readonly Stay[]): Date | null => stays.findLast(({ status }) => status === 'RESOLVED')?.since ?? null;

export type Breach = LateDelivery | LateRepair;
