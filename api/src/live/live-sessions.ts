import { setTimeout as rest } from 'node:timers/promises';
import type { Db } from '@sporbar/prisma/client.ts';
import { findEnded, type Ended, type EndedHow } from '@sporbar/schema/identity/open-connections.ts';
import type { Clock } from '@sporbar/schema/time.ts';
import type { Viewer } from '@sporbar/schema/viewer.ts';
import type { Logger } from '../logger.ts';

/** How a stream ends when its right to go on ends. Documented for clients in docs/api.md. */
export const closings = {
  /** Signed out, idle for 30 minutes, or the key is revoked: sign in again before coming back. */
  ENDED: { code: 4401, reason: 'Unauthorized', error: 'UNAUTHENTICATED' },
  /** The access is closed: do not come back. */
  CLOSED: { code: 4403, reason: 'Forbidden', error: 'FORBIDDEN' },
  /** The rights have changed: come back with the last cursor, and see with the new ones. */
  CHANGED: { code: 4205, reason: 'Access changed', error: 'ACCESS_CHANGED' },
  /** The server stops: come back at once with the last cursor, and another one, or the next, goes on. */
  STOPPING: { code: 1012, reason: 'Service restart', error: 'SERVER_STOPPING' },
  /** Too much was left unread: come back with the last cursor, and read faster or ask for less. */
  TOO_SLOW: { code: 4206, reason: 'Too much unread', error: 'TOO_SLOW' },
} as const satisfies Record<EndedHow | 'STOPPING' | 'TOO_SLOW', { code: number; reason: string; error: string }>;

type Closings = (typeof closings)[keyof typeof closings];
export type Closing = Pick<Closings, 'code' | 'error'> & { readonly reason: string };

/** Whose session was ended is told by what: the site says it to whoever it throws out. */
const closingOf = ({ how, why }: Ended): Closing => (how === 'CHANGED' || why === null ? closings[how] : { ...closings[how], reason: why });

/** Who is told to leave and has not taken it in after so long is cut off: with the look's second it stays below two. */
export const leaveWithinMs = 500;

interface Open {
  readonly viewer: Viewer;
  readonly userVersion: number;
  readonly end: (closing: Closing) => void;
}

const lookEveryMs = 1_000;
/** So long after the one before is a connection sent elsewhere. */
const sendEveryMs = 5;

/** Every open socket and stream, and the eye on whether its session, key or user still stands (IA-05, IA-06, G-12). */
export class LiveSessions {
  readonly #open = new Set<Open>();
  readonly #countOf = new Map<string, number>();
  readonly #parts: { readonly db: Db; readonly clock: Clock; readonly logger: Logger };
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #isStopping = false;

  constructor(parts: { db: Db; clock: Clock; logger: Logger }) {
    this.#parts = parts;
  }

  /** Once a second, one query for all of them: an end is noticed within two seconds. */
  start(): void {
    this.#timer ??= setInterval(() => void this.look(), lookEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  get size(): number {
    return this.#open.size;
  }

  countOf(userId: string): number {
    return this.#countOf.get(userId) ?? 0;
  }

  /** Watches a connection until the returned function is called. `end` is called at most once. */
  watch(viewer: Viewer, userVersion: number, end: (closing: Closing) => void): () => void {
    const open = { viewer, userVersion, end };
    this.#open.add(open);
    this.#countOf.set(viewer.userId, this.countOf(viewer.userId) + 1);
    if (this.#isStopping) queueMicrotask(() => this.#end(open, closings.STOPPING));
    return () => void this.#forget(open);
  }

  /** Sends all of them elsewhere, one after another, within `spreadMs`: those who come back do not come all at once. */
  async sendAway(spreadMs: number): Promise<void> {
    this.#isStopping = true;
    const leaving = [...this.#open];
    const eachMs = Math.min(sendEveryMs, spreadMs / Math.max(leaving.length, 1));
    const began = performance.now();
    for (const [index, open] of leaving.entries()) {
      const early = index * eachMs - (performance.now() - began);
      if (early > 0) await rest(early);
      this.#end(open, closings.STOPPING);
    }
  }

  /** Looks now. Tests with a clock of their own call it instead of waiting. */
  async look(): Promise<void> {
    if (this.#open.size === 0 || this.#looking) return;
    this.#looking = true;
    try {
      await this.#endWhatEnded();
    } catch (error) {
      this.#parts.logger.error({ error }, 'open connections could not be checked');
    } finally {
      this.#looking = false;
    }
  }

  async #endWhatEnded(): Promise<void> {
    const { db, clock } = this.#parts;
    const opened = [...this.#open];
    const standing = await findEnded(db, opened, clock.now());
    for (const open of opened) {
      const ended = standing(open.viewer, open.userVersion);
      if (ended !== undefined) this.#end(open, closingOf(ended));
    }
  }

  #end(open: Open, closing: Closing): void {
    if (this.#forget(open)) open.end(closing);
  }

  /** True when it was there. */
  #forget(open: Open): boolean {
    if (!this.#open.delete(open)) return false;
    const { userId } = open.viewer;
    const left = this.countOf(userId) - 1;
    if (left > 0) this.#countOf.set(userId, left);
    else this.#countOf.delete(userId);
    return true;
  }
}
