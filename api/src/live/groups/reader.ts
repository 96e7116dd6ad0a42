import { encodeCursor, streamOf } from '@sporbar/schema/cursor.ts';
import type { Member, Sent } from './group.ts';
import type { Groups, Shareable } from './groups.ts';
import type { Subscription } from './subscription.ts';

/** Where a reader's messages go. */
export interface Outlet {
  /** Sends a message's JSON now; false when too much is waiting to be taken. */
  push(payload: Buffer): boolean;
  /** Sends it and resolves when the connection has taken it. */
  hand(payload: Buffer): Promise<void>;
}

/**
 * One subscription of one socket. It reads by itself, as fast as its client takes it, until it has caught up; then it
 * joins those who follow the same. A client that falls behind reads by itself again, from where it stands.
 */
export class Reader implements Member {
  position = 0n;
  readonly #subscription: Subscription;
  readonly #shareable: Shareable | undefined;
  readonly #groups: Groups;
  readonly #outlet: Outlet;
  readonly #closing = new AbortController();
  #leave: (() => void) | undefined;
  #alone = Promise.withResolvers<void>();

  constructor(parts: { subscription: Subscription; shareable: Shareable | undefined; groups: Groups; outlet: Outlet }) {
    this.#subscription = parts.subscription;
    this.#shareable = parts.shareable;
    this.#groups = parts.groups;
    this.#outlet = parts.outlet;
  }

  /** Runs until the reader is closed. Throws `Ended` when the subscription ends by itself. */
  async run(): Promise<void> {
    await this.#readAlone();
    while (this.#shareable !== undefined && !this.#closing.signal.aborted) {
      await this.#alone.promise;
      this.#alone = Promise.withResolvers();
      if (!this.#closing.signal.aborted) await this.#readAlone(encodeCursor(streamOf(this.#shareable.viewer), this.position));
    }
  }

  close(): void {
    this.#closing.abort();
    this.#leave?.();
    this.#alone.resolve();
  }

  give({ payload }: Sent): boolean {
    return this.#outlet.push(payload);
  }

  dismiss(): void {
    this.#leave = undefined;
    this.#alone.resolve();
  }

  /** Reads until a group takes over, or until the reader is closed. */
  async #readAlone(resumeAfter?: string): Promise<void> {
    const { signal } = this.#closing;
    const messages = this.#subscription.messages(resumeAfter);
    const stop = () => void messages.return(undefined);
    signal.addEventListener('abort', stop, { once: true });
    let isUpToDate = false;
    try {
      for await (const message of messages) {
        if (signal.aborted) return;
        isUpToDate ||= message.kind === 'UP_TO_DATE';
        // It has heard that before: this is between the server and itself.
        const isOwnMatter = message.kind === 'UP_TO_DATE' && resumeAfter !== undefined;
        if (!isOwnMatter) await this.#outlet.hand(await this.#subscription.serialise(message, signal));
        this.position = message.position;
        if (isUpToDate && !signal.aborted && this.#join()) return;
      }
      // The stream never ends by itself: it was stopped.
      this.close();
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  #join(): boolean {
    if (this.#shareable === undefined) return false;
    this.#leave = this.#groups.join(this.#shareable, this);
    return this.#leave !== undefined;
  }
}
