import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '@sporbar/prisma/client.ts';
import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import { foundPeople, freshKey, openDesk } from '@sporbar/schema/testing.ts';
import { systemClock } from '@sporbar/schema/time.ts';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { silentLogger } from './logger.ts';
import { keyFor } from './served.testing.ts';
import { startServer } from './server.ts';

const root = resolve(import.meta.dirname, '..', '..');
const createOrder = `mutation M($input: CreateOrderInput!) { createOrder(input: $input) { ... on OrderPayload { eventCursor } } }`;
const changes =
  'subscription C($after: Cursor) { changes(after: $after) { __typename ... on UpToDate { cursor } ... on Change { cursor } } }';

/** What a client has of a server over one data folder. */
async function serve(dataDir: string, key: string) {
  const database = await openDatabase({ dataDir: join(dataDir, 'postgres') });
  const filesDir = join(dataDir, 'files');
  const server = await startServer({ database, clock: systemClock, filesDir, linkSecret: 'test', withTimers: false, logger: silentLogger });
  const ask = async (query: string, variables: object = {}): Promise<Record<string, Record<string, unknown>>> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return ((await response.json()) as { data: Record<string, Record<string, unknown>> }).data;
  };
  /** The first message after a cursor, or the code it was refused with. */
  const firstAfter = async (after: unknown): Promise<unknown> => {
    const url = `${server.url.replace('http', 'ws')}/graphql`;
    const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${key}` }, retryAttempts: 0 });
    const messages = client.iterate<{ changes: { __typename: string } }>({ query: changes, variables: { after } });
    const refused = (errors: readonly { extensions?: { code?: string } }[]) => ({ value: { errors } });
    const { value } = await messages.next().catch(refused as never);
    await client.dispose();
    const { data, errors } = value as { data?: { changes: { __typename: string } }; errors?: readonly { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? data?.changes.__typename;
  };
  return {
    db: database.db,
    firstAfter,
    order: async () =>
      (await ask(createOrder, { input: { idempotencyKey: freshKey(), lines: [{ productCode: 'WHOLESALE_ADSL_SHARED' }] } }))[
        'createOrder'
      ]?.['eventCursor'],
    cursor: async () => (await ask('{ orders(first: 1) { cursor } }'))['orders']?.['cursor'],
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

describe('a backup that is restored', { timeout: 60_000 }, () => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const home = mkdtempSync(join(root, '.cache', 'restore-'));
  const [original, backup] = [join(home, 'original'), join(home, 'backup')];
  let key: string;
  let atBackup: unknown;
  let lost: unknown;

  // A copy of the folder of a server that has stopped, and then a server that goes on.
  beforeAll(async () => {
    mkdirSync(original);
    const desk = await openDesk('embedded', { dataDir: join(original, 'postgres') });
    const people = await foundPeople(desk);
    key = (await keyFor(desk.database.db, people.kari, desk.clock.now())).secret;
    await desk.close();
    let server = await serve(original, key);
    atBackup = await server.order();
    await server.close();
    cpSync(original, backup, { recursive: true });
    server = await serve(original, key);
    lost = await server.order();
    await server.close();
    expect([typeof atBackup, typeof lost]).toEqual(['string', 'string']);
  }, 180_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('S-31 holds no contradiction, and refuses a cursor of what came after it', async () => {
    const server = await serve(backup, key);
    expect(await contradictionsIn(server.db)).toEqual([]);
    expect(await server.firstAfter(atBackup)).toBe('UpToDate');
    expect(await server.firstAfter(lost)).toBe('CURSOR_INVALID');
    await server.close();
  });

  it('S-31 refuses every cursor from before once it was made known, also when as much has happened again; a client reads the state and goes on', async () => {
    const env = { PATH: process.env.PATH, SPORBAR_DATA: backup };
    const { stdout } = await promisify(execFile)(process.execPath, ['prisma/restored.ts'], { cwd: root, env });
    expect(stdout).toMatch(/^\d+ streams go on with new numbers/);
    const restored = new Date();
    const server = await serve(backup, key);
    for (let count = 0; count < 3; count += 1) await server.order();
    expect(await server.firstAfter(atBackup)).toBe('CURSOR_EXPIRED');
    expect(await server.firstAfter(lost)).toBe('CURSOR_EXPIRED');
    const fresh = await server.cursor();
    expect(await server.firstAfter(fresh)).toBe('UpToDate');
    await server.order();
    expect(await server.firstAfter(fresh)).toBe('Change');
    expect(await contradictionsIn(server.db, restored)).toEqual([]);
    await server.close();
  });
});
