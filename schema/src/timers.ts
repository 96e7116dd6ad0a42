import type { Lifecycle, Move } from './lifecycle.ts';
import { addDays, dateOf } from './time.ts';

/** What has stood where it stands since a moment. */
export interface Standing<S extends string = string> {
  readonly status: S;
  readonly enteredStatusAt: Date;
}

/** A move that the clock makes by itself when days have passed. */
export type TimedMove<S extends string = string> = Move<S> & { readonly afterDays: number };

const dayMs = 86_400_000;

/** D-22: the date on which so many days have passed; day 0 is the day it was entered. */
const endOf = ({ enteredStatusAt }: Standing, afterDays: number): string => addDays(dateOf(enteredStatusAt), afterDays);

/** True when the clock has to make the move. Ask under the lock. */
export const isDue = <S extends string>(move: TimedMove<S>, thing: Standing<S>, now: Date): boolean =>
  move.from.includes(thing.status) && dateOf(now) >= endOf(thing, move.afterDays);

/**
 * What may be due, for SQL: a coarse sieve, since 14 calendar days can be 13 and less than an hour long when summer time
 * begins. `isDue` decides.
 */
export const perhapsDue = <S extends string>({ from, afterDays }: TimedMove<S>, now: Date) => ({
  status: { in: [...from] },
  enteredStatusAt: { lte: new Date(now.getTime() - (afterDays - 2) * dayMs) },
});

const isTimed = <S extends string>(move: Move<S>): move is TimedMove<S> => move.afterDays !== undefined;

const timerFrom = <S extends string>({ moves }: Lifecycle<S>, status: S): TimedMove<S> | undefined =>
  Object.values<Move<S>>(moves)
    .filter(isTimed)
    .find(({ from }) => from.includes(status));

/** The date on which the clock moves it by itself; null where it waits for somebody. */
export function clockActsOn<S extends string>(lifecycle: Lifecycle<S>, thing: Standing<S>): string | null {
  const timer = timerFrom(lifecycle, thing.status);
  return timer === undefined ? null : endOf(thing, timer.afterDays);
}

/**
 * The last date of a move that leads on from these: the day before the clock takes the last of them away. Null where one
 * stays, and where nothing is lost: the clock does what the move would do, or the move leaves the status alone.
 */
export function lastDayOf<S extends string>(lifecycle: Lifecycle<S>, move: Move<S>, things: readonly Standing<S>[]): string | null {
  if (move.to === 'same') return null;
  let last: string | null = null;
  for (const thing of things) {
    if (!move.from.includes(thing.status)) continue;
    const timer = timerFrom(lifecycle, thing.status);
    if (timer === undefined || move.to.every((status) => timer.to.includes(status))) return null;
    const day = addDays(endOf(thing, timer.afterDays), -1);
    if (last === null || day > last) last = day;
  }
  return last;
}
