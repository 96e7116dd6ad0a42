import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentOrder, walkTo } from '../orders/order.testing.ts';
import { lockInstalled } from '../portfolio/installed.writes.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import { chargeRentals } from './rental.timer.ts';

describe('a month’s rental while something ends', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk('server');
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  it('TER-04 charges nothing of a product that somebody is ending, and what is still there the next time', async () => {
    const { db } = desk.database;
    for (const _each of [1, 2]) {
      const { id } = await sentOrder(desk, people.kari);
      await walkTo(desk, people.agent, id, 'FINISHED');
    }
    const { id } = await db.installedProduct.findFirstOrThrow();
    desk.clock.set('2025-11-01T08:00:00Z');
    const whileEnding = await db.$transaction(async (tx) => {
      await lockInstalled(tx, id);
      return chargeRentals(desk.context);
    });
    expect([whileEnding, await chargeRentals(desk.context), await chargeRentals(desk.context)]).toEqual([1, 1, 0]);
  });
});
