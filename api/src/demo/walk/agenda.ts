import type { WalkingClock } from './walking-clock.ts';

/** What somebody goes through over weeks. Each moment it yields is when it wants to go on. */
export type Story = AsyncGenerator<Date, void, void>;

interface Appointment {
  readonly at: Date;
  readonly story: Story;
}

/**
 * Plays many stories as one stretch of time: whoever is due first goes on first, so that everything happens in the
 * order of its dates. A story whose next moment lies beyond the end stays as it is, in the middle of things.
 */
export class Agenda {
  readonly #clock: WalkingClock;
  readonly #waiting: Appointment[] = [];

  constructor(clock: WalkingClock) {
    this.#clock = clock;
  }

  /** Stories that are due at the same moment go on in the order in which they were noted. */
  note(at: Date, story: Story): void {
    const place = this.#waiting.findLastIndex((appointment) => appointment.at <= at);
    this.#waiting.splice(place + 1, 0, { at, story });
  }

  async playUntil(end: Date): Promise<void> {
    for (let next = this.#waiting[0]; next !== undefined && next.at <= end; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#clock.walkTo(next.at);
      const { done, value } = await next.story.next();
      if (done !== true) this.note(value, next.story);
    }
    this.#clock.walkTo(end);
  }
}
