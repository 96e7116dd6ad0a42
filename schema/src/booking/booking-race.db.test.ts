import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contradictionsIn } from '../contradictions.testing.ts';
import { moveLine, newOrder } from '../orders/order.testing.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { answerChecks } from '../availability/asking.ts';
import { lapseHolds } from './booking.timers.ts';
import { bookingSteps, foundLine, haldenCalendar, morning } from './booking.testing.ts';
import { freshSlot, lookThenTake, type Rush, type Take } from './race.testing.ts';
import { takeSlot } from './slot-use.ts';

const capacity = 7;
const many = process.env['SPORBAR_TEST_LONG'] === '1' ? 1_000 : 120;

describe('at the same time, on a PostgreSQL server', () => {
  let desk: Desk;
  let people: People;
  let steps: ReturnType<typeof bookingSteps>;
  let slots = 0;

  beforeAll(async () => {
    desk = await openDesk('server', { poolSize: 12, catalogue: 'TRUE' });
    people = await foundPeople(desk);
    desk.ports.availability = { ask: () => Promise.resolve({ hits: [foundLine()] }) };
    steps = bookingSteps(desk, people.kari);
    await desk.database.db.calendarWindow.updateMany({ where: { calendarCode: haldenCalendar }, data: { capacity } });
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await desk.database.db.$executeRaw`DELETE FROM "slot_use" WHERE "slotStart" > '2029-01-01'`;
  });

  /** So many at once want one slot, each in a transaction of its own. */
  async function rush(take: Take): Promise<Rush> {
    const { db } = desk.database;
    slots += 1;
    const slot = freshSlot(haldenCalendar, slots);
    const answers = await Promise.all(
      Array.from({ length: many }, () =>
        db.$transaction((tx) => take(tx, slot, capacity), { maxWait: 60_000, timeout: 60_000 }).catch(() => false),
      ),
    );
    const used = await db.slotUse.findUniqueOrThrow({ where: { calendarCode_slotStart: slot } });
    const got = answers.filter(Boolean).length;
    return { got, refused: answers.length - got, taken: used.taken };
  }

  it('B-10 gives out exactly as many places as a slot has, however many want one at once', async () => {
    for (let round = 0; round < 3; round += 1)
      expect(await rush(takeSlot)).toEqual({ got: capacity, refused: many - capacity, taken: capacity });
  });

  it('B-10 would be seen to break if a place were looked for and taken in two steps', async () => {
    const rounds: Rush[] = [];
    for (let round = 0; round < 20 && !rounds.some(({ got }) => got > capacity); round += 1) rounds.push(await rush(lookThenTake));
    expect(rounds.some(({ got, taken }) => got > capacity || taken > capacity)).toBe(true);
  });

  it('B-10 holds seven of many lines that ask for one slot at once, and refuses all others with CONFLICT', async () => {
    const orders: Answer[] = [];
    for (let index = 0; index < 15; index += 1) orders.push(await steps.checked());
    const answers = await Promise.all(orders.map((order) => steps.hold(order)));
    const outcomes = answers.map((answer) => answer['code'] ?? answer['__typename']);
    expect(outcomes.filter((outcome) => outcome === 'OrderPayload')).toHaveLength(capacity);
    expect(outcomes.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(orders.length - capacity);
    await numberCarrierEvents(desk.context);
    expect(await contradictionsIn(desk.database.db)).toEqual([]);
    await Promise.all(orders.map((order) => moveLine(desk, people.kari, order['id'], 'cancelOrderLine')));
    expect(await desk.database.db.slotUse.findMany({ where: { slotStart: new Date(morning) } })).toMatchObject([{ taken: 0 }]);
  });

  it('D-37, K-15 gives a place back once, whether the line lapses, changes places, is cancelled or changed, or all at once', async () => {
    const orders: Answer[] = [];
    for (let index = 0; index < 12; index += 1) orders.push(await steps.checked());
    await Promise.all(
      orders.map((order, index) => steps.hold(order, index % 2 === 0 ? '2025-10-22T06:00:00.000Z' : '2025-10-22T10:00:00.000Z')),
    );
    desk.clock.passMinutes(15);
    await Promise.all([
      lapseHolds(desk.context),
      lapseHolds(desk.context),
      ...orders.map((order, index) => {
        if (index % 4 === 0) return moveLine(desk, people.kari, order['id'], 'cancelOrderLine');
        if (index % 4 === 1) return steps.update(order, { requestedDate: '2025-11-03' });
        return steps.hold(order, index % 2 === 0 ? '2025-10-22T10:00:00.000Z' : '2025-10-22T06:00:00.000Z');
      }),
    ]);
    await numberCarrierEvents(desk.context);
    expect(await contradictionsIn(desk.database.db)).toEqual([]);
    desk.clock.passMinutes(-15);
  });

  it('B-05 keeps no number for two lines that ask at once', async () => {
    const isdn = { productCode: 'ISDN', attributes: { equipment: 'EXISTING_SOCKET' } };
    const orders: Answer[] = [];
    for (let index = 0; index < 6; index += 1) {
      const order = await newOrder(desk, people.kari);
      await steps.update(order, isdn);
      await moveLine(desk, people.kari, order['id'], 'runAvailabilityCheck');
      orders.push(order);
    }
    await answerChecks(desk.context);
    await Promise.all(orders.map((order) => steps.hold(order, '2025-10-24T06:00:00.000Z', { numbers: 8 })));
    const numbers: string[] = [];
    for (const order of orders) numbers.push(...((await steps.appointment(order))['numbers'] as string[]));
    expect([numbers.length, new Set(numbers).size]).toEqual([48, 48]);
  });
});
