/** One reason for a no, as both sides tell it. */
export interface Reason {
  readonly code: string;
  readonly ruleId: string;
  readonly path: string;
}

/** What an object says beforehand of one of its moves. */
export interface Told {
  readonly allowed: boolean;
  readonly needs: readonly string[];
  readonly blockedBy: readonly Reason[];
}

/** What was answered when it was tried. */
export interface Tried {
  readonly isDone: boolean;
  readonly problems: readonly Reason[];
}

/** How one case came out, where nobody lied. */
export type Case = 'UNSEEN' | 'NOT_OFFERED' | 'OFFERED' | 'HELD';

const sayAll = (reasons: readonly Reason[]): string =>
  [...new Set(reasons.map(({ code, ruleId }) => `${code} ${ruleId}`))].toSorted().join(', ');

/** Kept out of sight though they could be made: an order of one line has that line's own buttons. */
const elsewhere: readonly string[] = ['reopenOrder', 'runAvailabilityChecks'];

/**
 * Holds what was told beforehand against what came of trying: the case, or the lie. Undefined moves are not listed, undefined lists belong
 * to objects that the asker does not see.
 */
export function judged(move: string, told: ReadonlyMap<string, Told> | undefined, { isDone, problems }: Tried): Case | { lie: string } {
  if (told === undefined) {
    const isQuiet = problems.every(({ code }) => ['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED'].includes(code));
    return !isDone && isQuiet ? 'UNSEEN' : { lie: `is not seen, and ${isDone ? 'goes through' : `is refused by ${sayAll(problems)}`}` };
  }
  const offer = told.get(move);
  if (offer === undefined) {
    return !isDone || elsewhere.includes(move) ? 'NOT_OFFERED' : { lie: 'is not offered, and goes through' };
  }
  if (offer.allowed) return isDone ? 'OFFERED' : { lie: `is offered, and is refused by ${sayAll(problems)}` };
  if (isDone) return { lie: `is told to be held by ${sayAll(offer.blockedBy)}, and goes through` };
  const [before, after] = [sayAll(offer.blockedBy), sayAll(problems)];
  return before === after ? 'HELD' : { lie: `is told to be held by ${before}, and is refused by ${after}` };
}

/** What holds a move, as the list of guards has it. */
export const guardsIn = (move: string, { blockedBy }: Told): string[] => blockedBy.map(({ code, ruleId }) => `${move} ${code} ${ruleId}`);
