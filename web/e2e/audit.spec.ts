import { readFileSync } from 'node:fs';
import { sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('the search of the audit on the site', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('AUD-04 finds who did what to an order, and hands the same out as a file', async () => {
    const { api, people } = journey;
    const { number } = await sentOrder(api, people.kari);
    const { page } = await (await journey.sit(people.agent)).open('/admin');
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByLabel('Object').fill(number);
    await page.getByLabel('Username').fill('kari');
    await page.getByRole('button', { name: 'Search' }).last().click();
    await page.waitForURL(/object=O-/);
    const entries = page.locator('[data-entry]');
    await entries.first().waitFor();
    const [names, links] = [await entries.locator('.font-medium').allTextContents(), await entries.getByRole('link').allTextContents()];
    expect(names).toContain('kari');
    expect(names).toContain('Submit');
    expect(new Set(links)).toEqual(new Set([number]));
    const changes = (await page.locator('[data-changes]').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
    expect(changes).toContain('Status: New Sent');
    const shown = await entries.count();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export CSV' }).click()]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(shown + 1);
  });

  it('AUD-01 calls people by their names', async () => {
    const { api, people } = journey;
    await api.run(people.kari, 'mutation { createApiKey(input: { name: "k", scopes: [READ] }) { __typename } }');
    const { page } = await (await journey.sit(people.agent)).open('/admin/audit');
    await page.getByLabel('Username').fill('kari');
    await page.getByRole('button', { name: 'Search' }).last().click();
    await page.waitForURL(/user=kari/);
    await page.locator('[data-changes]', { hasText: 'kari Customer (kari)' }).waitFor();
    await page.getByLabel('Username').fill('');
    await page.getByLabel('Object').fill(people.kari);
    await page.getByRole('button', { name: 'Search' }).last().click();
    await page.waitForURL(/object=usr/);
    await page.locator('[data-person]', { hasText: '(kari)' }).first().waitFor();
  });

  it('AUD-04 has no page for customers, nor for departments that may not search', async () => {
    for (const who of [journey.people.kari, journey.people.delivery]) {
      const { page } = await journey.sit(who);
      const response = await page.goto('/admin/audit');
      expect(response?.status()).toBe(403);
    }
  });
});
