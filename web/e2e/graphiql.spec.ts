import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('GraphiQL, served by the portal itself', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('runs its subscription tab and shows an event made elsewhere, and asks no other host for anything', async () => {
    const { api, people, server } = journey;
    const seat = await journey.sit(people.kari);
    const hosts = new Set<string>();
    seat.page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith('http')) hosts.add(host);
    });
    await seat.page.goto('/graphiql');
    await seat.page.getByRole('tab', { name: 'Changes' }).click();
    await seat.page.getByRole('button', { name: /Execute query/ }).click();
    const result = seat.page.locator('.result-window');
    await result.getByText('UpToDate').first().waitFor();
    await newOrder(api, people.ola);
    await result.getByText('createOrder').first().waitFor();
    expect([...hosts]).toEqual([new URL(server.url).host]);
    await seat.leave();
  });
});
