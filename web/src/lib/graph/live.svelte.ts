import type { Client } from '@urql/core';
import { getContext, setContext } from 'svelte';
import { changesOf, ChangesDocument, type Change, type Read } from './changes.ts';
import { dueAt, step, unstarted, type Effect, type LineEvent, type Told } from './line.ts';
import { keptCursor, keepCursor } from './kept-cursor.ts';
import type { Socket, SocketListener } from './socket.ts';

const LOOK = 2_000;
const SLEPT = 10_000;

/**
 * The one stream of changes a tab follows. What it brings is written to the cache by key, so every open view of the
 * object changes; who needs to know more listens. After a cut or a reload it goes on from the last cursor: nothing is lost,
 * nothing comes twice. What it does is decided in `line.ts`; this carries it out.
 */
export class Live implements SocketListener {
  state = $state<Told>('starting');
  /** Since when what is shown may be old; undefined while it is true. */
  offlineSince = $state.raw<Date>();
  #line = unstarted;
  #listeners = new Set<(change: Change) => void>();
  #missed = new Set<() => void>();
  #client: Client | undefined;
  #socket: Socket | undefined;
  #reader = '';
  #leave: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the server said when it closed last. */
  #why = '';
  readonly #onended: (why: string) => void;

  constructor(onended: (why: string) => void) {
    this.#onended = onended;
  }

  /** The socket it watches over. */
  over(socket: Socket): void {
    this.#socket = socket;
  }

  /** Starts once; `readAt` is the cursor of the first page, read before its rows, and `reader` whose page it is. */
  start(client: Client, readAt: string, reader: string): void {
    if (this.#client !== undefined) return;
    this.#client = client;
    this.#reader = reader;
    this.#send({ type: 'start', readAt, kept: keptCursor(reader) });
    window.addEventListener('offline', () => this.#send({ type: 'offline' }));
    window.addEventListener('online', () => this.#send({ type: 'woken' }));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#send({ type: 'woken' });
    });
    whenSlept(() => this.#send({ type: 'woken' }));
  }

  /** Hears every change until the returned function is called. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears that changes were not told one by one (a cursor too old, or a gap): what is shown must be read anew. */
  onMissed(listener: () => void): () => void {
    this.#missed.add(listener);
    return () => this.#missed.delete(listener);
  }

  connected(): void {
    this.#send({ type: 'connected' });
  }

  closed(code: number, why: string): void {
    this.#why = why;
    this.#send({ type: 'closed', code });
  }

  pinged(): void {
    this.#send({ type: 'pinged' });
  }

  ponged(): void {
    this.#send({ type: 'ponged' });
  }

  #send(event: LineEvent<Change>, now = Date.now()): void {
    const [line, effects] = step(this.#line, event, now, Math.random());
    this.#line = line;
    this.state = line.told;
    if (this.offlineSince?.getTime() !== line.since) this.offlineSince = line.since === undefined ? undefined : new Date(line.since);
    for (const effect of effects) this.#carryOut(effect);
    this.#wait(now);
  }

  #carryOut(effect: Effect<Change>): void {
    switch (effect.do) {
      case 'follow':
        return this.#follow(effect.after);
      case 'leave':
        return this.#leave?.();
      case 'hang-up':
        return this.#socket?.hangUp();
      case 'hurry':
        return this.#socket?.hurry();
      case 'apply':
        return this.#listeners.forEach((listener) => listener(effect.change));
      case 'reread':
        return this.#missed.forEach((listener) => listener());
      case 'keep':
        return keepCursor(this.#reader, effect.cursor);
      case 'end':
        return this.#onended(this.#why);
    }
  }

  /** Comes back when time alone changes something. */
  #wait(now: number): void {
    clearTimeout(this.#timer);
    const due = dueAt(this.#line);
    if (due === undefined) return;
    this.#timer = setTimeout(() => this.#send({ type: 'tick' }, Math.max(due, Date.now())), Math.max(0, due - now));
  }

  /** A gap moves nothing: what follows it does. What is shown beside single objects is read anew. */
  #hear(read: Read): void {
    if (read.isGap) this.#carryOut({ do: 'reread' });
    else this.#send({ type: 'message', ...read });
  }

  #follow(after: string | undefined): void {
    const stream = this.#client?.subscription(ChangesDocument, { after: after ?? null });
    this.#leave = stream?.subscribe(({ data, error }) => {
      if (error) this.#send({ type: error.graphQLErrors.length > 0 ? 'refused' : 'failed' });
      else if (data) this.#hear(changesOf(data));
    }).unsubscribe;
  }
}

/** Calls when the clock has gone on and nothing else has: the machine has slept. A hidden page is slowed down, and does not ask. */
function whenSlept(woken: () => void): void {
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > SLEPT && document.visibilityState === 'visible') woken();
    last = now;
  }, LOOK);
}

const key = Symbol('live');

export const provideLive = (live: Live | undefined): void => {
  setContext(key, live);
};

/** The live line; undefined while the server renders. */
export const useLive = (): Live | undefined => getContext<Live | undefined>(key);
