import type { Answer } from '@sporbar/schema/testing.ts';
import type { Client, SubscribePayload } from 'graphql-ws';
import { expect } from 'vitest';
import type { Served } from '../../served.testing.ts';

/** One subscription and the payloads of its changes, as JSON. */
interface Follower {
  readonly payloads: string[];
  readonly stop: () => void;
}

/** Subscriptions that are opened one by one and compared. */
export class Followers {
  readonly #served: Served;
  readonly #all: Follower[] = [];

  constructor(served: Served) {
    this.#served = served;
  }

  /** Opens a subscription; resolves when it has caught up and follows what is new. */
  async open(client: Client, payload: SubscribePayload): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const payloads: string[] = [];
    const stop = client.subscribe<Answer>(payload, {
      next: (result) => {
        const [message] = Object.values(result.data ?? {}) as Answer[];
        if (message?.['__typename'] === 'UpToDate') return resolve();
        if (message?.['__typename'] !== 'State') payloads.push(JSON.stringify(result));
      },
      error: (error) => reject(error instanceof Error ? error : new Error(JSON.stringify(error))),
      complete: () => {},
    });
    this.#all.push({ payloads, stop });
    await promise;
  }

  counts(): number[] {
    return this.#all.map(({ payloads }) => payloads.length);
  }

  payloads(): readonly (readonly string[])[] {
    return this.#all.map(({ payloads }) => payloads);
  }

  /** Resolves when each has been told of so many changes. */
  async reach(counts: readonly number[]): Promise<void> {
    await expect.poll(() => this.counts(), { timeout: 10_000, interval: 5 }).toEqual(counts);
    expect(this.#served.faults).toEqual([]);
  }

  async leave(): Promise<void> {
    for (const { stop } of this.#all.splice(0)) stop();
    await Promise.resolve();
  }
}
