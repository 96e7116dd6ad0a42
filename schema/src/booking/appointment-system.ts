/** What the system is asked to send a technician for. */
export interface VisitRequest {
  /** Ours: asked for again under the same key, it is the same visit. */
  readonly visitKey: string;
  readonly calendarCode: string;
  readonly slotStart: Date;
  readonly slotEnd: Date;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
}

/** `TAKEN`: its own calendar has no room there. */
export type VisitAnswer = 'TAKEN' | { readonly externalRef: string; readonly slotStart: Date };

/**
 * The carrier's appointment system. It may be slow, silent or wrong: it is asked outside every transaction, and what it
 * says is judged before it is believed.
 */
export interface AppointmentSystem {
  confirm(visit: VisitRequest, signal: AbortSignal): Promise<VisitAnswer>;
  /** Forgets a visit. Of one it does not know it has nothing to forget, and says nothing. */
  withdraw(visitKey: string, signal: AbortSignal): Promise<void>;
  /** Resolves when it would take a visit; rejects where it would not. */
  reach(signal: AbortSignal): Promise<void>;
}

/** How long it may take (B-11). */
export const answerWithinMs = 5_000;

export type Verdict = { readonly kind: 'CONFIRMED'; readonly externalRef: string } | { readonly kind: 'TAKEN' | 'NO_ANSWER' };

const longestReference = 40;

/** B-03, B-11: what its words amount to. Another slot, or no reference, is no confirmation. */
export function judgeVisit(answer: VisitAnswer, asked: Pick<VisitRequest, 'slotStart'>): Verdict {
  if (answer === 'TAKEN') return { kind: 'TAKEN' };
  const { externalRef, slotStart } = (answer ?? {}) as Partial<Exclude<VisitAnswer, string>>;
  const isReference = typeof externalRef === 'string' && externalRef.trim() !== '' && externalRef.length <= longestReference;
  const isSlot = slotStart instanceof Date && slotStart.getTime() === asked.slotStart.getTime();
  return isReference && isSlot ? { kind: 'CONFIRMED', externalRef } : { kind: 'NO_ANSWER' };
}

/** Asks, and gives up at the deadline. Never rejects. */
export async function askForVisit(
  system: AppointmentSystem,
  visit: VisitRequest,
  deadline: AbortSignal = AbortSignal.timeout(answerWithinMs),
): Promise<Verdict> {
  const answer = await inTime(deadline, () => system.confirm(visit, deadline));
  return answer === undefined ? { kind: 'NO_ANSWER' } : judgeVisit(answer.value, visit);
}

/** B-11: whether it can be reached at all. */
export const isReachable = async (
  system: AppointmentSystem,
  deadline: AbortSignal = AbortSignal.timeout(answerWithinMs),
): Promise<boolean> => (await inTime(deadline, () => system.reach(deadline))) !== undefined;

/** True when it has forgotten the visit. */
export const isForgotten = async (
  system: AppointmentSystem,
  visitKey: string,
  deadline: AbortSignal = AbortSignal.timeout(answerWithinMs),
): Promise<boolean> => (await inTime(deadline, () => system.withdraw(visitKey, deadline))) !== undefined;

/** What came before the deadline; undefined when nothing did, or a fault. */
async function inTime<T>(deadline: AbortSignal, ask: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
  const late = Promise.withResolvers<undefined>();
  const giveUp = (): void => late.resolve(undefined);
  if (deadline.aborted) return undefined;
  deadline.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([ask().then((value) => ({ value })), late.promise]);
  } catch {
    return undefined;
  } finally {
    deadline.removeEventListener('abort', giveUp);
  }
}
