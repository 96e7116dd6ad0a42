import type { Client } from '@urql/core';
import { getContext, setContext } from 'svelte';
import { changesOf, ChangesDocument, type Change } from './changes.ts';
import type { SocketListener } from './socket.ts';
import { waitBefore } from './socket.ts';

export type LiveState = 'starting' | 'live' | 'catching-up' | 'offline';

/**
 * The one stream of changes a tab follows. What it brings is written to the cache by key, so every open view of the
 * object changes; who needs to know more listens. After a cut it goes on from the last cursor: nothing is lost, nothing comes twice.
 */
export class Live implements SocketListener {
  state = $state<LiveState>('starting');
  /** Since when nothing arrives. */
  offlineSince = $state.raw<Date>();
  #listeners = new Set<(change: Change) => void>();
  #missed = new Set<() => void>();
  #cursor: string | undefined;
  #attempt = 0;
  #stop: (() => void) | undefined;
  readonly #onended: () => void;

  constructor(onended: () => void) {
    this.#onended = onended;
  }

  /** Starts once; `after` is the cursor of the first page, read before its rows. */
  start(client: Client, after: string): void {
    if (this.#stop !== undefined) return;
    this.#cursor = after;
    this.#follow(client);
  }

  /** Hears every change until the returned function is called. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears that changes were lost for good (a cursor too old): what is shown must be read anew. */
  onMissed(listener: () => void): () => void {
    this.#missed.add(listener);
    return () => this.#missed.delete(listener);
  }

  connected(): void {
    if (this.state !== 'live') this.state = 'catching-up';
    this.offlineSince = undefined;
  }

  cut(): void {
    this.state = 'offline';
    this.offlineSince ??= new Date();
  }

  ended(): void {
    this.#stop?.();
    this.#onended();
  }

  #follow(client: Client): void {
    const { unsubscribe } = client.subscription(ChangesDocument, { after: this.#cursor ?? null }).subscribe(({ data, error }) => {
      if (error) {
        this.#failed(client, error.graphQLErrors.length > 0);
        return;
      }
      if (data) this.#received(changesOf(data));
    });
    this.#stop = unsubscribe;
  }

  #received({ cursor, change, upToDate }: ReturnType<typeof changesOf>): void {
    this.#cursor = cursor;
    this.#attempt = 0;
    if (upToDate) this.state = 'live';
    if (change) for (const listener of this.#listeners) listener(change);
  }

  /** An answer with errors means the cursor is no use any more: begin at now, and let the pages read their state again. */
  #failed(client: Client, refused: boolean): void {
    this.#stop?.();
    this.cut();
    if (refused) this.#cursor = undefined;
    setTimeout(
      () => {
        this.#follow(client);
        if (refused) for (const listener of this.#missed) listener();
      },
      waitBefore(this.#attempt++, Math.random()),
    );
  }
}

const key = Symbol('live');

export const provideLive = (live: Live | undefined): void => {
  setContext(key, live);
};

/** The live line; undefined while the server renders. */
export const useLive = (): Live | undefined => getContext<Live | undefined>(key);
