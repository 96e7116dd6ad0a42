import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, goodLine, moveLine, newOrder, readOrder, sentOrder } from './orders/order.testing.ts';
import { foundPeople, freshKey, openDesk, type Desk, type People } from './testing.ts';

describe.each(databaseKinds)('the one way to change a status, on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk(kind, { poolSize: 24 });
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  it('S-31 numbers the events of an organisation without a gap', async () => {
    for (const lines of [1, 3])
      await sentOrder(
        desk,
        people.kari,
        Array.from({ length: lines }, () => goodLine()),
        { orderType: lines > 1 ? 'PROJECT' : 'STANDARD' },
      );
    const events = await desk.database.db.statusEvent.findMany({
      where: { organisationId: people.north.id },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map((event) => event.sequence)).toEqual(events.map((_event, index) => BigInt(index + 1)));
  });

  it('G-06 answers a repeated key with the first result and does nothing twice', async () => {
    const input = { idempotencyKey: freshKey(), lines: [goodLine()] };
    const [first, second] = [await call(desk, people.kari, 'createOrder', input), await call(desk, people.kari, 'createOrder', input)];
    expect([first['replayed'], second['replayed']]).toEqual([false, true]);
    expect(second['order']['id']).toBe(first['order']['id']);
  });

  it('G-06 refuses a key that was used with other input', async () => {
    const idempotencyKey = freshKey();
    await call(desk, people.kari, 'createOrder', { idempotencyKey, lines: [goodLine()] });
    const answer = await call(desk, people.kari, 'createOrder', { idempotencyKey, lines: [goodLine({ contactName: 'Other Person' })] });
    expect(answer['code']).toBe('IDEMPOTENCY_MISMATCH');
  });

  it('G-01 judges a refused key again, since nothing was kept of it', async () => {
    const idempotencyKey = freshKey();
    const order = await newOrder(desk, people.kari, [goodLine({ contactName: null })]);
    const refused = await call(desk, people.kari, 'submitOrder', { idempotencyKey, id: order['id'], expectedVersion: 1 });
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { contactName: 'Nils Nilsen' } });
    const again = await call(desk, people.kari, 'submitOrder', { idempotencyKey: freshKey(), id: order['id'], expectedVersion: 2 });
    expect([refused['ruleId'], again['__typename']]).toEqual(['O-13', 'OrderPayload']);
  });

  it('G-01 keeps nothing of a dry run', async () => {
    const order = await newOrder(desk, people.kari);
    const answer = await call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: 1, dryRun: true });
    expect(answer).toMatchObject({
      dryRun: true,
      changes: expect.arrayContaining([{ objectType: 'ORDER', objectId: order['id'], from: 'NEW', to: 'COMMITTED' }]),
    });
    expect(await readOrder(desk, people.kari, order['id'])).toMatchObject({ status: 'NEW', version: 1 });
  });

  it('AUD-01 audits a write under the name of who made it', async () => {
    const order = await newOrder(desk, people.kari);
    const entries = await desk.database.db.auditEntry.findMany({ where: { objectId: order['id'] } });
    expect(entries).toMatchObject([{ actorUsername: 'kari', action: 'createOrder', after: { status: 'NEW' } }]);
  });

  it('G-01 refuses text that cannot be kept, with its path', async () => {
    const answer = await call(desk, people.kari, 'createOrder', { lines: [goodLine({ contactName: 'Nils\u0000 Nilsen' })] });
    expect(answer).toMatchObject({ code: 'VALIDATION', path: '/lines/0/contactName' });
  });
});

describe('many at once on a PostgreSQL server', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk('server', { poolSize: 24 });
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  it('G-06 lets one of 20 simultaneous moves with one version win', async () => {
    const order = await sentOrder(desk, people.kari);
    const line = order['lines'][0];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        call(desk, people.system, 'registerOrderLine', { id: line.id, expectedVersion: line.version, customerOrderId: `C-${index}` }),
      ),
    );
    const codes = answers.map((answer) => answer['code'] ?? 'won').toSorted();
    expect(codes).toEqual([...Array<string>(19).fill('CONFLICT'), 'won']);
  });

  it('RU-O13 keeps 150 headers right while two lines of each move at once', async () => {
    const ids: string[] = [];
    // Fifteen orders at a time keep every connection busy and none waiting past its limit on a slow machine.
    for (let wave = 0; wave < 10; wave++) {
      const lines = [goodLine({ address: null }), goodLine({ address: null })];
      const orders = await Promise.all(Array.from({ length: 15 }, () => newOrder(desk, people.kari, lines, { orderType: 'PROJECT' })));
      await Promise.all(
        orders.flatMap((order) => [0, 1].map((index) => moveLine(desk, people.kari, order['id'], 'cancelOrderLine', {}, index))),
      );
      ids.push(...orders.map((order) => order['id'] as string));
    }
    const headers = await desk.database.db.order.groupBy({ by: ['status'], where: { id: { in: ids } }, _count: true });
    expect(headers).toEqual([{ status: 'CANCELLED', _count: 150 }]);
  }, 120_000);
});
