import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepPlain } from '@sporbar/schema/catalogue/catalogue.testing.ts';
import { organisationStream } from '@sporbar/schema/cursor.ts';
import { goodLine, newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '@sporbar/schema/testing.ts';
import { createClient, type Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SporbarClient, type Change } from '../../docs/examples/third-party-client.ts';
import { wishedDay } from './crash/stories.testing.ts';
import { startProcess, type ServerProcess } from './crash/server-process.testing.ts';
import { keyFor, nextOf } from './served.testing.ts';

const changes = 'subscription { changes { __typename } }';
const submit = `mutation M($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename ... on Refusal { code } } }`;

describe('a server that is told to stop', { timeout: 90_000 }, () => {
  let desk: Desk;
  let people: People;
  let key: string;
  const home = mkdtempSync(join(import.meta.dirname, '..', '..', '.cache', 'stopping-'));

  beforeAll(async () => {
    desk = await openDesk('server');
    people = await foundPeople(desk);
    await keepPlain(desk.database.db);
    desk.clock.set(new Date().toISOString());
    key = (await keyFor(desk.database.db, people.kari, desk.clock.now())).secret;
  });
  afterAll(async () => {
    await desk.close();
    rmSync(home, { recursive: true, force: true });
  });

  const start = (settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> =>
    startProcess({ DATABASE_URL: desk.database.url ?? '', SPORBAR_DATA: home, ...settings });
  const headers = () => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });
  const post = (url: string, query: string, variables: object = {}) =>
    fetch(`${url}/graphql`, { method: 'POST', headers: headers(), body: JSON.stringify({ query, variables }) });
  const socketTo = (url: string): Client =>
    createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
      onNonLazyError: () => {},
    });
  const closeOf = (client: Client): Promise<{ code: number; reason: string }> =>
    new Promise((resolve) => client.on('closed', (event) => resolve(event as { code: number; reason: string })));
  const follow = async (client: Client): Promise<void> => {
    const messages = client.iterate<Answer>({ query: changes }) as unknown as AsyncIterableIterator<Answer>;
    expect(await nextOf(messages)).toMatchObject({ data: { changes: { __typename: 'UpToDate' } } });
    // How it ends is asserted on the socket itself.
    messages.next().catch(() => {});
  };
  const handshake = (url: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      socket.once('open', () => resolve(101));
      socket.once('error', reject);
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    });

  it('G-04 is not ready at once, refuses new streams, answers plain requests, and sends the open ones elsewhere', async () => {
    // Long enough for all that is asked of it meanwhile, on a machine that is busy, too.
    const server = await start({ STOP_DELAY_SECONDS: '5' });
    const client = socketTo(server.url);
    const closed = closeOf(client);
    await follow(client);
    const stream = await fetch(`${server.url}/graphql?query=${encodeURIComponent(changes)}`, {
      headers: { ...headers(), accept: 'text/event-stream' },
    });
    expect(await (await fetch(`${server.url}/health/ready`)).json()).toEqual({ ready: true, stopping: false, missing: [] });

    server.tellToStop();
    const turned = await until(async () => {
      const response = await fetch(`${server.url}/health/ready`);
      return response.status === 503 ? response : undefined;
    });
    expect(await turned.json()).toEqual({ ready: false, stopping: true, missing: [] });
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect(await handshake(server.url)).toBe(503);
    expect((await fetch(`${server.url}/graphql`, { headers: { accept: 'text/event-stream' } })).status).toBe(503);
    const answered = await post(server.url, '{ me { username } }');
    expect(answered.headers.get('connection')).toBe('close');
    expect(await answered.json()).toMatchObject({ data: { me: { username: 'kari' } } });

    expect(await closed).toMatchObject({ code: 1012, reason: 'Service restart' });
    expect(await stream.text()).toMatch(/SERVER_STOPPING[^]*event: complete/);
    expect(await server.gone).toBe(0);
    expect(server.complaints()).toBe('');
  });

  it('G-06 finishes the mutations under way, over HTTP and over a socket, and then exits with 0', async () => {
    const server = await start();
    const lines = [goodLine({ requestedDate: wishedDay() })];
    const [first, second] = [await newOrder(desk, people.kari, lines), await newOrder(desk, people.kari, lines)];
    const client = socketTo(server.url);
    const inputOf = (order: Answer) => ({
      input: { id: order['id'], expectedVersion: order['version'], idempotencyKey: crypto.randomUUID() },
    });
    const ids = [first['id'], second['id']] as string[];
    let release = (): void => {};
    const { promise: locked, resolve: haveLocked } = Promise.withResolvers<void>();
    const holding = desk.database.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT "id" FROM "orders" WHERE "id" = ANY(${ids}) FOR UPDATE`;
      haveLocked();
      await new Promise<void>((resolve) => (release = resolve));
    });
    await locked;
    const overHttp = post(server.url, submit, inputOf(first)).then((response) => response.json());
    const overSocket = Array.fromAsync(client.iterate({ query: submit, variables: inputOf(second) }));
    await until(async () => ((await waitingForLocks(desk)) === 2 ? true : undefined));

    server.tellToStop();
    // Refused, or nobody listens any more.
    await until(async () => (await handshake(server.url).catch(() => 0)) !== 101 || undefined);
    release();
    await holding;
    const done = { data: { submitOrder: { __typename: 'OrderPayload' } } };
    expect(await overHttp).toMatchObject(done);
    expect(await overSocket).toMatchObject([done]);
    expect(await server.gone).toBe(0);
  });

  it('G-04 exits at once when it is told a second time', async () => {
    const server = await start({ STOP_DELAY_SECONDS: '600' });
    server.tellToStop();
    await until(async () => ((await fetch(`${server.url}/health/ready`)).status === 503 ? true : undefined));
    expect(await server.stop()).toBe(143);
  });

  it('S-31 a client of the example goes on with its cursor at the next server: nothing lost, nothing twice', async () => {
    const first = await start();
    const client = new SporbarClient(first.url, key);
    await client.orders();
    const from = await desk.database.db.stream.findUniqueOrThrow({ where: { id: organisationStream(people.north.id) } });
    const seen: Change[] = [];
    const { promise: sawAll, resolve: haveSeenAll } = Promise.withResolvers<void>();
    const { promise: isOn, resolve: on } = Promise.withResolvers<void>();
    const stop = client.follow(
      (change) => {
        if (seen.push(change) === 6) haveSeenAll();
      },
      (transport) => void transport.on('connected', () => on()),
    );
    await isOn;
    await newOrder(desk, people.kari, [goodLine({ address: null })]);
    expect(await first.stop()).toBe(0);
    await newOrder(desk, people.kari, [goodLine({ address: null })]);
    const second = await start({ PORT: new URL(first.url).port });
    await newOrder(desk, people.kari, [goodLine({ address: null })]);
    await sawAll;
    stop();
    const logged = await desk.database.db.statusEvent.findMany({
      where: { organisationId: people.north.id, sequence: { gt: from.last } },
      orderBy: { sequence: 'asc' },
    });
    expect(seen.map((change) => change.event.id)).toEqual(logged.map((event) => `evt_${event.id}`));
    expect(await second.stop()).toBe(0);
  });
});

/** Asks until there is an answer. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
}

async function waitingForLocks(desk: Desk): Promise<number> {
  const [row] = await desk.database.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS "count" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return Number(row?.count);
}
