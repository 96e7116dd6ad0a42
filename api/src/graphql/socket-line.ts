import type { Duplex } from 'node:stream';
import { isPassing } from '@sporbar/schema/database-faults.ts';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { headLength, writeHead } from './text-frame.ts';

/** A client that has left this much unread gets nothing pushed; what it follows waits until it has read. */
const mostUnread = 262_144;

const due = new Set<SocketLine>();

/** What a socket is sent in one turn of the event loop leaves in one write. */
function flushAll(): void {
  for (const line of due) line.flush();
}

/** The sending side of one socket. */
export class SocketLine {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  /** Messages of this turn, each in the parts it is made of. */
  #pending: (readonly Buffer[])[] = [];
  #pendingBytes = 0;

  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
  }

  get isFull(): boolean {
    return this.#pendingBytes + this.#socket.bufferedAmount > mostUnread;
  }

  /** Sends a text, given in parts, with this turn's others. Nothing happens on a socket that is closing. */
  send(...parts: readonly Buffer[]): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (due.size === 0) setImmediate(flushAll);
    due.add(this);
    this.#pending.push(parts);
    for (const { length } of parts) this.#pendingBytes += length;
  }

  /** Sends text and resolves when the system has taken it, or the socket is gone. */
  hand(text: string | Buffer): Promise<void> {
    this.flush();
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve();
    return new Promise((resolve) => this.#socket.send(text, { binary: false }, () => resolve()));
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

  /** What waits goes now. What a closing socket has not got, its client asks for when it comes back. */
  flush(): void {
    due.delete(this);
    const messages = this.#pending;
    if (messages.length === 0) return;
    this.#pending = [];
    this.#pendingBytes = 0;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    // `ws` writes what it is given at once as long as it compresses nothing: then frames of our own keep their place between its own.
    if (this.#socket.extensions === '') this.#stream.write(framesOf(messages));
    else for (const parts of messages) this.#socket.send(Buffer.concat(parts), { binary: false });
  }
}

function framesOf(messages: readonly (readonly Buffer[])[]): Buffer {
  const lengths = messages.map((parts) => parts.reduce((sum, { length }) => sum + length, 0));
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headLength(length) + length, 0));
  let at = 0;
  messages.forEach((parts, index) => {
    at = writeHead(frames, at, lengths[index] ?? 0);
    for (const part of parts) at += part.copy(frames, at);
  });
  return frames;
}
