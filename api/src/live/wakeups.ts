import type { Wakeups } from '@sporbar/schema/context.ts';

interface Waiting {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly timer: NodeJS.Timeout;
}

/** How long a reader waits at most before it looks again by itself: a wake-up that got lost costs this much. */
const pollMs = 1_000;

/**
 * Wake-ups between writers and readers of one process. A reader registers before it reads, so that nothing is missed in
 * between; all readers of a stream wait on one promise, so that however many there are and however slow, nothing queues
 * up. The safety poll also covers what other processes wrote.
 */
export class LocalWakeups implements Wakeups {
  readonly #waiting = new Map<string, Waiting>();

  wake(streams: readonly string[]): void {
    for (const stream of new Set(streams)) {
      const waiting = this.#waiting.get(stream);
      if (waiting === undefined) continue;
      this.#waiting.delete(stream);
      clearTimeout(waiting.timer);
      waiting.resolve();
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

  #register(stream: string): Waiting {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(() => this.wake([stream]), pollMs);
    timer.unref();
    const waiting = { promise, resolve, timer };
    this.#waiting.set(stream, waiting);
    return waiting;
  }
}
