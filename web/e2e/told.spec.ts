import { foundAdministrator } from '@sporbar/schema/identity/identity.testing.ts';
import { newOrder, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { goodCircuit, newQuote, places } from '@sporbar/schema/quotes/quote.testing.ts';
import { newRequest, sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { grantTickets, installedProduct, newTicket } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('what a page must tell, whoever reads it', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('IA-02 IA-06 before the login a language is chosen, and who was logged out learns why and goes on where it was', async () => {
    const seat = await journey.sit(null);
    await seat.visit('/login');
    await seat.page.getByText('Using another person’s login is forbidden.').waitFor();
    await seat.page.getByText('Norsk', { exact: true }).click();
    await seat.page.getByText('Innloggingen er bare din').waitFor();
    await seat.page.getByText('English', { exact: true }).click();
    await seat.visit('/logged-out?why=idle&next=%2Forders');
    await seat.page.getByText('after 30 minutes without activity').waitFor();
    expect(await seat.page.getByRole('link', { name: 'Log in' }).getAttribute('href')).toBe('/login?next=%2Forders');
    await seat.leave();
  });

  it('IA-17 a superuser reads who the colleagues are, and which of them are superusers; the others read their own profile', async () => {
    const { people } = journey;
    const [superuser, kari] = [await journey.sit(people.superuser), await journey.sit(people.kari)];
    await superuser.open('/account?tab=colleagues');
    const colleague = (name: string) => superuser.page.getByRole('listitem').filter({ hasText: `${name} Customer` });
    await colleague('solveig').getByText('Superuser').waitFor();
    expect([await colleague('kari').count(), await colleague('kari').getByText('Superuser').count()]).toEqual([1, 0]);
    await kari.open('/account');
    for (const fact of ['Full name', 'E-mail', 'Phone', 'Language', 'Access', 'Certified for'])
      await kari.page.locator('dt').getByText(fact, { exact: true }).waitFor();
    expect(await kari.page.getByRole('tab', { name: 'Colleagues' }).count()).toBe(0);
    await Promise.all([superuser.leave(), kari.leave()]);
  });

  it('RU-Q10 a quote stands in the list with its title, how much of it is completed and who asked, and opens in five parts', async () => {
    const { api, desk, people } = journey;
    const quote = await newQuote(api, people.kari, [goodCircuit(await places(desk))], { title: 'To the harbour' });
    const seat = await (await journey.sit(people.ola)).open('/quotes');
    const row = seat.page.getByRole('row').filter({ hasText: String(quote['number']) });
    for (const told of ['To the harbour', 'New', '0 of 1 completed', 'kari Customer']) await row.getByText(told).first().waitFor();
    await seat.open(`/quotes/${quote['number']}`);
    await seat.page.getByRole('tab', { name: 'Lines' }).waitFor();
    const tabs = await seat.page.getByRole('tab').allInnerTexts();
    expect(tabs.map((tab) => tab.replace(/\s*\d+$/, ''))).toEqual(['Lines', 'Attributes', 'Attachments', 'Service requests', 'References']);
    await seat.page.getByRole('heading', { name: 'History' }).waitFor();
    await seat.leave();
  });

  it('CAT-07 a product that is chosen tells its lead time and the last days to change and to cancel', async () => {
    const seat = await (await journey.sit(journey.people.kari)).open('/orders/new');
    await seat.page.locator('[data-product=WHOLESALE_ADSL_FULL] input').check();
    for (const told of ['Lead time: 10 days', 'Last day to change: 2 days', 'Last day to cancel: 2 days'])
      await seat.page.getByText(told).waitFor();
    await seat.leave();
  });

  it('S-28 the list of orders is narrowed by status, product, type and date, and searched for everything else', async () => {
    const { api, people } = journey;
    const order = await newOrder(api, people.kari);
    const seat = await (await journey.sit(people.kari)).open('/orders');
    for (const filter of ['Status', 'Product', 'Order type', 'From', 'To'])
      await seat.page.locator('main').getByRole('button', { name: filter, exact: true }).first().waitFor();
    await seat.open('/orders?q=Nils%20Nilsen');
    await seat.page
      .getByRole('row')
      .filter({ hasText: String(order['number']) })
      .waitFor();
    await seat.leave();
  });

  it('IA-05 IA-10 the carrier finds each user with the status, closes the access, and opens it again on a request alone', async () => {
    const { api, desk, people } = journey;
    await desk.database.db.user.update({ where: { id: people.ola }, data: { authorisedOrderer: true }, select: { id: true } });
    const request = await sentRequest(api, people.ola, { area: 'USER_ADMINISTRATION', subArea: 'NEW', referenceKind: 'OTHER' });
    const seat = await (await journey.sit(await foundAdministrator(desk, people))).open('/admin');
    const { page } = seat;
    const siri = page.getByRole('row').filter({ hasText: 'siri Customer' });
    await siri.getByRole('button', { name: 'Active' }).waitFor();
    await siri.getByRole('link', { name: 'siri Customer' }).click();
    await seat.header('Active').waitFor();
    await seat.press('closeUser');
    await page.getByRole('dialog').getByLabel('Why').selectOption('LEFT');
    await seat.confirm('Close access');
    await seat.header('Closed').waitFor();
    await page.locator('dt:text-is("Closed because") + dd', { hasText: 'The person has left' }).waitFor();
    await seat.press('reopenUser');
    await page.getByRole('dialog').getByLabel('Service request').fill(String(request['number']));
    await seat.confirm('Reopen access');
    await seat.header('Active').waitFor();
    await seat.leave();
  });

  it('O-25 S-14 S-30 a registered line wears its SLA in the list, and has its track and Customer Order Id where it is opened', async () => {
    const { api, people } = journey;
    const order = await sentOrder(api, people.kari);
    await walkTo(api, people.agent, order['id'], 'DESIGN');
    const seat = await (await journey.sit(people.kari)).open('/orders');
    const { page } = seat;
    const badge = page
      .getByRole('row')
      .filter({ hasText: String(order['number']) })
      .locator('[data-sla="2025-10-21"]');
    expect(await badge.innerText()).toBe('SLA 21 Oct');
    await seat.open(`/orders/${order['number']}`);
    await page.locator('dt:text-is("SLA") + dd', { hasText: 'In force: Tuesday, 21 October 2025' }).waitFor();
    await page.locator('dt:text-is("Customer Order Id") + dd', { hasText: 'C-1' }).waitFor();
    const stations = page.getByRole('list', { name: 'Delivery' }).getByRole('listitem');
    expect((await stations.locator('.dot').allInnerTexts()).join('')).toBe('ODRMTLF');
    expect(await stations.evaluateAll((all) => all.map(({ dataset }) => dataset['state']))).toEqual([
      'passed',
      'current',
      ...Array<string>(5).fill('ahead'),
    ]);
    await seat.leave();
  });

  it('TT-03 the page of a ticket lists the service requests about it, and one is raised from there', async () => {
    const { api, desk, people } = journey;
    await grantTickets(desk, people.kari);
    const { id: installedProductId } = await installedProduct(desk, people.north.id);
    const ticket = await newTicket(api, people.kari, people.north.id, { installedProductId });
    const seat = await (await journey.sit(people.kari)).open(`/tickets/${ticket['number']}`);
    const panel = seat.page.getByRole('region', { name: 'Service requests' });
    await panel.getByText('No service requests about this').waitFor();
    const raise = panel.getByRole('link', { name: 'Raise a service request' });
    expect(await raise.getAttribute('href')).toBe(`/service-requests/new?from=${ticket['id']}`);
    const about = { objectId: ticket['id'], referenceKind: undefined, referenceValue: undefined };
    const raised = await newRequest(api, people.kari, about);
    await seat.sees(panel.getByRole('link', { name: String(raised['number']) }));
    await seat.leave();
  });
});
