import { goodLine, moveLine, readOrder, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('a project of many lines', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('J-05 one incomplete line makes the header incomplete, live, and no letter of the delivery stands in the header', async () => {
    const { api, people } = journey;
    const lines = ['Anne', 'Berit', 'Cato'].map((name) => goodLine({ endUser: { kind: 'PRIVATE', name, birthDate: '1980-12-31' } }));
    const order = await sentOrder(api, people.kari, lines, { orderType: 'PROJECT' });
    await walkTo(api, people.agent, order['id'], 'ORDERED', 0);
    await walkTo(api, people.agent, order['id'], 'ORDERED', 1);
    const watcher = await journey.sit(people.ola);
    await watcher.open(`/orders/${order['number']}`);
    await watcher.sees(watcher.header('In process'));
    await moveLine(api, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'The entrance is missing' }, 2);
    await watcher.sees(watcher.header('Incomplete'));
    await moveLine(api, people.kari, order['id'], 'setOrderLineCustomerUpdate', {}, 2);
    await watcher.sees(watcher.header('Updated by customer'));
    await moveLine(api, people.agent, order['id'], 'resumeOrderLine', {}, 2);
    await watcher.sees(watcher.header('In process'));
    const title = await watcher.page
      .locator('header')
      .filter({ has: watcher.page.locator('h1') })
      .innerText();
    expect(title).not.toMatch(/\b(Ordered|O|D|R|M|T|L|F)\b(?!-)/);
    expect(watcher.requests()).toEqual([]);
    expect((await readOrder(api, people.kari, order['id']))['status']).toBe('IN_PROCESS');
    await watcher.leave();
  });
});
