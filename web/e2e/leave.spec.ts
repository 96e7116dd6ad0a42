import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('a form that is left', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('IA-07 asks before it is left also when its draft was discarded and something was typed again', async () => {
    const { people } = journey;
    const [before, now] = [await journey.sit(people.kari), await journey.sit(people.kari)];
    await before.open('/service-requests/new?area=DELIVERY');
    await before.page.locator('textarea[name=description]').fill('The line is down.');
    await before.page.getByText(/^Draft kept/).waitFor();
    await now.open('/service-requests/new?area=DELIVERY');
    await now.page.getByRole('button', { name: 'Discard it and begin anew' }).click();
    const description = now.page.locator('textarea[name=description]');
    await expect.poll(() => description.inputValue()).toBe('');
    await description.fill('The line is up, but slow.');
    await now.page.getByRole('navigation').getByRole('link', { name: 'Orders', exact: true }).click();
    await now.page.getByRole('dialog').getByText('Keep').first().waitFor();
    expect(new URL(now.page.url()).pathname).toBe('/service-requests/new');
    await Promise.all([before.leave(), now.leave()]);
  });
});
