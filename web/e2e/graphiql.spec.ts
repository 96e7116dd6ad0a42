import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('GraphiQL, served by the portal itself', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('G-11 runs its subscription tab and shows an event made elsewhere, asks no other host for anything and breaks no line of its policy', async () => {
    const { api, people, server } = journey;
    const seat = await journey.sit(people.kari);
    const hosts = new Set<string>();
    seat.page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith('http')) hosts.add(host);
    });
    await seat.page.addInitScript(() => {
      const broken: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        broken.push(`${effectiveDirective} ${blockedURI}`);
      });
      Object.assign(globalThis, { broken });
    });
    await seat.page.goto('/graphiql');
    await seat.page.getByRole('tab', { name: 'Changes' }).click();
    const result = seat.page.locator('.result-window');
    const running = seat.page.getByRole('button', { name: /Stop query/ });
    const unread = result.getByText('Cannot infer operation');
    // GraphiQL reads a tab a moment after it shows it; pressed before that, it says so, and one presses again.
    while (!(await running.isVisible())) {
      await seat.page
        .getByRole('button', { name: /Execute query/ })
        .click({ timeout: 1000 })
        .catch(() => {});
      await running.or(unread).first().waitFor();
    }
    await result.getByText('UpToDate').first().waitFor();
    await newOrder(api, people.ola);
    await result.getByText('createOrder').first().waitFor();
    expect([...hosts]).toEqual([new URL(server.url).host]);
    expect(await seat.page.evaluate(() => (globalThis as { broken?: string[] }).broken)).toEqual([]);
    await seat.leave();
  });

  it('shows the answer as wide as the screen of a phone, under the question', async () => {
    const seat = await journey.sit(journey.people.kari, { viewport: { width: 360, height: 740 } });
    await seat.page.goto('/graphiql');
    const [question, answer] = [seat.page.locator('.graphiql-editors'), seat.page.locator('.graphiql-response')];
    await Promise.all([question.waitFor(), answer.waitFor()]);
    const [above, below] = [await question.boundingBox(), await answer.boundingBox()];
    expect(above?.width).toBeGreaterThan(280);
    expect(below?.width).toBeGreaterThan(280);
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
    await seat.leave();
  });
});
