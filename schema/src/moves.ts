import { labelOf } from './lifecycle.ts';
import { isForSystems, mayUse, rightProblems } from './access.ts';
import { hasMutation, movesFrom, type Lifecycle, type Move, type Party } from './lifecycle.ts';
import { no, type Problem } from './refusals.ts';
import { lastDayOf, type Standing } from './timers.ts';
import { actorKindsOf, type Viewer } from './viewer.ts';
import type { Words } from './words.ts';

/** What a move would cost now. */
export interface MoveCost {
  readonly tier: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** How the service request begins that asks for what a button does not do any more. */
export interface RequestInstead {
  readonly area: string;
  readonly topic: string;
  readonly reference: string;
}

/** One move as this viewer may make it now, with the guards really evaluated. */
export interface AvailableMove {
  readonly name: string;
  readonly label: Words;
  readonly to: readonly string[];
  readonly blockedBy: readonly Problem[];
  readonly needs: readonly string[];
  readonly cost: MoveCost | null;
  /** Last calendar date on which it is possible. */
  readonly deadline: string | null;
  /** How to ask for it where it is not possible any more (M-04). */
  readonly instead?: RequestInstead | null | undefined;
}

/** What a noun knows about a move on one of its objects, without the input. */
export interface MoveFacts {
  readonly problems: readonly Problem[];
  readonly cost?: MoveCost | null | undefined;
  /** The last date that its guards allow; when the clock takes the object away is known from the lifecycle. */
  readonly deadline?: string | null | undefined;
  /** The service request that asks for the same, for when the move itself is not possible. */
  readonly instead?: RequestInstead | undefined;
  /** Not offered at all: the move means nothing for this object. */
  readonly hidden?: boolean | undefined;
}

/**
 * The moves of one level that a viewer of this kind could make on what stands so. Those that something stands in the
 * way of are listed with every reason: the same guards decide when the mutation is called.
 */
export function availableMoves<S extends string, M extends string>(
  lifecycle: Lifecycle<S, M>,
  level: Move['level'],
  viewer: Viewer,
  things: readonly Standing<S>[],
  factsOf: (name: M) => MoveFacts,
): AvailableMove[] {
  const kinds = actorKindsOf(viewer);
  const statuses = [...new Set(things.map(({ status }) => status))];
  return (Object.entries(lifecycle.moves) as [M, Move<S>][]).flatMap(([name, move]) => {
    const starting = statuses.filter((status) => move.from.includes(status));
    const starts = starting.length > 0;
    const tooLate = statuses.some((status) => move.tooLateIn?.includes(status) === true);
    if (move.level !== level || !hasMutation(move) || !(starts || tooLate) || !move.by.some((kind) => kinds.includes(kind))) return [];
    const facts = factsOf(name);
    if (facts.hidden === true) return [];
    const status = statuses[0] ?? '';
    const late = starts
      ? []
      : [
          no.invalidTransition(
            '',
            { status: labelOf(lifecycle.noun, status) },
            { data: { from: status, allowed: statuses.flatMap((one) => movesFrom(lifecycle, one)) } },
          ),
        ];
    const rights = rightProblems(viewer, [lifecycle.noun, ...(move.alsoChanges ?? [])], mayUse(viewer, move));
    if (rights.length === 0 && starts && starting.every((one) => isForSystems(viewer, move, one)))
      rights.push(no.forSystemsOnly('', { status: labelOf(lifecycle.noun, status) }));
    const mine = rights.length === 0;
    const blockedBy = mine ? [...late, ...(starts ? facts.problems : [])] : rights;
    const to = move.to === 'same' ? statuses.slice(0, 1) : move.to;
    const instead = mine && blockedBy.length > 0 ? facts.instead : undefined;
    return [
      {
        name,
        label: move.label,
        to,
        blockedBy,
        needs: move.needs ?? [],
        cost: facts.cost ?? null,
        deadline: earlier(facts.deadline ?? null, lastDayOf(lifecycle, move, things)),
        instead,
      },
    ];
  });
}

const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

/** Who must act now, since when, until when, and what they are expected to do. */
export interface BallInCourt {
  readonly party: Party;
  readonly since: Date;
  /** The last day for it. */
  readonly dueAt: string | null;
  readonly action: Words;
}
