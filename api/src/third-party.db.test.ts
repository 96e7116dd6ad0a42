import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'graphql-ws';
import { goodLine, newOrder, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { freshKey, foundPeople, openDesk, type Desk, type People } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followOrders, type Row } from '../../docs/examples/follow-a-list.ts';
import { SporbarClient, type Change } from '../../docs/examples/third-party-client.ts';
import { startServer, type RunningServer } from './server.ts';

describe('a third-party client with only an API key', () => {
  let desk: Desk;
  let people: People;
  let server: RunningServer;
  let key: string;
  const filesDir = mkdtempSync(join(import.meta.dirname, '..', '..', '.cache', 'third-party-'));

  beforeAll(async () => {
    desk = await openDesk('server', { poolSize: 12 });
    people = await foundPeople(desk);
    server = await startServer({ database: desk.database, clock: desk.clock, filesDir, linkSecret: 'test' });
    const made = await desk.run(
      people.kari,
      `mutation M($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename ... on ApiKeyMadePayload { secret } ... on Refusal { code message } } }`,
      {
        input: { name: 'Own program', scopes: ['READ', 'ORDER'] },
      },
    );
    key = made['createApiKey'].secret;
  });
  afterAll(async () => {
    await server.close();
    await desk.close();
    rmSync(filesDir, { recursive: true, force: true });
  });

  it('IA-03 lists its orders and sees nobody else’s', async () => {
    const own = await newOrder(desk, people.kari);
    await newOrder(desk, people.elsa, [goodLine({ address: null })]);
    const orders = await new SporbarClient(server.url, key).orders();
    expect(orders.map((order) => order.id)).toEqual([own['id']]);
  });

  it('IA-03 moves a line under the name of its user and its key', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    const client = new SporbarClient(server.url, key);
    const line = (await client.orders()).find(({ id }) => id === order['id'])?.lines[0];
    expect(await client.move('closeOrderLine', line?.id ?? '', line?.version ?? 0, freshKey())).toBe('done');
    const event = await desk.database.db.statusEvent.findFirst({ where: { objectId: line?.id ?? '', move: 'closeOrderLine' } });
    expect(event).toMatchObject({ actorId: people.kari, apiKeyName: 'Own program' });
  });

  it('S-31 follows 60 events across 6 cuts: none lost, none twice', async () => {
    const client = new SporbarClient(server.url, key);
    await client.orders();
    const seen: Change[] = [];
    let wakeReader = (): void => {};
    const sockets: WebSocket[] = [];
    const stop = client.follow(
      (change) => {
        seen.push(change);
        wakeReader();
      },
      (transport: Client) => void transport.on('connected', (socket) => void sockets.push(socket as WebSocket)),
    );
    const reach = (count: number): Promise<void> =>
      new Promise((resolve) => {
        wakeReader = () => (seen.length >= count ? resolve() : undefined);
        wakeReader();
      });
    // Each new order is two events: the order and its line.
    for (let cut = 0; cut < 6; cut++) {
      for (let count = 0; count < 5; count++) {
        await newOrder(desk, people.kari, [goodLine({ address: null })]);
        if (count === 2) {
          await reach(cut * 10 + 1);
          sockets.at(-1)?.close(4499, 'cut');
        }
      }
    }
    await reach(60);
    stop();
    const logged = await desk.database.db.statusEvent.findMany({
      where: { organisationId: people.north.id },
      orderBy: { sequence: 'desc' },
      take: 60,
    });
    expect(seen.map((change) => change.event.id)).toEqual(logged.toReversed().map((event) => `evt_${event.id}`));
    expect(sockets.length).toBeGreaterThanOrEqual(6);
  }, 60_000);

  it('S-31 shows a list that is true across cuts, doing with each message what the contract says', async () => {
    let told: { rows: readonly Row[]; totalCount: number } = { rows: [], totalCount: -1 };
    const sockets: WebSocket[] = [];
    const stop = followOrders(
      server.url,
      key,
      (rows, totalCount) => (told = { rows, totalCount }),
      (client) => void client.on('connected', (socket) => void sockets.push(socket as WebSocket)),
    );
    const ask = '{ orders(first: 10) { totalCount nodes { id number status } } }';
    for (let cut = 0; cut < 3; cut++) {
      const order = await newOrder(desk, people.kari);
      await expect.poll(() => told.rows[0]?.id, { timeout: 10_000 }).toBe(order['id']);
      sockets.at(-1)?.close(4499, 'cut');
      await sentOrder(desk, people.kari);
      const { orders } = await desk.run(people.kari, ask);
      await expect.poll(() => told, { timeout: 10_000 }).toEqual({ rows: orders.nodes, totalCount: orders.totalCount });
    }
    stop();
    expect(sockets.length).toBeGreaterThanOrEqual(4);
  }, 60_000);
});
