import { openDatabase, type Database } from '@sporbar/prisma/client.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contradictionsIn } from '../contradictions.testing.ts';
import { call, goodLine, newOrder } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import { answerChecks, timeOutChecks } from './asking.ts';

describe('availability checks of several servers', () => {
  let desk: Desk;
  let people: People;
  let others: Database[];
  const asked: string[] = [];

  beforeAll(async () => {
    desk = await openDesk('server', { catalogue: 'TRUE', poolSize: 4 });
    people = await foundPeople(desk);
    const url = desk.database.url ?? '';
    others = await Promise.all([1, 2].map(() => openDatabase({ url, poolSize: 4 })));
    desk.ports.availability = {
      ask: async ({ orderLineId }) => {
        asked.push(orderLineId);
        return { hits: [{ addressLine: 'Prøvegata 7', accessLineNumber: null, colour: 'GREEN' }] };
      },
    };
  });
  afterAll(async () => {
    await Promise.all(others.map((other) => other.close()));
    await desk.close();
  });

  it('K-06 three servers ask each of forty checks once and write one answer of each', async () => {
    const { db } = desk.database;
    const lines = Array.from({ length: 40 }, () => goodLine());
    const order = await newOrder(desk, people.kari, lines, { orderType: 'PROJECT' });
    await call(desk, people.kari, 'runAvailabilityChecks', { id: order['id'], expectedVersion: order['version'] });
    const servers = [desk.context, ...others.map((other) => ({ ...desk.context, db: other.db }))];
    const counts = await Promise.all(servers.map((server) => answerChecks(server)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(40);
    expect(new Set(asked).size).toBe(40);
    expect(asked).toHaveLength(40);
    const answers = await db.statusEvent.findMany({ where: { move: 'answerAvailabilityCheck', objectType: 'AVAILABILITY_CHECK' } });
    expect(new Set(answers.map(({ objectId }) => objectId)).size).toBe(40);
    expect(answers).toHaveLength(40);
    // Nobody numbers the carrier’s stream here.
    expect((await contradictionsIn(db)).filter((said) => !said.includes('carrier'))).toEqual([]);
  });

  it('K-12 three servers that time out the same check count one attempt', async () => {
    const { db } = desk.database;
    const order = await newOrder(desk, people.kari);
    await call(desk, people.kari, 'runAvailabilityChecks', { id: order['id'], expectedVersion: order['version'] });
    const where = { orderLine: { orderId: order['id'] } };
    await db.availabilityCheck.updateMany({ where, data: { askedAt: desk.clock.now() } });
    desk.clock.passMinutes(0.5);
    const servers = [desk.context, ...others.map((other) => ({ ...desk.context, db: other.db }))];
    const counts = await Promise.all(servers.map((server) => timeOutChecks(server)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await db.availabilityCheck.findFirst({ where })).toMatchObject({ status: 'TIMED_OUT', attempts: 1 });
  });
});
