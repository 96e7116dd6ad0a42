import type { Clock } from '@sporbar/schema/time.ts';

/** A clock that is walked forward by hand: what happens at it is dated as if it had happened then. */
export class WalkingClock implements Clock {
  #now: Date;

  constructor(start: Date) {
    this.#now = start;
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Never backwards: a moment that has passed already leaves the clock where it is. */
  walkTo(moment: Date): void {
    if (moment > this.#now) this.#now = moment;
  }
}
