import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from './client.ts';
import { databaseKinds, openTestDatabase, type TestDatabase } from './testing.ts';

const at = new Date('2026-11-02T08:00:00Z');
const organisationId = 'org_1';
const quoteId = 'quo_1';

const event = { organisationId, objectType: 'QUOTE', objectId: quoteId, rootType: 'QUOTE', rootId: quoteId, actorKind: 'SYS' } as const;
const written = { actorName: 'System', carrierVisible: false, transactionId: 'txn_1', at } as const;

async function createQuote(tx: Tx, withEvent: boolean): Promise<void> {
  const stamps = { lastActedById: 'usr_1', createdAt: at, createdById: 'usr_1', updatedAt: at, updatedById: 'usr_1' };
  await tx.quote.create({ data: { id: quoteId, number: 'Q-1', organisationId, status: 'NEW', ...stamps } });
  if (!withEvent) return;
  const created = { kind: 'CREATED', move: 'create', sequence: 1n, toStatus: 'NEW', objectVersion: 1, rootVersion: 1 } as const;
  await tx.statusEvent.create({ data: { ...event, ...written, ...created } });
}

describe.each(databaseKinds)('on the %s database', (kind) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    const { db } = database;
    await db.organisation.create({ data: { id: organisationId, name: 'Fjordnett', kind: 'OPERATOR' } });
    await db.$transaction((tx) => createQuote(tx, true));
    await db.auditEntry.create({ data: { at, actorUsername: 'anna', action: 'user.locked' } });
  });

  afterAll(() => database.close());

  const statusNow = async () => (await database.db.quote.findUniqueOrThrow({ where: { id: quoteId } })).status;

  it('G-08 refuses a status that is set by hand, without its event', async () => {
    const update = database.db.$executeRaw`UPDATE "quotes" SET "status" = 'RECEIVED', "version" = "version" + 1`;
    await expect(update).rejects.toThrow('changed without its event');
    expect(await statusNow()).toBe('NEW');
  });

  it('G-08 refuses a status that changes under the same version', async () => {
    const update = database.db.$executeRaw`UPDATE "quotes" SET "status" = 'RECEIVED'`;
    await expect(update).rejects.toThrow('without a new version');
    expect(await statusNow()).toBe('NEW');
  });

  it('S-31 a transaction that forgets the event is refused at its commit and leaves nothing', async () => {
    const move = database.db.$transaction((tx) => tx.quote.update({ where: { id: quoteId }, data: { status: 'RECEIVED', version: 2 } }));
    await expect(move).rejects.toThrow('changed without its event');
    expect(await statusNow()).toBe('NEW');
  });

  it('S-31 an object is not created without its event', async () => {
    await database.db
      .$transaction(async (tx) => {
        const create = tx.$executeRaw`INSERT INTO "quotes" SELECT (jsonb_populate_record(q, '{"id": "quo_2", "number": "Q-2"}')).* FROM "quotes" q`;
        expect(await create).toBe(1);
      })
      .then(
        () => expect.unreachable('the commit was answered as done'),
        (error: unknown) => expect(String(error)).toContain('changed without its event'),
      );
    expect(await database.db.quote.count()).toBe(1);
  });

  it.each(['status_events', 'audit_entries'])('AUD-02 no row of %s can be changed, deleted or truncated', async (table) => {
    const before = await database.db.$queryRawUnsafe(`SELECT * FROM "${table}"`);
    for (const statement of [`UPDATE "${table}" SET "id" = "id" + 1`, `DELETE FROM "${table}"`, `TRUNCATE "${table}" CASCADE`]) {
      await expect(database.db.$executeRawUnsafe(statement)).rejects.toThrow('is append-only');
    }
    expect(await database.db.$queryRawUnsafe(`SELECT * FROM "${table}"`)).toEqual(before);
  });

  it('S-31 a status that comes with its event is kept', async () => {
    await database.db.$transaction(async (tx) => {
      await tx.quote.update({ where: { id: quoteId }, data: { status: 'RECEIVED', version: 2 } });
      const moved = {
        kind: 'MOVED',
        move: 'receive',
        sequence: 2n,
        fromStatus: 'NEW',
        toStatus: 'RECEIVED',
        objectVersion: 2,
        rootVersion: 2,
      } as const;
      await tx.statusEvent.create({ data: { ...event, ...written, ...moved } });
    });
    expect(await statusNow()).toBe('RECEIVED');
  });
});
