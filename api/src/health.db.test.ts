import type { Db } from '@sporbar/prisma/client.ts';
import { openTestDatabase, type TestDatabase } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Health } from './health.ts';

describe('the readiness of a server', () => {
  let database: TestDatabase;
  const { signal } = new AbortController();

  beforeAll(async () => {
    database = await openTestDatabase('server');
  });
  afterAll(() => database.close());

  it('G-04 says that the site was not built', async () => {
    const health = new Health({ db: database.db, stopping: signal, lacksSite: true });
    expect(await health.readiness()).toEqual({ ready: false, stopping: false, missing: ['site'] });
  });

  it('G-04 says that a migration of this version is missing, and that all is well once it is there', async () => {
    const health = new Health({ db: database.db, stopping: signal, lacksSite: false });
    await database.db.$executeRaw`UPDATE "_prisma_migrations" SET "finished_at" = NULL WHERE "migration_name" LIKE '%_guards'`;
    expect(await health.readiness()).toEqual({ ready: false, stopping: false, missing: ['migrations'] });
    await database.db.$executeRaw`UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "finished_at" IS NULL`;
    expect(await health.readiness()).toEqual({ ready: true, stopping: false, missing: [] });
  });

  it('G-04 says that the database is away, and asks it once however many ask', async () => {
    let asked = 0;
    const away = { $queryRaw: () => Promise.reject(new Error(`no ${++asked}`)) } as unknown as Db;
    const health = new Health({ db: away, stopping: signal, lacksSite: false });
    const answers = await Promise.all([health.readiness(), health.readiness(), health.readiness()]);
    for (const answer of answers) expect(answer).toEqual({ ready: false, stopping: false, missing: ['database'] });
    expect(asked).toBe(1);
  });
});
