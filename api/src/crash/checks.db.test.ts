import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import { goodLine } from '@sporbar/schema/orders/order.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCarrierSystem, green, type CarrierSystem } from '../availability/carrier-system.testing.ts';
import { keyFor } from '../served.testing.ts';
import { startProcess, type ServerProcess } from './server-process.testing.ts';
import { wishedDay } from './stories.testing.ts';

describe('availability checks while servers are killed', () => {
  const home = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '.cache', 'checks-'));
  const servers: ServerProcess[] = [];
  let desk: Desk;
  let system: CarrierSystem;
  let key: string;

  beforeAll(async () => {
    desk = await openDesk('server', { catalogue: 'TRUE' });
    desk.clock.set(new Date().toISOString());
    const people = await foundPeople(desk);
    key = (await keyFor(desk.database.db, people.kari, desk.clock.now())).secret;
    system = await openCarrierSystem();
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    await system.close();
    await desk.close();
    rmSync(home, { recursive: true, force: true });
  });

  async function start(): Promise<ServerProcess> {
    const settings = { DATABASE_URL: desk.database.url ?? '', SPORBAR_DATA: home, AVAILABILITY_URL: system.url, SPORBAR_SECRET: 'test' };
    const server = await startProcess(settings);
    servers.push(server);
    return server;
  }

  async function move({ url }: ServerProcess, name: string, input: object): Promise<Answer> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const query = `mutation M($input: ${type}) { ${name}(input: $input) { ... on Refusal { code } ... on OrderPayload { order { id version } } } }`;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables: { input: { idempotencyKey: freshKey(), ...input } } }),
    });
    const { data } = (await response.json()) as { data: Answer };
    if (data[name].order === undefined) throw new Error(JSON.stringify(data));
    return data[name].order as Answer;
  }

  const states = async (): Promise<string[]> =>
    (await desk.database.db.availabilityCheck.findMany()).map(({ status, colour }) => (colour === null ? status : `${status} ${colour}`));

  it('K-12 a check whose server dies between asking and writing times out, and is answered once when it is tried again', async () => {
    const { db } = desk.database;
    const first = await start();
    const lines = [1, 2].map(() => goodLine({ requestedDate: wishedDay() }));
    const made = await move(first, 'createOrder', { orderType: 'PROJECT', lines });
    system.reply = 'SILENT';
    await move(first, 'runAvailabilityChecks', { id: made['id'], expectedVersion: made['version'] });
    await system.askedTimes(2);
    await first.kill();
    expect(await states()).toEqual(['PENDING', 'PENDING']);

    system.reply = green;
    // Half a minute passes.
    await db.availabilityCheck.updateMany({ data: { askedAt: new Date(Date.now() - 31_000) } });
    const [second] = await Promise.all([start(), start()]);
    await expect.poll(states, { timeout: 20_000 }).toEqual(['TIMED_OUT', 'TIMED_OUT']);
    const { version } = await db.order.findUniqueOrThrow({ where: { id: made['id'] } });
    await move(second, 'runAvailabilityChecks', { id: made['id'], expectedVersion: version });
    await expect.poll(states, { timeout: 20_000 }).toEqual(['DONE GREEN', 'DONE GREEN']);

    expect(system.asked.map(({ orderLineId }) => orderLineId)).toHaveLength(4);
    const events = await db.statusEvent.findMany({ where: { objectType: 'AVAILABILITY_CHECK' }, orderBy: { id: 'asc' } });
    const told = Map.groupBy(events, ({ objectId }) => objectId);
    expect([...told.values()].map((of) => of.map(({ toStatus }) => toStatus))).toEqual(
      [1, 2].map(() => ['PENDING', 'TIMED_OUT', 'PENDING', 'DONE']),
    );
    expect(await contradictionsIn(db)).toEqual([]);
  }, 120_000);
});
