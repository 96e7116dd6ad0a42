import { Socket } from 'node:net';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Connections } from './connections.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';
import { ownTransactions } from './transactions.ts';

const fjord = (id: string) => ({ id, name: id, kind: 'OPERATOR' as const, country: 'NO' as const, currency: 'NOK' as const });

describe('transactions on a PostgreSQL server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('server', { poolSize: 2 });
  });
  afterAll(() => database.close());
  const namesLike = (like: string) =>
    database.db.organisation.findMany({ where: { id: { startsWith: like } }, select: { id: true }, orderBy: { id: 'asc' } });

  it('are the same for statements by hand and for the client: each sees what the other wrote, and nobody else does', async () => {
    const { db } = database;
    await db.$transaction(async (tx) => {
      await tx.organisation.create({ data: fjord('same_1') });
      const [row] = await tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM "organisations" WHERE "id" = 'same_1'`;
      expect(row?.count).toBe(1n);
      await tx.$executeRaw`UPDATE "organisations" SET "name" = 'By hand' WHERE "id" = 'same_1'`;
      expect(await tx.organisation.findUnique({ where: { id: 'same_1' }, select: { name: true } })).toEqual({ name: 'By hand' });
      expect(await namesLike('same')).toEqual([]);
    });
    expect(await namesLike('same')).toEqual([{ id: 'same_1' }]);
  });

  it('keep nothing of either when they fail, whoever of the two was refused', async () => {
    const { db } = database;
    const failing = db.$transaction(async (tx) => {
      await tx.organisation.create({ data: fjord('gone_1') });
      await tx.$executeRaw`SELECT 1 / 0`;
    });
    await expect(failing).rejects.toThrow('division by zero');
    const refused = db.$transaction(async (tx) => {
      await tx.organisation.create({ data: fjord('gone_2') });
      await tx.organisation.create({ data: fjord('gone_2') });
    });
    await expect(refused).rejects.toMatchObject({ code: 'P2002' });
    const thrown = db.$transaction(async (tx) => {
      await tx.organisation.create({ data: fjord('gone_3') });
      throw new Error('thought better of it');
    });
    await expect(thrown).rejects.toThrow('thought better of it');
    expect(await namesLike('gone')).toEqual([]);
  });

  it('begin with their first statement, in one message once it is known by name, and are none without any', async () => {
    const sent: string[] = [];
    type Chunks = Parameters<NonNullable<Socket['_writev']>>;
    const lines = Socket.prototype as { _writev: (...given: Chunks) => void };
    const write = lines._writev;
    const spy = vi.spyOn(lines, '_writev').mockImplementation(function (this: Socket, ...given: Chunks) {
      sent.push(given[0].map(({ chunk }) => String(chunk)).join(''));
      write.apply(this, given);
    });
    const { db } = database;
    await db.$transaction(async () => {});
    for (let times = 0; times < 8; times++) await db.$transaction((tx) => tx.$queryRaw`SELECT ${`word ${times}`} AS word`);
    await expect(db.$transaction((tx) => tx.$queryRaw`SELECT ${'twisted'} FROM nowhere`)).rejects.toThrow('nowhere');
    spy.mockRestore();
    const together = sent.filter((text) => text.includes('BEGIN')).map((text) => /BEGIN.*(word \d|twisted)/s.exec(text)?.[1]);
    expect(together).toEqual(expect.arrayContaining(['word 0', 'word 1', 'word 7', 'twisted']));
    expect(together.length).toBeLessThanOrEqual(9);
    expect(database.pool?.()).toMatchObject({ waiting: 0, idle: 2 });
  });

  it('send nothing of a statement whose value cannot be written, and go on', async () => {
    const around: Record<string, unknown> = {};
    around['itself'] = around;
    const { db } = database;
    const words = await db.$transaction(async (tx) => {
      await expect(tx.$queryRaw`SELECT ${around}::jsonb AS word`).rejects.toThrow('circular');
      return tx.$queryRaw`SELECT ${'heard'} AS word`;
    });
    expect(words).toEqual([{ word: 'heard' }]);
  });

  it('side by side keep to their own connections', async () => {
    const { db } = database;
    const both = ['side_1', 'side_2'].map((id) =>
      db.$transaction(async (tx) => {
        const before = await tx.$queryRaw`SELECT pg_backend_pid() AS pid`;
        await tx.organisation.create({ data: fjord(id) });
        expect(await tx.organisation.findUnique({ where: { id }, select: { id: true } })).toEqual({ id });
        const [row] = await tx.$queryRaw<{ ids: string[] }[]>`SELECT array_agg("id") AS ids FROM "organisations" WHERE "id" LIKE 'side%'`;
        expect(row?.ids).toContain(id);
        expect(await tx.$queryRaw`SELECT pg_backend_pid() AS pid`).toEqual(before);
        if (id === 'side_2') throw new Error('not this one');
      }),
    );
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await namesLike('side')).toEqual([{ id: 'side_1' }]);
    expect(database.pool?.()).toMatchObject({ waiting: 0, idle: 2 });
  });

  it('that last too long are rolled back, and what they still say is refused', async () => {
    const { db } = database;
    const [begun, rolledBack] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const late = db.$transaction(
      async (tx) => {
        await tx.organisation.create({ data: fjord('late_1') });
        begun.resolve();
        await rolledBack.promise;
        await tx.$executeRaw`UPDATE "organisations" SET "name" = 'Too late' WHERE "id" = 'late_1'`;
      },
      { timeout: 2_000 },
    );
    await begun.promise;
    await expect.poll(() => database.pool?.(), { timeout: 20_000 }).toMatchObject({ idle: 2 });
    rolledBack.resolve();
    await expect(late).rejects.toMatchObject({ code: 'P2028' });
    expect(await namesLike('late')).toEqual([]);
  });

  it('that find no connection in time are told so, and the connection that comes later is not kept', async () => {
    const { db } = database;
    const holding = Promise.withResolvers<void>();
    const held = [1, 2].map(() => db.$transaction(() => holding.promise));
    await expect(db.$transaction(async () => 'never', { maxWait: 50 })).rejects.toMatchObject({ code: 'P2028' });
    holding.resolve();
    await Promise.all(held);
    await expect.poll(() => database.pool?.()).toMatchObject({ idle: 2, waiting: 0 });
  });

  it('that find no server are told that it is away, as the client tells it', async () => {
    // Nobody listens on the port of number 1.
    const nowhere = new Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing' });
    const transact = ownTransactions(
      database.db,
      await Connections.of(nowhere),
      { maxWait: 5_000, timeout: 5_000 },
      { names: () => undefined },
    );
    await expect(transact(async () => 'never')).rejects.toMatchObject({ code: 'P1001' });
    await nowhere.end();
  });
});
