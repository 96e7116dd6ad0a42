import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { openDatabase } from './client.ts';
import { databaseAt, databaseKinds, openTestDatabase, runOn } from './testing.ts';

describe.each(databaseKinds)('opening the %s database', (kind) => {
  it('starts a test with current tables and no rows', async () => {
    const database = await openTestDatabase(kind);
    expect(database.kind).toBe(kind);
    expect(await database.db.organisation.count()).toBe(0);
    await database.close();
  });
});

describe('the folder of an embedded database', () => {
  it('is open once at a time, and readable by nobody else', async () => {
    const home = mkdtempSync(join(import.meta.dirname, '..', '.cache', 'folder-'));
    const dataDir = join(home, 'postgres');
    const first = await openTestDatabase('embedded', { dataDir });
    await expect(openDatabase({ dataDir })).rejects.toThrow(`The database in ${dataDir} is in use`);
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    await first.close();
    const second = await openDatabase({ dataDir });
    expect(await second.db.product.count()).toBeGreaterThan(0);
    await second.close();
    rmSync(home, { recursive: true, force: true });
  });
});

describe('a PostgreSQL server', () => {
  it('lets several instances start at once on an empty database', async () => {
    const server = process.env.SPORBAR_TEST_PG!;
    const name = `${process.env.SPORBAR_TEST_TEMPLATE}_empty`;
    await runOn(server, `CREATE DATABASE "${name}"`);
    const url = databaseAt(server, name);
    const instances = await Promise.all([1, 2, 3].map(() => openDatabase({ url, poolSize: 2 })));
    expect(await Promise.all(instances.map(({ db }) => db.organisation.count()))).toEqual([0, 0, 0]);
    await Promise.all(instances.map((instance) => instance.close()));
    await runOn(server, `DROP DATABASE "${name}" WITH (FORCE)`);
  });

  it('hands a connection one statement of a transaction at a time, though relations are asked for together', async () => {
    const { db, close } = await openTestDatabase('server');
    const busy = new Set<Client>();
    let [statements, overlaps] = [0, 0];
    const sent = Client.prototype.query as (...given: unknown[]) => unknown;
    const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...given: unknown[]) {
      statements += 1;
      if (busy.has(this)) overlaps += 1;
      busy.add(this);
      const answer = Promise.resolve(sent.apply(this, given)).finally(() => busy.delete(this));
      return answer as unknown as undefined;
    });
    await db.$transaction(async (tx) => {
      await tx.organisation.create({ data: { id: 'org_1', name: 'Fjord', kind: 'OPERATOR', country: 'NO', currency: 'NOK' } });
      await tx.organisation.findMany({ include: { users: true, orders: true, quotes: true } });
    });
    spy.mockRestore();
    await close();
    expect(statements).toBeGreaterThan(2);
    expect(overlaps).toBe(0);
  });

  it('frees what a server had locked that was cut off in the middle of a transaction, after as long as one may take', async () => {
    const database = await openTestDatabase('server');
    const [{ ends } = { ends: '' }] = await database.db.$queryRaw<{ ends: string }[]>`
      SELECT current_setting('idle_in_transaction_session_timeout') AS ends`;
    expect(ends).toBe('20s');
    await database.close();
  });

  it('may end idle connections without ending the process that holds them', async () => {
    const { db, url, close } = await openTestDatabase('server', { poolSize: 3 });
    const sessions = () => db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    const before = (await Promise.all([sessions(), sessions(), sessions()])).flat();
    await runOn(
      url!,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await expect.poll(sessions).not.toContainEqual(before[0]);
    await close();
  });

  it('is left with nothing of a test once that test has closed its database', async () => {
    const { url, close } = await openTestDatabase('server');
    const name = new URL(url!).pathname.slice(1);
    await close();
    expect(await runOn(process.env.SPORBAR_TEST_PG!, `SELECT datname FROM pg_database WHERE datname = '${name}'`)).toEqual([]);
  });
});
