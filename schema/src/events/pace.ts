import { setTimeout as pause } from 'node:timers/promises';

const waiting = (ms: number, signal: AbortSignal): Promise<unknown> => pause(ms, undefined, { signal }).catch(() => {});

interface Parts {
  /** What this process has spent so far on writing to those who listen, in milliseconds. */
  readonly spentMs: () => number;
  readonly now?: (() => number) | undefined;
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<unknown>) | undefined;
}

/** Who is outrun takes up one part in so many of the process with its writing, together with all others who are. */
const oneIn = 5;
/** No change waits longer than this for others to go with. */
const longestMs = 100;

/**
 * The pace at which many are told of changes that come faster than they can be told. A write to each of a thousand sockets
 * costs the same with one change in it as with twenty: so whoever finds, when it has told of some, that more have come
 * meanwhile, rests, and all that come until then leave together. Where nothing has come there is no rest: one change after the other goes at once.
 */
export class Pace {
  readonly #spentMs: () => number;
  readonly #now: () => number;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<unknown>;

  constructor({ spentMs, now = () => performance.now(), wait = waiting }: Parts) {
    this.#spentMs = spentMs;
    this.#now = now;
    this.#wait = wait;
  }

  /** Called before changes are read. What it answers is called when they are handed out, and rests for as long as it must. */
  begin(): (isOutrun: () => boolean, signal: AbortSignal) => Promise<void> {
    const [at, spent] = [this.#now(), this.#spentMs()];
    const leftMs = () => at + Math.min(longestMs, oneIn * (this.#spentMs() - spent)) - this.#now();
    return async (isOutrun, signal) => {
      // What is handed out in a turn is written at its end.
      await new Promise((turn) => setImmediate(turn));
      if (!isOutrun()) return;
      // Others may have written while it rested.
      for (let ms = leftMs(); ms > 0 && !signal.aborted; ms = leftMs()) await this.#wait(Math.ceil(ms), signal);
    };
  }
}
