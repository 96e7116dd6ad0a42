import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

const channel = 'net.server.socket';

/** What the connections hold that a server in this process takes from now on: bytes written for clients that have not read what the system took. */
export class Unread {
  readonly #most = new Map<Socket, number>();
  readonly #port: number;
  #more: PromiseWithResolvers<void> = Promise.withResolvers();

  constructor(serverUrl: string) {
    this.#port = Number(new URL(serverUrl).port);
    subscribe(channel, this.#meet);
  }

  /** Resolves when each of so many connections has held some. */
  async ofEach(many: number): Promise<void> {
    while (this.#most.size < many) {
      this.#more = Promise.withResolvers();
      await this.#more.promise;
    }
  }

  /** The most there ever was on each connection that ever held some. */
  get most(): readonly number[] {
    return [...this.#most.values()];
  }

  stop(): void {
    unsubscribe(channel, this.#meet);
  }

  /** It grows by writing alone: what is seen after each write is the most there ever is. */
  readonly #meet = (message: unknown): void => {
    const { socket } = message as { socket: Socket };
    if (socket.localPort !== this.#port) return;
    const write = socket.write.bind(socket) as (...parts: unknown[]) => boolean;
    const watched = (...parts: unknown[]): boolean => {
      const isRoom = write(...parts);
      if (socket.writableLength > 0) {
        this.#most.set(socket, Math.max(this.#most.get(socket) ?? 0, socket.writableLength));
        this.#more.resolve();
      }
      return isRoom;
    };
    Object.defineProperty(socket, 'write', { value: watched });
  };
}
