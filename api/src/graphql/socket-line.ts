import type { Duplex } from 'node:stream';
import { isPassing } from '@sporbar/schema/database-faults.ts';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { closings, leaveWithinMs } from '../live/live-sessions.ts';
import { textsOf, type Name, type SharedFrames } from './shared-frames.ts';

/** How much may wait on a connection for a client that does not read, in bytes. */
export interface Bounds {
  /** With more than this unread nothing is pushed and nothing new is made for it: what it asks for and follows waits. */
  readonly mostUnread: number;
  /** With more than this unread it is closed after `patienceMs`, unless it has read everything in between. */
  readonly mostHeld: number;
  readonly patienceMs: number;
  /** With more than this it is closed at once: answers that were under way together. */
  readonly mostEver: number;
}

export const usualBounds: Bounds = { mostUnread: 262_144, mostHeld: 1_048_576, patienceMs: 10_000, mostEver: 16_777_216 };

let due: SocketLine[] = [];
let spentMs = 0;

/** What this process has spent so far on writing what sockets are sent together. */
export const spentOnWriting = (): number => spentMs;

/** What a socket is sent in one turn of the event loop leaves in one write. */
function flushAll(): void {
  const lines = due;
  due = [];
  const began = performance.now();
  for (const line of lines) line.flushDue();
  spentMs += performance.now() - began;
}

interface Pending {
  readonly frames: SharedFrames;
  readonly name: Name;
}

/** The sending side of one socket. */
export class SocketLine {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #givenUp: (unread: number) => void;
  readonly #bounds: Bounds;
  /** `ws` writes what it is given at once as long as it compresses nothing: then frames of our own keep their place between its own. */
  readonly #sendsAsIs: boolean;
  /** What came in this turn. */
  #pending: Pending[] = [];
  #pendingBytes = 0;
  #isDue = false;
  /** Those who wait for room, while there is none. */
  #waiting: (() => void)[] = [];
  #lastTurn = Promise.resolve();
  #patience: NodeJS.Timeout | undefined;

  /** `givenUp` is told of a client that left too much unread, with how much. */
  constructor(socket: WebSocket, stream: Duplex, givenUp: (unread: number) => void = () => {}, bounds: Bounds = usualBounds) {
    this.#socket = socket;
    this.#stream = stream;
    this.#sendsAsIs = socket.extensions === '';
    this.#givenUp = givenUp;
    this.#bounds = bounds;
  }

  get isFull(): boolean {
    return this.#pendingBytes + this.#socket.bufferedAmount > this.#bounds.mostUnread;
  }

  /** Resolves when there is room for more, or nobody is there any more. */
  room(): Promise<void> {
    if (this.#pendingBytes > 0) this.flush();
    if (!this.isFull || this.#stream.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      if (this.#waiting.push(resolve) > 1) return;
      const look = (): void => {
        this.#stream.off('drain', look).off('close', look);
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const go of waiting) go();
      };
      this.#stream.on('drain', look).on('close', look);
    });
  }

  /** Sends messages under the name of an operation, with this turn's others. Nothing happens on a socket that is closing. */
  send(frames: SharedFrames, name: Name): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#pending.push({ frames, name });
    this.#pendingBytes += frames.length;
    if (this.#isDue) return;
    this.#isDue = true;
    if (due.push(this) === 1) setImmediate(flushAll);
  }

  /** Sends text and resolves when the system has taken it, or the socket is gone. */
  hand(text: string | Buffer): Promise<void> {
    this.flush();
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve();
    const taken = new Promise<void>((resolve) => this.#socket.send(text, { binary: false }, () => resolve()));
    this.#weigh();
    return taken;
  }

  /** As `hand`, of what is made only when there is room for it. */
  async handMade(make: () => Buffer | Promise<Buffer>): Promise<void> {
    await this.room();
    return this.hand(await make());
  }

  /** Resolves when there is room and the one before has called what it was answered: who is slow reads one thing after another. */
  async turn(): Promise<() => void> {
    const before = this.#lastTurn;
    const over = Promise.withResolvers<void>();
    this.#lastTurn = over.promise;
    await before;
    await this.room();
    return over.resolve;
  }

  /** Closes after a fault of ours, with a code after which clients come back if it passes by itself, and stay away if not. */
  fail(error: unknown): void {
    if (isPassing(error)) this.close(1013, 'Try again later');
    else this.close(CloseCode.InternalServerError, 'Internal server error');
  }

  close(code: number, reason: string): void {
    this.flush();
    this.#socket.close(code, reason);
  }

  /** The turn is over. */
  flushDue(): void {
    this.#isDue = false;
    this.flush();
  }

  /** What waits goes now. What a closing socket has not got, its client asks for when it comes back. */
  flush(): void {
    const pending = this.#pending;
    if (pending.length === 0) return;
    this.#pending = [];
    this.#pendingBytes = 0;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (!this.#sendsAsIs)
      for (const { frames, name } of pending) for (const text of textsOf(frames.payloads, name)) this.#socket.send(text, { binary: false });
    else if (pending.length === 1) this.#write(pending[0] as Pending);
    else this.#stream.write(joined(pending));
    if (this.#stream.writableLength > 0) this.#weigh();
  }

  /** Bytes that the system has taken at once, as it does where a client reads, serve the next socket too. */
  #write({ frames, name }: Pending): void {
    this.#stream.write(frames.named(name));
    if (this.#stream.writableLength > 0) frames.keep();
  }

  /** Gives up a client that leaves too much unread. It comes back with its cursor, to another buffer. */
  #weigh(): void {
    const { mostHeld, mostEver, patienceMs } = this.#bounds;
    const unread = this.#socket.bufferedAmount;
    if (unread > mostEver) return this.#giveUp();
    if (unread <= mostHeld || this.#patience !== undefined) return;
    const over = (): void => {
      clearTimeout(this.#patience);
      this.#patience = undefined;
      this.#stream.off('drain', over).off('close', over);
    };
    this.#stream.on('drain', over).on('close', over);
    this.#patience = setTimeout(() => {
      over();
      if (this.#socket.bufferedAmount > mostHeld) this.#giveUp();
    }, patienceMs).unref();
  }

  #giveUp(): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#givenUp(this.#socket.bufferedAmount);
    this.#socket.close(closings.TOO_SLOW.code, closings.TOO_SLOW.reason);
    // Who reads nothing does not read why either.
    setTimeout(() => this.#socket.terminate(), leaveWithinMs).unref();
  }
}

/** A copy, since the same frames may be in it under two names. */
function joined(pending: readonly Pending[]): Buffer {
  const bytes = Buffer.allocUnsafe(pending.reduce((sum, { frames }) => sum + frames.length, 0));
  let at = 0;
  for (const { frames, name } of pending) at += frames.named(name).copy(bytes, at);
  return bytes;
}
