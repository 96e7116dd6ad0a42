import { createClient, type Client } from 'graphql-ws';

// A list that is true now, across lost connections: the newest orders with their status. What a window on a wall needs.
// Run it: SPORBAR_URL=http://127.0.0.1:4000 SPORBAR_KEY=… node docs/examples/follow-a-list.ts

const document = /* GraphQL */ `
  subscription NewestOrders($after: Cursor) {
    orderList(first: 10, after: $after) {
      __typename
      ... on UpToDate {
        cursor
      }
      ... on OrderListSnapshot {
        cursor
        totalCount
        rows {
          ...Row
        }
      }
      ... on OrderListChanges {
        cursor
        totalCount
        left {
          id
        }
        entered {
          index
          row {
            ...Row
          }
        }
        changed {
          row {
            ...Row
          }
        }
      }
    }
  }
  fragment Row on Order {
    id
    number
    status
  }
`;

export interface Row {
  readonly id: string;
  readonly number: string;
  readonly status: string;
}

type Message =
  | { readonly __typename: 'UpToDate'; readonly cursor: string }
  | { readonly __typename: 'OrderListSnapshot'; readonly cursor: string; readonly totalCount: number; readonly rows: readonly Row[] }
  | {
      readonly __typename: 'OrderListChanges';
      readonly cursor: string;
      readonly totalCount: number;
      readonly left: readonly { readonly id: string }[];
      readonly entered: readonly { readonly index: number; readonly row: Row }[];
      readonly changed: readonly { readonly row: Row }[];
    };

/** Takes out what left or moved, puts in what entered where it stands, replaces what changed: all there is to do. */
export function rowsAfter(rows: readonly Row[], message: Message): readonly Row[] {
  if (message.__typename === 'UpToDate') return rows;
  if (message.__typename === 'OrderListSnapshot') return message.rows;
  const out = new Set([...message.left.map(({ id }) => id), ...message.entered.map(({ row }) => row.id)]);
  const newer = new Map(message.changed.map(({ row }) => [row.id, row]));
  const next = rows.filter(({ id }) => !out.has(id)).map((row) => newer.get(row.id) ?? row);
  for (const { index, row } of message.entered) next.splice(index, 0, row);
  return next;
}

/** Follows the list for ever; `tell` hears the rows after every message. Answers how to stop. */
export function followOrders(
  url: string,
  key: string,
  tell: (rows: readonly Row[], totalCount: number) => void,
  connected: (client: Client) => void = () => {},
): () => void {
  let rows: readonly Row[] = [];
  let totalCount = 0;
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    connectionParams: { authorization: `Bearer ${key}` },
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** retries, 5000) * (0.5 + Math.random()))),
  });
  connected(client);
  const payload: { query: string; variables: { after: string | null } } = { query: document, variables: { after: null } };
  client.subscribe<{ orderList: Message }>(payload, {
    next: ({ data }) => {
      if (data == null) return;
      const message = data.orderList;
      // graphql-ws sends this payload again after a cut: with the cursor it goes on from here.
      payload.variables.after = message.cursor;
      rows = rowsAfter(rows, message);
      if ('totalCount' in message) totalCount = message.totalCount;
      tell(rows, totalCount);
    },
    error: (error) => console.error('the list ended:', error),
    complete: () => {},
  });
  return () => void client.dispose();
}

if (import.meta.main) {
  const { SPORBAR_URL = 'http://127.0.0.1:4000', SPORBAR_KEY = '' } = process.env;
  followOrders(SPORBAR_URL, SPORBAR_KEY, (rows, totalCount) => {
    console.log(`${rows.length} of ${totalCount}: ${rows.map(({ number, status }) => `${number} ${status}`).join(', ')}`);
  });
}
