import type { Duplex } from 'node:stream';
import { isPassing } from '@sporbar/schema/database-faults.ts';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';

/** A client that has left this much unread gets nothing pushed; what it follows waits until it has read. */
const mostUnread = 262_144;

const corked = new Set<Duplex>();

/** Everything a socket is sent in one turn of the event loop leaves in one write. */
function corkForThisTurn(stream: Duplex): void {
  if (corked.has(stream)) return;
  if (corked.size === 0) setImmediate(uncorkAll);
  corked.add(stream);
  stream.cork();
}

function uncorkAll(): void {
  for (const stream of corked) stream.uncork();
  corked.clear();
}

/** The sending side of one socket. */
export class SocketLine {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;

  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
  }

  get isFull(): boolean {
    return this.#socket.bufferedAmount > mostUnread;
  }

  /** Sends text now. Nothing happens on a socket that is closing. */
  send(text: string | Buffer): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    corkForThisTurn(this.#stream);
    this.#socket.send(text, { binary: false });
  }

  /** Sends text and resolves when the system has taken it, or the socket is gone. */
  hand(text: string | Buffer): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve();
    return new Promise((resolve) => this.#socket.send(text, { binary: false }, () => resolve()));
  }

  /** Closes after a fault of ours, with a code after which clients come back if it passes by itself, and stay away if not. */
  fail(error: unknown): void {
    if (isPassing(error)) this.close(1013, 'Try again later');
    else this.close(CloseCode.InternalServerError, 'Internal server error');
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }
}
