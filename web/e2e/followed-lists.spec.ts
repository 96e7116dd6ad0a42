import type { Locator, Page } from 'playwright-core';
import { call, newOrder, preparedOrder, sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { movedRequest, sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

/** How many there are, as it stands beside the title. */
const countOf = (page: Page, count: number): Locator =>
  page
    .locator('header')
    .filter({ has: page.locator('h1') })
    .getByText(String(count), { exact: true });

describe('a list that is open while others work', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  const submit = (order: Answer) =>
    call(journey.api, journey.people.ola, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });

  it('S-31 counts what is new to this list and nothing else, and what is gone stays in its place until it is asked for', async () => {
    const { api, people } = journey;
    const [first, second] = [await preparedOrder(api, people.ola), await newOrder(api, people.ola)];
    const seat = await journey.sit(people.kari);
    const { page } = seat;
    const rowOf = ({ id }: { id?: string }) => page.locator(`tr[data-id="${id}"]`);
    await seat.open('/orders?status=NEW');
    await seat.sees(rowOf(second));
    await submit(first);
    await seat.sees(page.getByRole('button', { name: '1 gone – show' }));
    await seat.sees(page.getByRole('link', { name: /no longer in this list/ }));
    const third = await newOrder(api, people.ola);
    await seat.sees(page.getByRole('button', { name: '1 new, 1 gone – show' }));
    await seat.sees(countOf(page, 2));
    await page.getByRole('button', { name: '1 new, 1 gone – show' }).click();
    await seat.sees(rowOf(third));
    expect(await rowOf(first).count()).toBe(0);
    expect(await page.getByRole('button', { name: /– show/ }).count()).toBe(0);
  });

  it('S-31 says nothing of an order that does not fit what the list is filtered by', async () => {
    const { api, people } = journey;
    const seat = await journey.sit(people.kari);
    const { page } = seat;
    await seat.open('/orders?status=COMMITTED');
    await newOrder(api, people.ola);
    const fitting = await sentOrder(api, people.ola);
    await seat.sees(page.getByRole('button', { name: '1 new – show' }));
    await page.getByRole('button', { name: '1 new – show' }).click();
    await seat.sees(page.locator(`tr[data-id="${fitting['id']}"]`));
  });

  it('S-31 counts beside the title on a later page, too', async () => {
    const { api, people } = journey;
    for (let count = 0; count < 26; count++) await newOrder(api, people.elsa);
    const seat = await journey.sit(people.elsa);
    const { page } = seat;
    await seat.open('/orders');
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL(/after=/);
    await seat.sees(countOf(page, 26));
    await newOrder(api, people.elsa);
    await seat.sees(countOf(page, 27));
    expect(await page.locator('tr[data-id]').count()).toBe(1);
  });

  it('S-31 SR-21 a desk sees a request come, and leave by being rerouted: struck through, then gone', async () => {
    const { api, people } = journey;
    const seat = await journey.sit(people.agent);
    const { page } = seat;
    await seat.open('/desk?queue=CUSTOMER_SERVICE');
    const { id, number } = await sentRequest(api, people.ola);
    const queued = page.locator(`a[data-case="${number}"]`);
    await seat.sees(queued);
    await movedRequest(api, people.agent, id, 'rerouteServiceRequest', { area: 'QUOTES', subArea: 'CAPACITY' });
    await seat.sees(page.getByRole('link', { name: `${number}, no longer in this list` }));
    await queued.waitFor({ state: 'detached' });
    expect(seat.requests()).toEqual([]);
  });
});
