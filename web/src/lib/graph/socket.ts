import { createClient, type Client } from 'graphql-ws';
import { isEnd, pingEvery, waitBefore } from './line.ts';

/** Who does not answer a new socket by then is tried anew: a black hole refuses nothing. */
const ANSWER_WITHIN = 10_000;

export interface SocketListener {
  /** The line stands. */
  connected(): void;
  /** The line is down; unless the code says that the session is over, and the reason why, it will be tried again, for ever. */
  closed(code: number, why: string): void;
  /** A sign of life was asked for, and came. */
  pinged(): void;
  ponged(): void;
}

/** One socket for everything this tab asks and follows. */
export interface Socket {
  readonly client: Client;
  /** Closes it as one whose other end does not answer; it is opened again as after any cut. */
  hangUp(): void;
  /** Ends the wait before the next try. */
  hurry(): void;
}

const closeCode = (event: unknown): number => (typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : 0);
const closeReason = (event: unknown): string =>
  typeof event === 'object' && event !== null && 'reason' in event ? String(event.reason) : '';

export function openSocket(url: string, connectionParams: () => Record<string, unknown>, listener: SocketListener): Socket {
  let go: (() => void) | undefined;
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    connectionParams,
    lazy: true,
    keepAlive: pingEvery,
    retryAttempts: Infinity,
    shouldRetry: (event) => !isEnd(closeCode(event)),
    retryWait: (attempt) =>
      new Promise((resolve) => {
        go = resolve;
        setTimeout(resolve, waitBefore(attempt, Math.random()));
      }),
    on: {
      connecting: () => {
        clearTimeout(unanswered);
        unanswered = setTimeout(() => client.terminate(), ANSWER_WITHIN);
      },
      connected: () => {
        clearTimeout(unanswered);
        listener.connected();
      },
      ping: (received) => {
        if (!received) listener.pinged();
      },
      pong: (received) => {
        if (received) listener.ponged();
      },
      closed: (event) => {
        clearTimeout(unanswered);
        listener.closed(closeCode(event), closeReason(event));
      },
    },
  });
  return {
    client,
    hangUp: () => client.terminate(),
    hurry: () => go?.(),
  };
}
