import type { ActorKind, Department, ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import { hasMutation, lifecycles, type Lifecycle } from '../lifecycle.ts';
import type { Words } from '../words.ts';

/** One move of a kind of object, whoever asks: what the transition tables say, as data. */
export interface Transition {
  readonly name: string;
  readonly label: Words;
  /** Empty: it creates. */
  readonly from: readonly string[];
  /** Empty: the status stays. */
  readonly to: readonly string[];
  readonly actors: readonly ActorKind[];
  readonly departments: readonly Department[];
  readonly rules: readonly string[];
  /** The clock makes it. */
  readonly isTimer: boolean;
  /** The moves of other kinds of objects within which it is made. */
  readonly effectOf: readonly string[];
  readonly hasMutation: boolean;
}

export interface StateMachine {
  readonly lifecycle: Lifecycle;
  readonly transitions: readonly Transition[];
}

/** The kinds of objects whose status is rolled up from parts: theirs is the parts' machine. */
const partOf: Partial<Record<ObjectType, ObjectType>> = { ORDER: 'ORDER_LINE', QUOTE: 'QUOTE_LINE' };

/** The machine of a kind of object, from the lifecycle that its moves are judged by. Undefined for what has no status of its own. */
export function stateMachineOf(noun: ObjectType): StateMachine | undefined {
  const wanted = partOf[noun] ?? noun;
  const lifecycle = lifecycles.find((one) => one.noun === wanted);
  if (lifecycle === undefined) return undefined;
  const transitions = Object.entries(lifecycle.moves).map(([name, move]): Transition => ({
    name,
    label: move.label,
    from: move.from,
    to: move.to === 'same' ? [] : move.to,
    actors: move.by,
    departments: move.departments ?? [],
    rules: move.rules,
    isTimer: move.timer === true,
    effectOf: move.effectOf ?? [],
    hasMutation: hasMutation(move),
  }));
  return { lifecycle, transitions };
}
