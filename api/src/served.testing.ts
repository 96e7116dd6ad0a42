import { mkdtempSync, rmSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '@sporbar/prisma/client.ts';
import { newId } from '@sporbar/schema/ids.ts';
import type { TestCatalogue } from '@sporbar/schema/catalogue/catalogue.testing.ts';
import { hashOf, newSecret } from '@sporbar/schema/identity/secrets.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '@sporbar/schema/testing.ts';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { keyPrefix } from '@sporbar/schema/identity/api-keys/api-key.commands.ts';
import type { Rate } from './graphql/cost/rate-limits.ts';
import type { Logger } from './logger.ts';
import { startServer, type RunningServer } from './server.ts';

type Kind = Parameters<typeof openDesk>[0];

/** A server on a free port over a fresh database, with a clock that stands still, and doors into it. */
export interface Served {
  readonly desk: Desk;
  readonly people: People;
  readonly server: RunningServer;
  readonly url: string;
  readonly filesDir: string;
  /** What the server logged as a fault. */
  readonly faults: { facts: object; message: string }[];
  /** Opens a session and answers its cookie. */
  cookieOf(userId: string): Promise<string>;
  /** Makes a key and answers it. */
  keyOf(userId: string, scopes?: string[]): Promise<string>;
  /** POST /graphql with the headers given. */
  post(body: object | string, headers?: Record<string, string>): Promise<Response>;
  /** An operation with a cookie; answers the body without what it cost. */
  ask(cookie: string | null, query: string, variables?: object): Promise<Answer>;
  /** A graphql-ws client that tries once, unless told otherwise. It is closed with the server. */
  socket(options: { cookie?: string; authorization?: string; acceptLanguage?: string; retryAttempts?: number }): Client;
  /** A bare socket after its handshake. */
  bare(headers?: Record<string, string>): WebSocket;
  close(): Promise<void>;
}

export async function openServed(
  kind: Kind = 'embedded',
  options: {
    logger?: Logger;
    rate?: Rate;
    poolSize?: number;
    catalogue?: TestCatalogue;
    withTimers?: boolean;
    pingEveryMs?: number;
    onStatement?: (sql: string) => void;
  } = {},
): Promise<Served> {
  const { poolSize = 10, onStatement, catalogue = 'PLAIN' } = options;
  const desk = await openDesk(kind, { poolSize, onStatement, catalogue });
  const people = await foundPeople(desk);
  const cache = join(import.meta.dirname, '..', '..', '.cache');
  mkdirSync(cache, { recursive: true });
  const filesDir = mkdtempSync(join(cache, 'served-'));
  const faults: Served['faults'] = [];
  const logger: Logger = { info: () => {}, warn: () => {}, error: (facts, message) => void faults.push({ facts, message }) };
  const server = await startServer({
    database: desk.database,
    clock: desk.clock,
    filesDir,
    linkSecret: 'test',
    rate: options.rate,
    pingEveryMs: options.pingEveryMs,
    withTimers: options.withTimers ?? false,
    logger,
  });
  const { db } = desk.database;
  const clients: Client[] = [];
  const sockets: WebSocket[] = [];
  const post = (body: object | string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const address = server.url.replace('http', 'ws');
  return {
    desk,
    people,
    server,
    url: server.url,
    filesDir,
    faults,
    cookieOf: async (userId) => {
      const secret = newSecret();
      const now = desk.clock.now();
      await db.session.create({ data: { id: newId('Session'), userId, tokenHash: hashOf(secret), createdAt: now, lastActivityAt: now } });
      return `sporbar=${secret}`;
    },
    keyOf: async (userId, scopes) => (await keyFor(db, userId, desk.clock.now(), scopes)).secret,
    post,
    ask: async (cookie, query, variables = {}) => {
      const response = await post({ query, variables }, cookie === null ? {} : { cookie });
      const { extensions: _cost, ...answer } = (await response.json()) as Answer;
      return answer;
    },
    socket: ({ cookie, retryAttempts = 0, ...connectionParams }) => {
      // The handshake of a browser carries the cookie by itself; here it is put there.
      class WithCookie extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, protocols, cookie === undefined ? {} : { headers: { cookie } });
        }
      }
      const client = createClient({
        url: `${address}/graphql`,
        webSocketImpl: WithCookie,
        connectionParams,
        retryAttempts,
        retryWait: () => Promise.resolve(),
        lazy: true,
      });
      clients.push(client);
      return client;
    },
    bare: (headers = {}) => {
      const opened = new WebSocket(`${address}/graphql`, 'graphql-transport-ws', { headers });
      // A refused handshake is an event of its own for the test that expects it.
      opened.on('error', () => {});
      sockets.push(opened);
      return opened;
    },
    close: async () => {
      for (const client of clients) await client.dispose();
      for (const opened of sockets) opened.terminate();
      await server.close();
      await desk.close();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}

/** Makes a key of a user. */
export async function keyFor(db: Db, userId: string, createdAt: Date, scopes = ['read', 'order']): Promise<{ id: string; secret: string }> {
  const secret = `${keyPrefix}${newSecret()}`;
  const id = newId('ApiKey');
  const row = { id, userId, name: id.slice(0, 20), secretHash: hashOf(secret), hint: secret.slice(0, 8), scopes };
  await db.apiKey.create({ data: { ...row, createdAt, createdById: userId } });
  return { id, secret };
}

/** The next message of a subscription; throws when it ended instead. */
export async function nextOf(messages: AsyncIterator<Answer>): Promise<Answer> {
  const { done, value } = await messages.next();
  if (done === true) throw new Error('the subscription has ended');
  return value;
}

/** How a socket was closed. */
export const closingOf = (socket: WebSocket): Promise<{ code: number; reason: string }> =>
  new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })));
