import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, newOrder, readOrder } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';

describe.each(databaseKinds)('the three writes of a change, on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
    await desk.database.db.$executeRawUnsafe(
      `CREATE FUNCTION "refuse_write"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'this write fails'; END $$`,
    );
  });
  afterAll(() => desk.close());

  const written = async (id: string) => ({
    order: await readOrder(desk, people.kari, id),
    events: await desk.database.db.statusEvent.count(),
    deliveries: await desk.database.db.delivery.count(),
    entries: await desk.database.db.auditEntry.count(),
    kept: await desk.database.db.idempotentResult.count(),
  });

  it.each([
    ['the audit entry', 'INSERT', 'audit_entries'],
    ['the status event', 'INSERT', 'status_events'],
    ['the line', 'UPDATE', 'order_lines'],
    ['the header', 'UPDATE', 'orders'],
  ])('AUD-03 writes nothing of a change when %s cannot be written', async (_what, act, table) => {
    const { db } = desk.database;
    const order = await newOrder(desk, people.kari);
    const before = await written(order['id']);
    const submit = () => call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
    await db.$executeRawUnsafe(`CREATE TRIGGER "broken" BEFORE ${act} ON "${table}" FOR EACH ROW EXECUTE FUNCTION "refuse_write"()`);
    await expect(submit()).rejects.toThrow();
    expect(await written(order['id'])).toEqual(before);
    await db.$executeRawUnsafe(`DROP TRIGGER "broken" ON "${table}"`);
    expect(await submit()).toMatchObject({ __typename: 'OrderPayload' });
    const after = await written(order['id']);
    expect(after.events - before.events).toBe(after.entries - before.entries);
    expect(after.entries).toBeGreaterThan(before.entries);
  });
});
