import { createClient, type Client } from 'graphql-ws';

// A program of your own with nothing but an API key: it lists orders, makes a move, and follows every change across
// lost connections. Run it: SPORBAR_URL=http://127.0.0.1:4000 SPORBAR_KEY=… node docs/examples/third-party-client.ts

export interface Change {
  readonly cursor: string;
  readonly event: {
    readonly id: string;
    readonly move: string;
    readonly objectType: string;
    readonly from: string | null;
    readonly to: string | null;
  };
}

const changesDocument = /* GraphQL */ `
  subscription Follow($after: Cursor) {
    changes(after: $after) {
      __typename
      ... on UpToDate {
        cursor
      }
      ... on Change {
        cursor
        event {
          id
          move
          objectType
          from
          to
        }
      }
    }
  }
`;

const ordersDocument = /* GraphQL */ `
  query Orders {
    orders(first: 20) {
      cursor
      nodes {
        id
        number
        status
        lines {
          id
          lineNo
          status
          version
          availableMoves {
            name
            allowed
          }
        }
      }
    }
  }
`;

export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly lines: readonly {
    readonly id: string;
    readonly status: string;
    readonly version: number;
    readonly availableMoves: readonly { name: string; allowed: boolean }[];
  }[];
}

export class SporbarClient {
  readonly #url: string;
  readonly #key: string;
  /** The last cursor seen: the only thing to keep between runs. */
  cursor: string | null = null;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', authorization: `Bearer ${this.#key}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data?: T; errors?: { message: string }[] };
    if (answer.data === undefined || answer.errors !== undefined) throw new Error(answer.errors?.[0]?.message ?? `HTTP ${response.status}`);
    return answer.data;
  }

  /** The newest orders. The cursor is that of the snapshot: following from it misses nothing. */
  async orders(): Promise<readonly OrderRow[]> {
    const { orders } = await this.ask<{ orders: { cursor: string; nodes: OrderRow[] } }>(ordersDocument);
    this.cursor ??= orders.cursor;
    return orders.nodes;
  }

  /** Makes a move on a line. The key makes a repeat harmless: send the same one again when no answer came. */
  async move(name: string, id: string, expectedVersion: number, idempotencyKey: string = crypto.randomUUID()): Promise<string> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation Move($input: ${type}) { ${name}(input: $input) { __typename ... on Refusal { code message hint } } }`;
    const answer = await this.ask<Record<string, { __typename: string; code?: string }>>(document, {
      input: { id, expectedVersion, idempotencyKey },
    });
    return answer[name]?.code ?? 'done';
  }

  /**
   * Follows every change until `stop` is called. A lost connection is taken up again after the last cursor: put the
   * cursor into the variables on every message, since the library repeats the operation as it was first sent.
   */
  follow(seen: (change: Change) => void, connected: (client: Client) => void = () => {}): () => void {
    const client = createClient({
      url: `${this.#url.replace(/^http/, 'ws')}/graphql`,
      connectionParams: { authorization: `Bearer ${this.#key}` },
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** retries, 5000) * (0.5 + Math.random()))),
    });
    connected(client);
    const variables: { after: string | null } = { after: this.cursor };
    const stop = client.subscribe<{ changes: { __typename: string } & Partial<Change> }>(
      { query: changesDocument, variables },
      {
        next: ({ data }) => {
          const message = data?.changes;
          if (message?.cursor === undefined) return;
          this.cursor = variables.after = message.cursor;
          if (message.event !== undefined) seen({ cursor: message.cursor, event: message.event });
        },
        error: (error) => console.error('the stream ended:', error),
        complete: () => {},
      },
    );
    return () => {
      stop();
      void client.dispose();
    };
  }
}

if (import.meta.main) {
  const { SPORBAR_URL = 'http://127.0.0.1:4000', SPORBAR_KEY = '' } = process.env;
  const client = new SporbarClient(SPORBAR_URL, SPORBAR_KEY);
  for (const order of await client.orders()) console.log(order.number, order.status, order.lines.map((line) => line.status).join(' '));
  const stop = client.follow(({ event }) => console.log(event.objectType, event.move, event.from ?? '', '→', event.to ?? ''));
  process.once('SIGINT', stop);
}
