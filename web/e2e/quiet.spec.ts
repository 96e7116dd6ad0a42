import { preparedOrder, sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { places, sentQuote } from '@sporbar/schema/quotes/quote.testing.ts';
import { sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

/** Everything a page complains of from here on: errors nobody caught, warnings and errors on the console, breaches of the content policy. */
async function complaintsOf(page: Page): Promise<readonly string[]> {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.message}`));
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') heard.push(`${said.type()}: ${said.text()}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500) heard.push(`${answer.status()}: ${answer.url()}`);
  });
  await page.exposeBinding('breached', (_source, breach: string) => void heard.push(breach));
  await page.addInitScript(() => {
    const { breached } = window as unknown as { breached(breach: string): void };
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile }) =>
      breached(`content policy: ${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`),
    );
  });
  return heard;
}

/** Opens whatever the page opens without changing anything: the chips of statuses, the tabs, the filters, the first move. */
async function handle({ page }: Seat): Promise<void> {
  for (const one of ['main [role=tab]', 'button[data-phase]', 'main [data-move]:enabled', 'main button[data-popover-trigger]'])
    for (const at of [0, 1]) {
      const button = page.locator(one).nth(at);
      if (!(await button.isVisible())) continue;
      await button.click();
      await page.keyboard.press('Escape');
    }
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
}

describe('no page has anything to complain of', () => {
  let journey: Journey;
  const paths: Record<string, string> = {};

  beforeAll(async () => {
    journey = await openJourney();
    const { api, people } = journey;
    const [draft, order] = [await preparedOrder(api, people.ola), await sentOrder(api, people.ola)];
    const quote = await sentQuote(api, people.ola, await places(api));
    const request = await sentRequest(api, people.ola);
    paths['a draft'] = `/orders/${draft['number']}`;
    paths['an order'] = `/orders/${order['number']}`;
    paths['a quote'] = `/quotes/${quote['number']}`;
    paths['a request'] = `/service-requests/${request['number']}`;
    paths['a case'] = `/desk/${request['number']}`;
  });
  afterAll(() => journey.close());

  const visits = {
    visitor: ['/login', '/register', '/register?token=used', '/forgotten-password', '/reset-password?token=used', '/logged-out'],
    customer: [
      ...['/', '/orders', '/orders?q=qqqq', 'a draft', 'an order', '/orders/new', '/quotes', 'a quote', '/quotes/new'],
      ...['/portfolio', '/service-requests', 'a request', '/service-requests/new', '/invoices', '/account', '/account?tab=keys'],
    ],
    phone: ['/', '/orders', 'a draft', '/orders/new', '/account'],
    carrier: ['/desk', 'a case', '/orders', '/packages', '/warehouse', '/admin', '/account'],
  };

  it.each([
    ['visitor', 1280],
    ['customer', 1280],
    ['phone', 360],
    ['carrier', 1280],
  ] as const)('for a %s at %d pixels', { timeout: 180_000 }, async (who, width) => {
    const { people } = journey;
    const user = { visitor: null, customer: people.ola, phone: people.ola, carrier: people.agent }[who];
    const seat = await journey.sit(user, { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    const heard = await complaintsOf(seat.page);
    for (const path of visits[who]) {
      await seat.visit(paths[path] ?? path);
      if (user !== null) await handle(seat);
      expect(heard, `${path} says`).toEqual([]);
    }
    await seat.leave();
  });
});
