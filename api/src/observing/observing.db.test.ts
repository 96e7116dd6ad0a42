import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newOrder, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '@sporbar/schema/testing.ts';
import { createClient, type Client } from 'graphql-ws';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { runDueJobs } from '../jobs.ts';
import { silentLogger } from '../logger.ts';
import { keyFor, nextOf } from '../served.testing.ts';
import { startServer, type RunningServer } from '../server.ts';

const submit = 'mutation M($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename ... on Refusal { ruleId } } }';
const changes = 'subscription { changes { __typename } }';

describe('what a server tells of itself', () => {
  let desk: Desk;
  let people: People;
  let server: RunningServer;
  let key: string;
  let lines: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  const clients: Client[] = [];
  const filesDir = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '.cache', 'observing-'));

  beforeAll(async () => {
    desk = await openDesk('server');
    people = await foundPeople(desk);
    key = (await keyFor(desk.database.db, people.kari, desk.clock.now())).secret;
    const info = (facts: object, message: string): void => {
      lines.push({ ...facts, message });
      for (const look of waiting) look();
    };
    server = await startServer({
      database: desk.database,
      clock: desk.clock,
      filesDir,
      linkSecret: 'test',
      withTimers: false,
      logger: { ...silentLogger, info },
      metrics: { port: 0, host: '127.0.0.1' },
    });
  });
  beforeEach(() => {
    lines = [];
  });
  afterAll(async () => {
    for (const client of clients) await client.dispose();
    await server.close();
    await desk.close();
    rmSync(filesDir, { recursive: true, force: true });
  });

  const post = async (query: string, variables: object = {}): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as Answer;
  };
  const socket = (): Client => {
    const url = `${server.url.replace('http', 'ws')}/graphql`;
    const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${key}` }, retryAttempts: 0 });
    clients.push(client);
    return client;
  };
  /** The first line with these facts, as soon as it is written. */
  const line = (facts: Record<string, unknown>): Promise<Record<string, unknown>> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = lines.find((one) => Object.entries(facts).every(([name, value]) => one[name] === value));
        if (found === undefined) return void waiting.add(look);
        waiting.delete(look);
        resolve(found);
      };
      look();
    });
  /** A figure as Prometheus would fetch it; undefined where there is none. */
  const figure = async (name: string): Promise<number | undefined> => {
    const text = await (await fetch(`${server.metricsUrl}/metrics`)).text();
    const found = text.split('\n').find((row) => row.startsWith(`${name} `));
    return found === undefined ? undefined : Number(found.slice(name.length));
  };
  const draft = async () => {
    const order = await newOrder(desk, people.kari, [{ productCode: 'WHOLESALE_ADSL_SHARED' }]);
    return { input: { id: order['id'], expectedVersion: order['version'], idempotencyKey: freshKey() } };
  };

  it('G-12 writes a line an operation: its field, its kind of user and the rules that said no', async () => {
    const { submitOrder } = (await post('{ me { username } }').then(async () => post(submit, await draft())))['data'];
    expect(await line({ operation: 'me' })).toMatchObject({
      kind: 'query',
      transport: 'http',
      by: 'C',
      outcome: 'DONE',
      message: 'operation',
    });
    const refused = await line({ operation: 'submitOrder' });
    expect(refused).toMatchObject({ kind: 'mutation', outcome: 'REFUSED' });
    expect(refused['rules']).toContain(submitOrder.ruleId);
    expect(refused['requestId']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('G-12 writes the same of sockets, and of a subscription once it has ended', async () => {
    const client = socket();
    await Array.fromAsync(client.iterate({ query: submit, variables: await draft() }));
    expect(await line({ operation: 'submitOrder' })).toMatchObject({ transport: 'socket', by: 'C', outcome: 'REFUSED' });
    const messages = client.iterate<Answer>({ query: changes }) as unknown as AsyncIterableIterator<Answer>;
    await nextOf(messages);
    await messages.return?.();
    expect(await line({ operation: 'changes' })).toMatchObject({ kind: 'subscription', transport: 'socket', outcome: 'DONE' });
  });

  it('G-12 writes of a document that never ran, and why', async () => {
    await post('{ noSuchField }');
    expect(await line({ operation: 'NONE' })).toMatchObject({ by: 'NOBODY', outcome: 'ERROR' });
    await fetch(`${server.url}/files/fil_${'0'.repeat(32)}`, { headers: { authorization: `Bearer ${key}` } });
    expect(await line({ message: 'request' })).toMatchObject({ room: 'files', method: 'GET', status: 404 });
  });

  it('G-12 writes no name, no key, no address and nothing that a client wrote', async () => {
    const { input } = await draft();
    await post('query Kari($q: String) { orders(first: 1, search: $q) { cursor } }', { q: 'Nils Nilsen' });
    await post(submit, { input });
    await line({ operation: 'submitOrder' });
    const told = JSON.stringify(lines);
    for (const secret of ['kari', 'Kari', 'Nilsen', key, input.id as string, input.idempotencyKey, '127.0.0.1'])
      expect(told).not.toContain(secret);
  });

  it('G-04 counts operations by field and outcome, and refusals by rule', async () => {
    const operation = 'sporbar_operation_seconds_count{operation="submitOrder",kind="mutation",transport="http",outcome="REFUSED"}';
    const before = (await figure(operation)) ?? 0;
    const variables = await draft();
    const { submitOrder } = (await post(submit, variables))['data'];
    const rule = `sporbar_refusals_total{rule="${submitOrder.ruleId}"}`;
    const refusals = (await figure(rule)) ?? 0;
    await post(submit, variables);
    expect(await figure(operation)).toBe(before + 2);
    expect(await figure(rule)).toBe(refusals + 1);
  });

  it('ATT-06 counts refusals of uploads and downloads by rule, and names the rule in their line', async () => {
    const sending = { method: 'PUT', headers: { authorization: `Bearer ${key}` }, body: 'x' };
    const put = async (name: string) => (await (await fetch(`${server.url}/files?name=${name}`, sending)).json()) as Answer;
    const stale = `${server.url}/files/fil_${'0'.repeat(32)}`;
    const get = async () => (await (await fetch(stale, { headers: { authorization: `Bearer ${key}` } })).json()) as Answer;
    for (const ask of [() => put(''), get]) {
      const { ruleId } = await ask();
      expect(ruleId).toMatch(/^[A-Z]+-\d+$/);
      expect((await line({ message: 'request' }))['rules']).toEqual([ruleId]);
      const before = await figure(`sporbar_refusals_total{rule="${ruleId}"}`);
      lines = [];
      await ask();
      await line({ message: 'request' });
      expect(await figure(`sporbar_refusals_total{rule="${ruleId}"}`)).toBe((before ?? 0) + 1);
      lines = [];
    }
  });

  it('G-04 shows sockets, groups, tails and deliveries as they come and go', async () => {
    expect(await figure('sporbar_groups')).toBe(0);
    const before = {
      sockets: await figure('sporbar_sockets'),
      deliveries: (await figure('sporbar_deliveries_total{transport="socket"}')) ?? 0,
    };
    const messages = socket().iterate<Answer>({ query: changes }) as unknown as AsyncIterableIterator<Answer>;
    await nextOf(messages);
    await newOrder(desk, people.kari);
    server.backbone.wakeups.wake([`org:${people.north.id}`]);
    await nextOf(messages);
    await nextOf(messages);
    expect(await figure('sporbar_sockets')).toBe((before.sockets ?? 0) + 1);
    expect(await figure('sporbar_groups')).toBe(1);
    expect(await figure('sporbar_tails{stream="organisation"}')).toBe(1);
    expect(await figure('sporbar_tail_lag_events{stream="organisation"}')).toBe(0);
    expect(await figure('sporbar_subscriptions{transport="socket"}')).toBe(1);
    expect(await figure('sporbar_deliveries_total{transport="socket"}')).toBe(before.deliveries + 3);
    await messages.return?.();
    await line({ operation: 'changes' });
    expect(await figure('sporbar_subscriptions{transport="socket"}')).toBe(0);
  });

  it('G-07 shows jobs, mails that wait, the pool, the bus and the event loop', async () => {
    const { context } = desk;
    await runDueJobs(context, silentLogger, { observer: server.backbone.observer });
    expect(await figure('sporbar_job_runs_total{job="sweepFiles",outcome="DONE"}')).toBe(1);
    const queued = (await figure('sporbar_mails{state="QUEUED"}')) ?? 0;
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'] as string, 'FINISHED');
    expect(await figure('sporbar_mails{state="QUEUED"}')).toBeGreaterThan(queued);
    expect(await figure('sporbar_events_unnumbered')).toBe(0);
    expect(await figure('sporbar_database_up')).toBe(1);
    expect(await figure('sporbar_wakeup_bus_up')).toBe(1);
    expect(await figure('sporbar_database_connections{state="waiting"}')).toBe(0);
    expect(await figure('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });

  it('G-12 names no organisation and no user among its figures, and serves none where clients come', async () => {
    const text = await (await fetch(`${server.metricsUrl}/metrics`)).text();
    expect(text).not.toMatch(/org_|usr_|kari|north/);
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  });
});
