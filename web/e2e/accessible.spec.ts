import { AxeBuilder } from '@axe-core/playwright';
import { sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { places, sentQuote } from '@sporbar/schema/quotes/quote.testing.ts';
import { sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

const judged = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental'];

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>;
const said = ({ violations }: Found): string[] => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));

/** What somebody with other senses or hands could not use on the whole page. Of the dark scheme only the colours are new. */
async function obstaclesOn({ page }: Seat): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await new AxeBuilder({ page }).withTags(judged).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  return [...said(light), ...said(dark)];
}

describe('a page shuts nobody out', () => {
  let journey: Journey;
  const seats = new Map<string, Seat>();
  const paths: Record<string, string> = {};

  beforeAll(async () => {
    journey = await openJourney();
    const { api, people } = journey;
    const order = await sentOrder(api, people.ola);
    const quote = await sentQuote(api, people.ola, await places(api));
    const request = await sentRequest(api, people.ola);
    paths['an order'] = `/orders/${order['number']}`;
    paths['a quote'] = `/quotes/${quote['number']}`;
    paths['a request'] = `/service-requests/${request['number']}`;
    paths['a case'] = `/desk/${request['number']}`;
    const still = { reducedMotion: 'reduce' } as const;
    seats.set('customer', await journey.sit(people.ola, still));
    seats.set('carrier', await journey.sit(people.agent, still));
    seats.set('visitor', await journey.sit(null, still));
    seats.set('phone', await journey.sit(people.ola, { ...still, viewport: { width: 360, height: 740 } }));
  });
  afterAll(() => journey.close());

  it.each([
    ['visitor', '/login'],
    ['visitor', '/register'],
    ['customer', '/'],
    ['customer', '/orders'],
    ['customer', 'an order'],
    ['customer', '/orders/new'],
    ['customer', 'a quote'],
    ['customer', 'a request'],
    ['customer', '/service-requests/new'],
    ['customer', '/invoices'],
    ['customer', '/account'],
    ['phone', '/'],
    ['phone', 'an order'],
    ['carrier', 'a case'],
    ['carrier', '/warehouse'],
    ['carrier', '/admin'],
  ])('for a %s: %s', async (who, where) => {
    const seat = seats.get(who) as Seat;
    await seat.visit(paths[where] ?? where);
    await seat.page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    expect(await obstaclesOn(seat)).toEqual([]);
  });
});
