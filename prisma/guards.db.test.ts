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

/** As the catalogue has it: tables with a status of an enum and a version, and those of them that the trigger watches. */
async function guardedTables(db: Tx): Promise<{ tables: string[]; guarded: string[] }> {
  const [row] = await db.$queryRawUnsafe<{ tables: string[]; guarded: string[] }[]>(`
    WITH versioned AS (
      SELECT c.oid, c.relname::text AS name FROM pg_class c
      JOIN pg_attribute status ON status.attrelid = c.oid AND status.attname = 'status' AND NOT status.attisdropped
      JOIN pg_type kind ON kind.oid = status.atttypid AND kind.typtype = 'e'
      JOIN pg_attribute version ON version.attrelid = c.oid AND version.attname = 'version' AND NOT version.attisdropped
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace)
    SELECT array_agg(name ORDER BY name) AS tables,
      array_agg(name ORDER BY name) FILTER (WHERE EXISTS (
        SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
        -- Bits of tgtype: 1 each row, 4 insert, 16 update; not 2, which is before.
        WHERE t.tgrelid = v.oid AND p.proname = 'require_status_event' AND t.tgenabled = 'O' AND t.tgdeferrable
          AND t.tgtype & 23 = 21)) AS guarded
    FROM versioned v`);
  return row ?? { tables: [], guarded: [] };
}

/** A row of any table with something in every column that needs it, past all triggers; answers a status it does not have. */
async function plantRow(tx: Tx, table: string): Promise<string> {
  const columns = await tx.$queryRawUnsafe<{ name: string; kind: string; values: string[] | null }[]>(
    `SELECT a.attname::text AS name, t.typname::text AS kind,
       (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS values
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     WHERE a.attrelid = '"${table}"'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull`,
  );
  const filled = columns.map(({ name, kind, values }) => {
    if (name === 'id') return [name, 'planted'];
    if (kind.startsWith('_')) return [name, []];
    if (values !== null) return [name, values[0]];
    if (kind === 'bool') return [name, false];
    if (kind === 'jsonb') return [name, {}];
    return [name, /^(int|float|numeric)/.test(kind) ? 1 : /^(timestamp|date)/.test(kind) ? at.toISOString() : 'x'];
  });
  await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" SELECT (jsonb_populate_record(NULL::"${table}", $1::jsonb)).*`,
    JSON.stringify(Object.fromEntries(filled)),
  );
  return columns.find(({ name }) => name === 'status')?.values?.[1] ?? '';
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

  it('G-08 no table with a status and a version is without the trigger, and the trigger is on', async () => {
    const { tables, guarded } = await guardedTables(database.db);
    expect(tables.length).toBeGreaterThan(8);
    expect(guarded).toEqual(tables);
  });

  it('G-08 in every table with a status a change by hand is refused at its commit', async () => {
    const { tables } = await guardedTables(database.db);
    for (const table of tables) {
      const other = await database.db.$transaction((tx) => plantRow(tx, table));
      const change = database.db.$executeRawUnsafe(
        `UPDATE "${table}" SET "status" = '${other}', "version" = "version" + 1 WHERE "id" = 'planted'`,
      );
      await expect(change).rejects.toThrow(`status of ${table} planted changed without its event`);
      await database.db.$executeRawUnsafe(`DELETE FROM "${table}" WHERE "id" = 'planted'`);
    }
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
