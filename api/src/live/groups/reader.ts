import { encodeCursor, streamOf } from '@sporbar/schema/cursor.ts';
import type { Member } from './group.ts';
import type { Groups, Shareable } from './groups.ts';
import type { Parcel } from './parcel.ts';
import type { Subscription } from './subscription.ts';

/** Where a reader's messages go. */
export interface Outlet {
  /** Sends messages now; false when too much is waiting to be taken. */
  push(parcel: Parcel): boolean;
  /** Has it made when there is room for it, sends it, and resolves when the connection has taken it. */
  hand(make: () => Buffer | Promise<Buffer>): Promise<void>;
  /** Whether too much is waiting to be taken. */
  isFull(): boolean;
  /** Resolves when there is room again and it is this reader's turn, with what ends the turn. */
  turn(): Promise<() => void>;
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
  #endTurn = () => {};
  #isToldUpToDate = false;
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

  give(parcel: Parcel): boolean {
    return this.#outlet.push(parcel);
  }

  dismiss(): void {
    this.#leave = undefined;
    this.#alone.resolve();
  }

  /** Reads until a group takes over, or until the reader is closed. While its client does not read, it holds a number and no events. */
  async #readAlone(resumeAfter?: string): Promise<void> {
    let after = resumeAfter;
    try {
      if (after !== undefined && this.#outlet.isFull()) this.#endTurn = await this.#outlet.turn();
      while ((await this.#readOn(after)) === 'LATER' && this.#shareable !== undefined) {
        this.#endTurn();
        this.#endTurn = await this.#outlet.turn();
        after = encodeCursor(streamOf(this.#shareable.viewer), this.position);
      }
    } finally {
      this.#endTurn();
    }
  }

  /** LATER: the client takes no more now. */
  async #readOn(resumeAfter: string | undefined): Promise<'DONE' | 'LATER'> {
    const { signal } = this.#closing;
    if (signal.aborted) return 'DONE';
    const messages = this.#subscription.messages(resumeAfter);
    const stop = () => void messages.return(undefined);
    signal.addEventListener('abort', stop, { once: true });
    let [isUpToDate, isInGap] = [false, false];
    try {
      for await (const message of messages) {
        if (signal.aborted) return 'DONE';
        // What is told in a gap belongs together, and so does what a list holds of its reader.
        isInGap ||= message.kind === 'GAP';
        if (message.kind === 'CHANGE' && !isInGap && this.position > 0n && this.#shareable !== undefined && this.#outlet.isFull())
          return 'LATER';
        isUpToDate ||= message.kind === 'UP_TO_DATE';
        if (isUpToDate) this.#endTurn();
        // It has heard that before: this is between the server and itself.
        const isOwnMatter = message.kind === 'UP_TO_DATE' && this.#isToldUpToDate;
        this.#isToldUpToDate ||= message.kind === 'UP_TO_DATE';
        if (!isOwnMatter) await this.#outlet.hand(() => this.#subscription.serialise(message, signal));
        this.position = message.position;
        if (isUpToDate && !signal.aborted && this.#join()) return 'DONE';
      }
      // The stream never ends by itself: it was stopped.
      this.close();
      return 'DONE';
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
