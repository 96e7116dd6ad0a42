import { once } from 'node:events';
import type { Answer } from '@sporbar/schema/testing.ts';
import type { WebSocket } from 'ws';

/** A message of the protocol as it came over the wire. */
export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: Answer;
  /** As it was sent. */
  readonly text: string;
}

/** A bare socket that speaks graphql-transport-ws by hand and keeps every frame in the order it came. */
export class Frames {
  readonly all: Frame[] = [];
  readonly socket: WebSocket;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      const text = String(data);
      this.all.push({ ...(JSON.parse(text) as Omit<Frame, 'text'>), text });
    });
  }

  /** Opens the line; resolves when it is acknowledged. */
  async begin(payload: object = {}): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) await new Promise((resolve) => this.socket.once('open', resolve));
    this.#send({ type: 'connection_init', payload });
    await this.until(() => this.all.some(({ type }) => type === 'connection_ack'));
  }

  ask(id: string, query: string, variables: object = {}): void {
    this.#send({ id, type: 'subscribe', payload: { query, variables } });
  }

  complete(id: string): void {
    this.#send({ id, type: 'complete' });
  }

  /** The frames of one operation. */
  of(id: string): Frame[] {
    return this.all.filter((frame) => frame.id === id);
  }

  /** Resolves when something that frames tell has come true. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await once(this.socket, 'message');
  }

  /** Resolves when everything the server had sent by now has come. */
  async settle(): Promise<void> {
    const pongs = (): number => this.all.filter(({ type }) => type === 'pong').length;
    const before = pongs();
    this.#send({ type: 'ping' });
    await this.until(() => pongs() > before);
  }

  #send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}

/** The member of the union that a `next` frame carries; undefined where it carries nothing but errors. */
export const memberOf = ({ payload }: Frame): Answer | undefined =>
  Object.values((payload?.['data'] ?? {}) as Answer)[0] as Answer | undefined;
