import { foundUser } from '@sporbar/schema/identity/founding.ts';
import { newRequest, readRequest, sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('the routing of service requests on the site', () => {
  let journey: Journey;
  let pal: string;
  beforeAll(async () => {
    journey = await openJourney();
    const { api, people } = journey;
    const support = { organisationId: people.carrier.id, username: 'pal', fullName: 'Pål Agent', role: 'SUPPORT_AGENT' } as const;
    pal = await foundUser(api.context, { ...support, department: 'PORTAL_SUPPORT' });
  });
  afterAll(() => journey.close());

  it('SR-21 portal support drafts another table, tries it on what was sent last, and publishes it', async () => {
    const { api, people } = journey;
    const underWay = await sentRequest(api, people.kari);
    const waiting = await newRequest(api, people.kari);
    const customer = await journey.sit(people.kari);
    const { page } = await (await journey.sit(pal)).open('/admin');
    await page.getByRole('link', { name: 'Routing' }).click();
    await page.getByRole('button', { name: 'Another department for a sub-area of Delivery' }).click();
    await page.getByLabel('Sub-area of Delivery', { exact: true }).selectOption('ADSL');
    await page.getByLabel('Department for ADSL').selectOption('SERVICE_MANAGER');
    const empty = page.locator('[data-area=DELIVERY]').getByText('nobody works there');
    await empty.waitFor();
    await page.getByLabel('Department for ADSL').selectOption('DELIVERY');
    await empty.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save draft' }).click();
    const trial = page.locator('[data-trial]');
    await trial.locator('[data-elsewhere="1"]').waitFor();
    await trial.getByRole('link', { name: underWay['number'] }).waitFor();
    await trial.getByLabel('Area', { exact: true }).selectOption('DELIVERY');
    await trial.getByLabel('Sub-area').selectOption('ADSL');
    await trial.getByRole('button', { name: 'Try' }).click();
    const way = (await trial.locator('[data-way]').textContent()) ?? '';
    expect(way.replace(/\s+/g, ' ').trim()).toBe('Delivery / ADSL: Customer service / ADSL → Delivery');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { name: 'In force: table 2' }).waitFor();
    await customer.open(`/service-requests/${waiting['number']}`);
    await customer.page.getByRole('button', { name: 'Submit', exact: true }).click();
    await customer.header('Submitted').waitFor();
    expect(await readRequest(api, people.kari, waiting['id'])).toMatchObject({ queue: 'DELIVERY' });
    expect(await readRequest(api, people.kari, underWay['id'])).toMatchObject({ queue: 'CUSTOMER_SERVICE' });
  });

  it('SR-21 other staff read the table and change nothing; customers have no such page', async () => {
    const { people } = journey;
    const { page } = await (await journey.sit(people.agent)).open('/admin/routing');
    await page.getByRole('heading', { name: /^In force/ }).waitFor();
    expect(await page.locator('main').getByRole('combobox').count()).toBe(0);
    expect((await (await journey.sit(people.kari)).page.goto('/admin/routing'))?.status()).toBe(403);
  });
});
