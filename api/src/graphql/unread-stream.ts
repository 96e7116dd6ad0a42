import type { ServerResponse } from 'node:http';
import { usualBounds, type Bounds } from './socket-line.ts';

type Weighed = Pick<ServerResponse, 'writableLength' | 'on' | 'off'>;

/**
 * What an event stream holds for a client that does not read: a message that waits for its turn, and what its connection
 * has not got rid of. Its next message is not made before that; a single one may be too much yet, as on a socket.
 */
export class UnreadStream {
  readonly #response: Weighed;
  readonly #giveUp: (unread: number) => void;
  readonly #bounds: Bounds;
  #waiting = 0;
  #patience: NodeJS.Timeout | undefined;

  /** `giveUp` is called with how much is unread, once it is too much or has been for too long. */
  constructor(response: Weighed, giveUp: (unread: number) => void, bounds: Bounds = usualBounds) {
    this.#response = response;
    this.#giveUp = giveUp;
    this.#bounds = bounds;
  }

  get unread(): number {
    return this.#waiting + this.#response.writableLength;
  }

  /** A message of so many bytes is made and waits. */
  made(bytes: number): void {
    this.#waiting += bytes;
    if (this.unread > this.#bounds.mostEver) this.#giveUp(this.unread);
    else if (this.#patience === undefined) this.#weigh();
  }

  /** What waited is handed to the connection: somebody has come for the next. */
  handed(): void {
    this.#waiting = 0;
  }

  /** Nothing comes any more. */
  readonly over = (): void => {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#response.off('drain', this.#read).off('close', this.over);
  };

  #weigh(): void {
    const { mostHeld, patienceMs } = this.#bounds;
    if (this.unread <= mostHeld) return;
    this.#response.on('drain', this.#read).on('close', this.over);
    this.#patience = setTimeout(() => {
      this.over();
      if (this.unread > mostHeld) this.#giveUp(this.unread);
    }, patienceMs).unref();
  }

  /** All that was handed over is read; what waited meanwhile is a matter of its own. */
  readonly #read = (): void => {
    this.over();
    this.#weigh();
  };
}
