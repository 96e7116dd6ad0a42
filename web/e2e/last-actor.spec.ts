import { sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { places, sentQuote } from '@sporbar/schema/quotes/quote.testing.ts';
import { sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('an agent who needs an answer', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
    const { desk, people } = journey;
    await desk.database.db.user.update({ where: { id: people.kari }, data: { phone: '99999321' }, select: { id: true } });
  });
  afterAll(() => journey.close());

  const made = {
    orders: ({ api, people }: Journey) => sentOrder(api, people.kari),
    quotes: async ({ desk, people }: Journey) => sentQuote(desk, people.kari, await places(desk)),
    'service-requests': ({ api, people }: Journey) => sentRequest(api, people.kari),
  };

  it.each(['orders', 'quotes', 'service-requests'] as const)(
    'IA-04 finds on the page, under /%s, the customer user who acted last, to call or to write to',
    async (path) => {
      const { number } = await made[path](journey);
      const agent = await journey.sit(journey.people.agent);
      await agent.open(`/${path}/${number}`);
      expect(await agent.page.getByRole('link', { name: '99999321' }).getAttribute('href')).toBe('tel:99999321');
      expect(await agent.page.getByRole('link', { name: 'kari@example.test' }).getAttribute('href')).toBe('mailto:kari@example.test');
      await agent.leave();
    },
  );
});
