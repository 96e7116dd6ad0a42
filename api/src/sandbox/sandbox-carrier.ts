import { setTimeout as pause } from 'node:timers/promises';
import type { SandboxControl, SandboxState } from '@sporbar/schema/sandbox/sandbox-control.ts';
import type { Clock } from '@sporbar/schema/time.ts';
import type { Logger } from '../logger.ts';
import { Agenda } from './agenda.ts';
import { readBacklog, readCase } from './cases.ts';
import { follow, type Change } from './following.ts';
import { Pace } from './pace.ts';
import { publicApi, type PublicApi } from './public-api.ts';
import { nextMove } from './sandbox-moves.ts';
import { seedOrders, type SeedingCustomer } from './seeding.ts';

export interface SandboxOptions {
  /** Where the API is reached: the sandbox has no other door than a third party has. */
  readonly url: () => string;
  /** The key of its service user. */
  readonly key: string;
  /** Demo customers with their keys, who place what is seeded. */
  readonly customers: readonly SeedingCustomer[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly chance?: (() => number) | undefined;
}

const second = 1_000;
const minute = 60_000;

/** At speed 1, how long an object waits for its next move. */
const waits = {
  /** The first few of what was waiting at the start: somebody is looking now. */
  first: [3 * second, 12 * second],
  /** What a customer has touched since: that customer is waiting. */
  attended: [6 * second, 16 * second],
  /** What the carrier has moved comes along slowly, so that there is something left to be done by hand. */
  backlog: [minute, 45 * minute],
} as const;

/** What else was waiting at the start follows one by one: whoever comes later sees something happen soon, too. */
const beat = { every: 20 * second, give: 5 * second } as const;

type Wait = readonly [from: number, to: number];

const turn = (number: number): Wait => [number * beat.every - beat.give, number * beat.every + beat.give];

const firstFew = 3;
const afterFaultMs = 5 * second;
/** However fast it is set: so many of our milliseconds between two moves at least. */
const breathMs = 50;

/**
 * Plays the carrier's side through the public API, one move at a time, so that a newcomer sees things happen. It begins
 * with what waits for the carrier and follows the carrier's stream from there. What it may do it asks of
 * `availableMoves`; where somebody else was first, it looks again.
 */
export class SandboxCarrier implements SandboxControl {
  readonly #options: SandboxOptions;
  readonly #pace = new Pace(() => performance.now());
  readonly #agenda = new Agenda();
  /** What customers have touched since the start. */
  readonly #attended = new Set<string>();
  #movesMade = 0;
  #news = new AbortController();

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  state(): SandboxState {
    return { isRunning: this.#pace.isRunning, speed: this.#pace.speed, movesMade: this.#movesMade };
  }

  setRunning(running: boolean): void {
    this.#pace.setRunning(running);
    this.#tellNews();
  }

  setSpeed(factor: number): void {
    this.#pace.setSpeed(factor);
    this.#tellNews();
  }

  seed(orders: number): Promise<number> {
    const { customers, url, clock } = this.#options;
    return seedOrders(url(), customers, orders, clock.now());
  }

  /** Plays until the signal aborts. A fault is logged and outlived; a stream that ends is begun again from the lists. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const round = new AbortController();
      const end = AbortSignal.any([signal, round.signal]);
      try {
        const { url, key } = this.#options;
        const api = publicApi(url(), key);
        const { cursor, ids } = await readBacklog(api);
        ids.forEach((id, index) => this.#note(id, index < firstFew ? waits.first : turn(index - firstFew + 1)));
        const following = follow(url(), key, cursor, (change) => this.#heard(change), end).finally(() => round.abort());
        await this.#play(api, end);
        await following;
      } catch (error) {
        if (!signal.aborted) this.#options.logger.warn({ error }, 'the sandbox carrier begins again');
        round.abort();
      }
      await rest(afterFaultMs, signal);
    }
  }

  async #play(api: PublicApi, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#news = new AbortController();
      const next = this.#agenda.first();
      const waitMs = next === undefined ? Infinity : this.#pace.until(next.at);
      if (next === undefined || waitMs > 0) {
        await rest(waitMs, AbortSignal.any([signal, this.#news.signal]));
        continue;
      }
      this.#agenda.forget(next.id);
      try {
        await this.#moveOn(api, next.id);
      } catch (error) {
        if (signal.aborted) return;
        this.#options.logger.warn({ error, object: next.id }, 'the sandbox carrier could not move');
        this.#note(next.id, waits.backlog);
        await rest(afterFaultMs, signal);
      }
      await rest(breathMs, signal);
    }
  }

  /** One move on one thing of it, if there is one to make. The stream tells of it, and so the object comes up again. */
  async #moveOn(api: PublicApi, id: string): Promise<void> {
    const now = this.#options.clock.now();
    const ready = (await readCase(api, id)).flatMap((object) => {
      const move = nextMove(object, now, this.#chance());
      return move === null ? [] : [{ object, move }];
    });
    const chosen = ready[Math.floor(this.#chance() * ready.length)];
    if (chosen === undefined) return;
    const { object, move } = chosen;
    const refusal = await api.move(move.name, { id: object.id, expectedVersion: object.version, ...move.input });
    if (refusal === null) this.#movesMade += 1;
    else if (refusal === 'CONFLICT') this.#note(id, waits.attended);
  }

  #heard({ rootId, byCustomer }: Change): void {
    if (byCustomer) this.#attended.add(rootId);
    this.#note(rootId, this.#attended.has(rootId) ? waits.attended : waits.backlog);
    this.#tellNews();
  }

  #note(id: string, [from, to]: Wait): void {
    this.#agenda.note(id, this.#pace.felt() + from + this.#chance() * (to - from));
  }

  /** Whoever waits for the next moment looks again when that is. */
  #tellNews(): void {
    this.#news.abort();
  }

  #chance(): number {
    return (this.#options.chance ?? Math.random)();
  }
}

const longestRest = 2 ** 31 - 1;

/** Ends early when the signal aborts; never keeps the process alive. */
const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(Math.min(ms, longestRest), undefined, { signal, ref: false }).catch(() => {});
