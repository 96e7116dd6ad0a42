import { decodeCursor, encodeCursor } from '@sporbar/schema/cursor.ts';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

interface Message {
  changes: { __typename: string; cursor: string };
}

const query =
  'subscription C($after: Cursor) { changes(after: $after) { __typename ... on UpToDate { cursor } ... on Change { cursor } } }';
const furthest = 10n ** 17n;

/** That a line was cut before it was open is what happens here. */
class Line extends WebSocket {
  constructor(address: string, protocols: string[]) {
    super(address, protocols);
    this.on('error', () => {});
  }
}

/** Follows one stream from a place on, across servers: after each it goes on where it stopped. */
export class Listener {
  /** The numbers it was told of. */
  readonly heard: bigint[] = [];
  readonly #stream: string;
  readonly #key: string;
  readonly #waiting = new Map<bigint, () => void>();
  readonly #refused = Promise.withResolvers<never>();
  #position: bigint;
  #client: Client | undefined;

  constructor(stream: string, key: string, from: bigint) {
    this.#stream = stream;
    this.#key = key;
    this.#position = from;
    this.#refused.promise.catch(() => {});
  }

  serverAt(url: string): void {
    const address = `${url.replace('http', 'ws')}/graphql`;
    const connectionParams = { authorization: `Bearer ${this.#key}` };
    const client = createClient({ url: address, webSocketImpl: Line, connectionParams, retryAttempts: 0, onNonLazyError: () => {} });
    this.#client = client;
    const hear = ({ __typename, cursor }: Message['changes']) => {
      if (this.#client !== client) return;
      this.#position = decodeCursor(cursor, this.#stream, furthest);
      if (__typename === 'Change') this.heard.push(this.#position);
      for (const [position, go] of this.#waiting) if (position <= this.#position) go();
    };
    // A line that breaks while its server lives is taken up again; what the server refuses is for the one who waits.
    const again = () => {
      if (this.#client === client) this.serverAt(url);
    };
    client.subscribe<Message>(
      { query, variables: { after: encodeCursor(this.#stream, this.#position) } },
      {
        next: ({ data }) => data != null && hear(data.changes),
        error: (error) => (Array.isArray(error) ? this.#refused.reject(error) : again()),
        complete: again,
      },
    );
  }

  /** What comes over the line from here on was not heard. */
  serverGone(): void {
    const client = this.#client;
    this.#client = undefined;
    client?.terminate();
  }

  /** Resolves when it has heard everything up to the cursor. */
  async reached(cursor: string): Promise<void> {
    const position = decodeCursor(cursor, this.#stream, furthest);
    if (this.#position >= position) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(position, resolve);
    await Promise.race([promise, this.#refused.promise]);
  }
}
