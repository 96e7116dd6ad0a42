import type { Db } from '@sporbar/prisma/client.ts';
import { batchSize, concerns, lastPosition, readAfter, readKept, type Delivered, type Following } from '../event-log.ts';
import type { Wakeups } from '../wakeups.ts';
import type { Pace } from './pace.ts';

export interface Batch {
  /** What concerns the follower, in order. */
  readonly events: readonly Delivered[];
  /** Everything up to here that concerns the follower is in this batch or came before it. */
  readonly upTo: bigint;
  readonly isCaughtUp: boolean;
  /** How many that concern the follower lie before `upTo` and are not in this batch. */
  readonly leftOut?: number | undefined;
}

/** One reader's place at a tail. It holds one number at most, however slow the reader is. */
export interface Follower {
  /** What comes after a position the reader has come to, in bounded steps: at once what is kept in memory. */
  read(position: bigint): Batch | Promise<Batch>;
  /** Resolves when there is something to read: at once if there is already, or when `signal` aborts. */
  changed(signal: AbortSignal): Promise<void>;
  /** Whether there is something to read. */
  readonly hasMore: boolean;
  leave(): void;
}

interface Parts {
  readonly db: Db;
  readonly wakeups: Wakeups;
  readonly onFault: (error: unknown) => void;
  /** How many of a stream's newest events are kept in memory at least. Who falls behind them reads the table. */
  readonly ringSize?: number | undefined;
  /** The pace of those who tell many. Without one they never rest. */
  readonly pace?: Pace | undefined;
  /** How long a followed list rests between two looks at its rows. */
  readonly listPauseMs?: number | undefined;
}

const usualRingSize = 1_024;
const usualListPauseMs = 250;

