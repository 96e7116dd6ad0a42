import { moveLine, newOrder, sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { lifecycles } from '@sporbar/schema/lifecycle.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

describe('the board and the legend of statuses', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  const card = ({ page }: Seat, status: string, number: string) => page.locator(`[data-column="${status}"] [data-order="${number}"]`);
  const total = async ({ page }: Seat, status: string) =>
    Number(await page.locator(`[data-column="${status}"] [data-count]`).textContent());

  it('S-10 S-26 moves an order from column to column as it moves, for customer and carrier, without a request', async () => {
    const { api, people } = journey;
    const draft = await newOrder(api, people.kari);
    const [kari, anne] = [await journey.sit(people.kari), await journey.sit(people.agent)];
    await kari.open('/board');
    await anne.open('/board');
    await card(kari, 'NEW', draft['number']).waitFor();
    expect(await card(anne, 'NEW', draft['number']).count()).toBe(0);
    const { number, id } = await sentOrder(api, people.kari);
    for (const seat of [kari, anne]) await seat.sees(card(seat, 'COMMITTED', number));
    await moveLine(api, people.agent, id, 'startManualHandling');
    await moveLine(api, people.agent, id, 'markOrderLineIncomplete', { comment: 'Floor and entrance are missing.' });
    for (const seat of [kari, anne]) {
      await seat.sees(card(seat, 'INCOMPLETE', number).getByText('Floor and entrance are missing.'));
      expect(await total(seat, 'INCOMPLETE')).toBe(1);
      expect(seat.requests()).toEqual([]);
    }
  });

  it('G-09 shows nobody the orders of another organisation', async () => {
    const { api, people } = journey;
    const { number } = await sentOrder(api, people.kari);
    const elsa = await journey.sit(people.elsa);
    await elsa.open('/board');
    const own = await sentOrder(api, people.elsa);
    await elsa.sees(card(elsa, 'COMMITTED', own['number']));
    expect(await elsa.page.locator(`[data-order="${number}"]`).count()).toBe(0);
  });

  it('S-26 brings to the home page what waits for the customer, without a request', async () => {
    const { api, people } = journey;
    const { number, id } = await sentOrder(api, people.kari);
    const kari = await journey.sit(people.kari);
    await kari.open('/');
    const item = kari.page.locator('section[aria-labelledby=waiting] li').filter({ hasText: number });
    expect(await item.count()).toBe(0);
    await moveLine(api, people.agent, id, 'startManualHandling');
    await moveLine(api, people.agent, id, 'markOrderLineIncomplete', { comment: 'Which entrance is it?' });
    await kari.sees(item.getByText('Which entrance is it?'));
    await moveLine(api, people.kari, id, 'setOrderLineCustomerUpdate', { comment: 'Entrance B.' });
    await item.waitFor({ state: 'detached' });
    expect(kari.requests()).toEqual([]);
  });

  it('S-32 explains every status of every kind in words, and draws what leads where', async () => {
    const seat = await journey.sit(journey.people.kari);
    for (const { noun, statuses, moves } of lifecycles) {
      await seat.open(`/legend?kind=${noun}`);
      const { page } = seat;
      expect(await page.locator('[data-status] dd').count()).toBe(Object.keys(statuses).length);
      expect(await page.locator(`[data-picture="${noun}"] [data-node]`).count()).toBe(Object.keys(statuses).length);
      expect(await page.locator('[data-transition]').count()).toBe(Object.keys(moves).length);
      const said = Object.values(moves).flatMap(({ from, to }) =>
        to === 'same' ? [] : from.flatMap((one) => to.filter((other) => other !== one).map((other) => `${one} ${other}`)),
      );
      const drawn = await page.locator('[data-edge]').evaluateAll((edges) => edges.map((edge) => edge.getAttribute('data-edge')));
      expect(drawn.toSorted()).toEqual([...new Set(said)].toSorted());
    }
  });
});
