import type { Wakeups } from '@sporbar/schema/wakeups.ts';
import type { Logger } from '../logger.ts';

interface Waiting {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

/** Of these streams those that stand elsewhere than they were seen, and where; a stream without events stands at 0. */
export type Grown = (seen: ReadonlyMap<string, bigint>) => Promise<ReadonlyMap<string, bigint>>;

interface Parts {
  readonly grown: Grown;
  readonly logger: Logger;
}

const pollMs = 1_000;

/** A name that is no stream but a matter of this process. */
export const isOwnTick = (name: string): boolean => name.startsWith('tick:');

/**
 * Wake-ups between writers and readers of one process. A reader registers before it reads, so that nothing is missed in
 * between; all readers of a stream wait on one promise, so that however many there are and however slow, nothing queues
 * up.
 *
 * Once a second one query looks which streams have grown that somebody waits on, and wakes those: what
 * another process wrote, or a wake-up that got lost, costs a second. A name that is no stream (`tick:...`) is woken by
 * every look.
 */
export class LocalWakeups implements Wakeups {
  readonly #waiting = new Map<string, Waiting>();
  readonly #seen = new Map<string, bigint>();
  readonly #parts: Parts;
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), pollMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  wakeAll(): void {
    this.wake([...this.#waiting.keys()]);
  }

  wake(streams: readonly string[]): void {
    for (const stream of streams) {
      const waiting = this.#waiting.get(stream);
      this.#waiting.delete(stream);
      waiting?.resolve();
    }
  }

  next(stream: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    const { promise } = this.#waiting.get(stream) ?? this.#register(stream);
    return new Promise((resolve) => {
      const go = () => {
        signal.removeEventListener('abort', go);
        resolve();
      };
      signal.addEventListener('abort', go, { once: true });
      void promise.then(go);
    });
  }

  /** The look of the safety poll. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#wakeGrown();
    } catch (error) {
      this.#parts.logger.warn({ error }, 'the streams could not be looked at');
    } finally {
      this.#looking = false;
    }
  }

  async #wakeGrown(): Promise<void> {
    const names = [...this.#waiting.keys()];
    this.wake(names.filter((name) => isOwnTick(name)));
    const streams = names.filter((name) => !isOwnTick(name));
    for (const stream of this.#seen.keys()) if (!this.#waiting.has(stream)) this.#seen.delete(stream);
    if (streams.length === 0) return;
    // The first look at a stream cannot know what its readers have seen, and wakes them.
    const seen = new Map(streams.map((stream) => [stream, this.#seen.get(stream) ?? -1n]));
    for (const [stream, position] of await this.#parts.grown(seen)) {
      this.#seen.set(stream, position);
      this.wake([stream]);
    }
  }

  #register(stream: string): Waiting {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = { promise, resolve };
    this.#waiting.set(stream, waiting);
    return waiting;
  }
}