/** All tails of a server: one a stream, from its first follower to its last. */
export class Tails {
  readonly #tails = new Map<string, Tail>();
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#tails.size;
  }

  /** How far each tail has read, by stream. */
  positions(): ReadonlyMap<string, bigint> {
    return new Map([...this.#tails].map(([stream, tail]) => [stream, tail.last]));
  }

  get pace(): Pace | undefined {
    return this.#parts.pace;
  }

  get listPauseMs(): number {
    return this.#parts.listPauseMs ?? usualListPauseMs;
  }

  follow(stream: string, following: Following): Follower {
    let tail = this.#tails.get(stream);
    if (tail === undefined) {
      tail = new Tail(stream, this.#parts, () => void this.#tails.delete(stream));
      this.#tails.set(stream, tail);
    }
    return tail.follow(following);
  }
}

/** Where a follower is woken: by one object's page, by kinds of pages, or by all of the stream. */
const everything = '';
const kind = (rootType: string): string => `kind:${rootType}`;

function topicsOf({ rootId, rootTypes }: Following): readonly string[] {
  if (rootId !== undefined) return [rootId];
  return rootTypes === undefined ? [everything] : rootTypes.map(kind);
}

/**
 * The newest end of a stream, read once a server whenever it has grown and kept in a bounded ring. An event looks up
 * those who follow its object; nothing looks through all followers.
 */
class Tail {
  readonly stream: string;
  readonly parts: Parts;
  readonly ready: Promise<void>;
  isReady = false;
  readonly #topics = new Map<string, Set<TailFollower>>();
  readonly #stop = new AbortController();
  readonly #whenEmpty: () => void;
  #ring: Delivered[] = [];
  #followers = 0;
  /** The number of the newest event that has been read. */
  last = 0n;

  constructor(stream: string, parts: Parts, whenEmpty: () => void) {
    this.stream = stream;
    this.parts = parts;
    this.#whenEmpty = whenEmpty;
    this.ready = this.#start();
    // Whoever follows hears of it by reading.
    this.ready.catch(() => this.#end());
  }

  follow(following: Following): Follower {
    const follower = new TailFollower(this, following);
    this.#followers += 1;
    for (const topic of topicsOf(following)) this.#topics.set(topic, (this.#topics.get(topic) ?? new Set()).add(follower));
    return follower;
  }

  leave(follower: TailFollower): void {
    for (const topic of topicsOf(follower.following)) {
      const followers = this.#topics.get(topic);
      followers?.delete(follower);
      if (followers?.size === 0) this.#topics.delete(topic);
    }
    this.#followers -= 1;
    if (this.#followers === 0) this.#end();
  }

  /** The events after a number, from memory; undefined when the ring does not reach back so far. */
  after(number: bigint): readonly Delivered[] | undefined {
    const first = this.#ring[0]?.number ?? this.last + 1n;
    return number >= first - 1n ? this.#ring.slice(Number(number - first) + 1) : undefined;
  }

  async #start(): Promise<void> {
    const grown = this.parts.wakeups.next(this.stream, this.#stop.signal);
    this.last = await lastPosition(this.parts.db, this.stream);
    this.isReady = true;
    void this.#run(grown);
  }

  async #run(first: Promise<void>): Promise<void> {
    const { signal } = this.#stop;
    let grown = first;
    for (;;) {
      await grown;
      if (signal.aborted) return;
      grown = this.parts.wakeups.next(this.stream, signal);
      try {
        await this.#readNew();
      } catch (error) {
        // Events wait in the table: the next look reads them.
        this.parts.onFault(error);
        grown = Promise.race([grown, this.parts.wakeups.next('tick:tails', signal)]);
      }
    }
  }

  /** A stream's numbers are committed in their order: whatever is there after the last one is all there is. */
  async #readNew(): Promise<void> {
    for (let isMore = true; isMore && !this.#stop.signal.aborted;) {
      const events = await readAfter(this.parts.db, this.stream, this.last, null);
      for (const delivered of events) this.#take(delivered);
      isMore = events.length === batchSize;
    }
  }

  #take(delivered: Delivered): void {
    if (delivered.number !== this.last + 1n) throw new Error(`event ${this.last + 1n} of ${this.stream} is missing`);
    this.#ring.push(delivered);
    const { ringSize = usualRingSize } = this.parts;
    if (this.#ring.length >= 2 * ringSize) this.#ring = this.#ring.slice(-ringSize);
    this.last = delivered.number;
    const { rootId, rootType } = delivered.event;
    for (const topic of [rootId, kind(rootType), everything])
      for (const follower of this.#topics.get(topic) ?? []) follower.notice(delivered.number);
  }

  #end(): void {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    this.#whenEmpty();
  }
}

class TailFollower implements Follower {
  readonly following: Following;
  readonly #tail: Tail;
  /** The first event for the reader that it has not read; null: none. Undefined: whatever comes after its position. */
  #from: bigint | null | undefined = undefined;
  #waiting: (() => void) | undefined;
  #heard: AbortSignal | undefined;
  #hasLeft = false;

  constructor(tail: Tail, following: Following) {
    this.#tail = tail;
    this.following = following;
  }

  notice(number: bigint): void {
    if (this.#from === null) this.#from = number;
    this.#waiting?.();
    this.#waiting = undefined;
  }

  get hasMore(): boolean {
    return this.#from !== null;
  }

  changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.hasMore) return Promise.resolve();
    // A reader comes with the same signal each time: it is heard once, not once a change.
    if (this.#heard !== signal) signal.addEventListener('abort', () => this.#waiting?.(), { once: true });
    this.#heard = signal;
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  read(position: bigint): Batch | Promise<Batch> {
    return this.#tail.isReady ? this.#next(position) : this.#tail.ready.then(() => this.#next(position));
  }

  #next(position: bigint): Batch | Promise<Batch> {
    const { last, stream, parts } = this.#tail;
    const unread = this.#from === null ? last : (this.#from ?? 0n) - 1n;
    const after = unread > position ? unread : position;
    const kept = this.#tail.after(after);
    // A reader that stops in the middle of a batch holds all of it.
    const isCaughtUp = kept !== undefined && kept.length <= batchSize;
    this.#from = isCaughtUp ? null : undefined;
    const batchOf = (events: readonly Delivered[]): Batch => {
      const upTo = isCaughtUp ? last : (events.at(-1)?.number ?? last);
      return {
        events: events.filter(({ event }) => concerns(event, this.following)),
        upTo: upTo > position ? upTo : position,
        isCaughtUp,
      };
    };
    return kept === undefined
      ? readKept(parts.db, stream, after, last, this.following.rootId).then(batchOf)
      : batchOf(kept.slice(0, batchSize));
  }

  leave(): void {
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    this.#tail.leave(this);
  }
}
