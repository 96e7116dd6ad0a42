import { createClient, type Client } from 'graphql-ws';

/** Closed because the session or the account has ended: coming back would only be refused again. */
const ENDED_CODES = [4401, 4403];

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const PING_EVERY = 12_000;
const PONG_WITHIN = 5_000;

export interface SocketListener {
  /** The line stands. */
  connected(): void;
  /** The line is down; it will be tried again, for ever. */
  cut(): void;
  /** The server has said that this session is over. */
  ended(): void;
}

/** Doubling waits with jitter, so that a restarted server is not met by everybody at once. */
export const waitBefore = (attempt: number, random: number): number =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt) * (0.5 + random / 2);

const closeCode = (event: unknown): number => (typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : 0);

/** One socket for everything this tab asks and follows. A peer that does not answer a ping is taken for dead. */
export function openSocket(url: string, connectionParams: () => Record<string, unknown>, listener: SocketListener): Client {
  let socket: WebSocket | undefined;
  let pongDue: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    connectionParams,
    lazy: true,
    keepAlive: PING_EVERY,
    retryAttempts: Infinity,
    shouldRetry: (event) => !ENDED_CODES.includes(closeCode(event)),
    retryWait: (attempt) => new Promise((resolve) => setTimeout(resolve, waitBefore(attempt, Math.random()))),
    on: {
      opened: (opened) => (socket = opened as WebSocket),
      connected: () => listener.connected(),
      ping: (received) => {
        if (received) return;
        pongDue = setTimeout(() => {
          if (socket?.readyState === WebSocket.OPEN) socket.close(4408, 'No pong');
        }, PONG_WITHIN);
      },
      pong: (received) => {
        if (received) clearTimeout(pongDue);
      },
      closed: (event) => {
        clearTimeout(pongDue);
        if (ENDED_CODES.includes(closeCode(event))) listener.ended();
        else listener.cut();
      },
    },
  });
  return client;
}
