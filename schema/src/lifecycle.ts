import type { ActorKind, Department, ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Words } from './words.ts';

/** Where a status stands for the customer; each has one colour on every screen. */
export type Phase = 'DRAFT' | 'CARRIER' | 'YOU' | 'DONE' | 'STOPPED';

export type Party = 'CUSTOMER' | 'CARRIER' | 'NOBODY';

export interface StatusMeaning {
  readonly phase: Phase;
  /** Whose move it is. */
  readonly acts: Party;
  /** The one-letter code of an order line's delivery steps. */
  readonly letter?: string;
  readonly label: Words;
  /** One sentence a customer understands (S-32). */
  readonly meaning: Words;
}

export interface Move<S extends string = string> {
  /** Rule ids that govern it. */
  readonly rules: readonly string[];
  /** Statuses it starts from; empty for a move that creates. */
  readonly from: readonly S[];
  /** Statuses in which its button is still shown, disabled and saying why it is too late (M-02). */
  readonly tooLateIn?: readonly S[];
  /** Where it can end; `same` leaves the status alone. */
  readonly to: readonly S[] | 'same';
  readonly by: readonly ActorKind[];
  /** `root`: asked of the header (or of an object without lines); `line`: of one line. */
  readonly level: 'root' | 'line';
  /** Agents of other departments may not. */
  readonly departments?: readonly Department[];
  /** Only a person decides this: the carrier's systems may not (S-03). */
  readonly personOnly?: boolean;
  /** Statuses among `from` in which the carrier's systems alone make it, whichever people may make it elsewhere. */
  readonly systemsOnlyFrom?: readonly S[];
  /** Kinds of objects that it changes besides its own. */
  readonly alsoChanges?: readonly ObjectType[];
  /** Input the move cannot do without, by field name. */
  readonly needs?: readonly string[];
  /** Fired by the clock: no mutation exists for it. */
  readonly timer?: true;
  /** Of a timer: when so many calendar days have passed since the status was entered (D-22). */
  readonly afterDays?: number;
  /** Made within these moves of other nouns, in their transaction: no mutation exists for it. */
  readonly effectOf?: readonly string[];
  /** The button. */
  readonly label: Words;
}

export interface Lifecycle<S extends string = string, M extends string = string> {
  readonly noun: ObjectType;
  readonly statuses: Readonly<Record<S, StatusMeaning>>;
  readonly moves: Readonly<Record<M, Move<S>>>;
}

/** Every lifecycle that was defined, for the checks at start and for the status dictionary. */
export const lifecycles: Lifecycle[] = [];

/** Declares a lifecycle. Throws when a status cannot be reached: a table with a dead row does not start. */
export function defineLifecycle<const S extends string, const M extends string>(lifecycle: Lifecycle<S, M>): Lifecycle<S, M> {
  const dead = unreachableStatuses(lifecycle);
  if (dead.length > 0) throw new Error(`${lifecycle.noun}: no move leads to ${dead.join(', ')}`);
  lifecycles.push(lifecycle);
  return lifecycle;
}

export function unreachableStatuses<S extends string, M extends string>(lifecycle: Lifecycle<S, M>): S[] {
  const moves = Object.values<Move<S>>(lifecycle.moves);
  const reached = new Set<S>();
  const targets = (move: Move<S>): readonly S[] => (move.to === 'same' ? [] : move.to);
  for (let grew = true; grew;) {
    const before = reached.size;
    for (const move of moves) {
      if (move.from.length === 0 || move.from.some((status) => reached.has(status))) targets(move).forEach((status) => reached.add(status));
    }
    grew = reached.size > before;
  }
  return (Object.keys(lifecycle.statuses) as S[]).filter((status) => !reached.has(status));
}

/** True when somebody calls it by its name; false when the clock or another move makes it. */
export const hasMutation = (move: Pick<Move, 'timer' | 'effectOf'>): boolean => move.timer === undefined && move.effectOf === undefined;

/** Names of the moves that start from a status and have a mutation. */
export const movesFrom = <S extends string, M extends string>(lifecycle: Lifecycle<S, M>, status: S): M[] =>
  (Object.entries(lifecycle.moves) as [M, Move<S>][])
    .filter(([, move]) => hasMutation(move) && move.from.includes(status))
    .map(([name]) => name);

/** A status nothing leads out of. */
export const isTerminal = <S extends string, M extends string>(lifecycle: Lifecycle<S, M>, status: S): boolean =>
  Object.values<Move<S>>(lifecycle.moves).every((move) => move.to === 'same' || !move.from.includes(status));

/** What a status is called, for sentences about it; the code itself where the noun has no such status. */
export const labelOf = (noun: ObjectType, status: string): Words | string =>
  lifecycles.find((lifecycle) => lifecycle.noun === noun)?.statuses[status]?.label ?? status;
