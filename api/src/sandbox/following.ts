import { createClient } from 'graphql-ws';

/** What the sandbox reads of a change. */
export interface Change {
  readonly rootId: string;
  /** A customer did it. */
  readonly byCustomer: boolean;
}

const document = /* GraphQL */ `
  subscription Follow($after: Cursor) {
    changes(after: $after, filter: { types: [ORDER, QUOTE, PACKAGE, SERVICE_REQUEST, TROUBLE_TICKET] }) {
      __typename
      ... on UpToDate {
        cursor
      }
      ... on Change {
        cursor
        event {
          rootId
          actor {
            kind
          }
        }
      }
    }
  }
`;

interface Message {
  readonly cursor?: string;
  readonly event?: { readonly rootId: string; readonly actor: { readonly kind: 'C' | 'SU' | 'A' | 'SYS' } } | null;
}

/**
 * Follows the carrier's stream after a cursor, until the signal aborts. A cut is taken up again after the last change
 * seen. Resolves when the stream is over for good: the signal has aborted, or the server will not have the cursor.
 */
export function follow(url: string, key: string, after: string, seen: (change: Change) => void, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    connectionParams: { authorization: `Bearer ${key}` },
    retryAttempts: Infinity,
    shouldRetry: () => !signal.aborted,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(100 * 2 ** retries, 10_000)).unref()),
  });
  const variables = { after };
  return new Promise((resolve) => {
    const done = (): void => {
      void client.dispose();
      resolve();
    };
    const stop = client.subscribe<{ changes: Message }>(
      { query: document, variables },
      {
        next: ({ data }) => {
          const message = data?.changes;
          if (message?.cursor === undefined) return;
          // The library repeats the operation as it was first sent: the cursor in it must be the last one.
          variables.after = message.cursor;
          const { event } = message;
          if (event != null) seen({ rootId: event.rootId, byCustomer: event.actor.kind === 'C' || event.actor.kind === 'SU' });
        },
        error: done,
        complete: done,
      },
    );
    signal.addEventListener('abort', () => (stop(), done()), { once: true });
  });
}
