import { AxeBuilder } from '@axe-core/playwright';
import { sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

const grave = ['serious', 'critical'];

/** What somebody with other senses or hands could not use, as "rule: where". */
async function obstaclesIn({ page }: Seat, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations
    .filter(({ impact }) => grave.includes(impact ?? ''))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('the page to sign in has nothing that shuts somebody out', async () => {
    const seat = await journey.sit(null, { colorScheme });
    await seat.page.goto('/login', { waitUntil: 'networkidle' });
    expect(await obstaclesIn(seat, 'html')).toEqual([]);
    await seat.leave();
  });

  it('the list of orders itself has nothing that shuts somebody out', async () => {
    await sentOrder(journey.api, journey.people.kari);
    const seat = await journey.sit(journey.people.kari, { colorScheme });
    await seat.open('/orders');
    expect(await obstaclesIn(seat, 'main')).toEqual([]);
    await seat.leave();
  });
});
