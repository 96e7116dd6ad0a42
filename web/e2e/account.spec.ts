import { foundShopper, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import { freshKey, type Answer } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

describe('the account page', () => {
  let journey: Journey;
  let shopper: Shopper;
  beforeAll(async () => {
    journey = await openJourney();
    shopper = await foundShopper(journey.desk, 'marte');
  });
  afterAll(() => journey.close());

  const billed = async (name: 'issueInvoice' | 'recordPayment', input: Record<string, unknown>): Promise<Answer> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation M($input: ${type}) { ${name}(input: $input) { ... on InvoicePayload { invoice { id version } } } }`;
    const given = { input: { idempotencyKey: freshKey(), ...input } };
    return (await journey.api.run(journey.people.billing, document, given))[name]['invoice'] as Answer;
  };

  it('CA-06 INV-06 warns of an overdue invoice, whatever part of the page is open, until it is paid', async () => {
    const lines = [{ text: 'Freight by air', quantity: 1, unitAmountMinor: 189_00 }];
    const invoice = await billed('issueInvoice', { organisationId: shopper.organisationId, lines, dueOn: '2025-10-01' });
    journey.desk.clock.set('2025-10-02T08:00:00Z');
    const watcher = await journey.sit(shopper.userId);
    const warning = watcher.page.getByText('1 invoice is overdue');
    for (const tab of ['', '?tab=profile', '?tab=security']) {
      await watcher.open(`/account${tab}`);
      await watcher.sees(warning);
    }
    expect(await watcher.page.getByRole('link', { name: 'Show them' }).first().getAttribute('href')).toBe('/invoices?overdue=1');
    await billed('recordPayment', { id: invoice['id'], expectedVersion: invoice['version'], amountMinor: 189_00 });
    await warning.waitFor({ state: 'detached', timeout: 2_000 });
    await watcher.leave();
  });

  it('CA-08 says on every part of the account how to reach the helpdesk, with a number for each country', async () => {
    const seat = await journey.sit(shopper.userId);
    for (const path of ['/account', '/account?tab=profile', '/account?tab=security', '/account?tab=keys']) {
      await seat.open(path);
      const help = seat.page.getByRole('contentinfo');
      expect(await help.textContent()).toMatch(/Helpdesk:.*Norway \+47.*Sweden \+46/s);
      expect(await help.getByRole('link', { name: 'Write to us' }).getAttribute('href')).toBe('/service-requests/new');
    }
    await seat.leave();
  });

  it('IA-03 makes a key that is limited to one kind of object and to a last day, shows it once, and says so in the list', async () => {
    const { desk, people } = journey;
    const seat = await journey.sit(people.kari);
    const { page } = seat;
    await seat.open('/account?tab=keys');
    await page.getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Our order system');
    await dialog.getByLabel('May order and change').check();
    await dialog.getByLabel('Orders', { exact: true }).check();
    await dialog.getByLabel('Last day').fill('2025-12-31');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await page.getByRole('listitem').filter({ hasText: 'May order and change: orders' }).getByText('never used').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Our order system' }).textContent()).toMatch(/until 31 Dec/);
    expect(await page.locator('[data-secret]').textContent()).toMatch(/^spk_/);
    const kept = await desk.database.db.apiKey.findFirstOrThrow({ where: { name: 'Our order system' } });
    expect(kept).toMatchObject({ scopes: ['read', 'order', 'orders'], expiresAt: new Date('2025-12-31T22:59:59Z') });
    await seat.open('/account?tab=keys');
    expect(await page.locator('[data-secret]').count()).toBe(0);
    await seat.leave();
  });

  it.each(['/', '/orders', '/account'])(
    'IA-13 tells on %s whom to ask first, second and third, the own superuser by name',
    async (path) => {
      const { desk, people } = journey;
      await desk.database.db.user.update({ where: { id: people.superuser }, data: { phone: '99999123' }, select: { id: true } });
      const seat = await journey.sit(people.kari);
      await seat.open(path);
      const help = await seat.page.getByRole('contentinfo').textContent();
      expect(help).toMatch(/superuser, solveig Customer, 99999123.*customer service.*service request or by phone.*portal support/s);
      await seat.leave();
    },
  );

  it('IA-02 says before anybody signs in that a login is not lent', async () => {
    const seat = await journey.sit(null);
    await seat.page.goto('/login', { waitUntil: 'networkidle' });
    await seat.sees(seat.page.getByText('Your login is yours alone'));
    await seat.leave();
  });

  it('IA-16 recommends basic training to a new user on the first page, and no more once it is passed', async () => {
    const { desk, people } = journey;
    const advice = async (): Promise<number> => {
      const seat = await journey.sit(people.siri);
      await seat.open('/');
      const count = await seat.page.getByText('Take the basic training').count();
      await seat.leave();
      return count;
    };
    expect(await advice()).toBeGreaterThan(0);
    const passed = { id: 'cer_1', userId: people.siri, grants: 'ORDERING' as const, issuedAt: desk.clock.now() };
    await desk.database.db.certification.create({ data: passed, select: { id: true } });
    expect(await advice()).toBe(0);
  });

  it('IA-06 asks in the last two minutes, in every tab and browser of the session, and goes on in all when one answers', async () => {
    const { desk, people, server } = journey;
    const began = desk.clock.now().toISOString();
    const tell = (): void => server.backbone.wakeups.wake(['tick:sessions']);
    const [here, there] = [await journey.sit(people.ola), await journey.sit(null)];
    await there.context.addCookies(await here.context.cookies());
    await Promise.all([here.open('/orders'), there.open('/portfolio')]);
    const question = ({ page }: Seat) => page.getByRole('alertdialog', { name: 'Are you still there?' });
    desk.clock.passMinutes(29);
    tell();
    await Promise.all([here, there].map((seat) => seat.sees(question(seat))));
    expect(await question(there).getByRole('timer').innerText()).toMatch(/^(1:00|0:5\d)$/);
    await question(here).getByRole('button', { name: 'Stay logged in' }).click();
    await question(here).waitFor({ state: 'detached' });
    tell();
    await question(there).waitFor({ state: 'detached' });
    desk.clock.passMinutes(29);
    tell();
    await Promise.all([here, there].map((seat) => seat.sees(question(seat))));
    desk.clock.passMinutes(1);
    tell();
    await Promise.all([here, there].map(({ page }) => page.waitForURL(/logged-out\?why=idle/)));
    desk.clock.set(began);
    await Promise.all([here.leave(), there.leave()]);
  });

  it('IA-06 without a line to the server the tab counts by itself, asks in the last two minutes and says why it is over', async () => {
    const { desk, people } = journey;
    const { context, page } = await journey.sit(people.kari);
    await page.routeWebSocket('**/graphql', () => {});
    await page.goto('/orders', { waitUntil: 'networkidle' });
    const question = page.getByRole('alertdialog', { name: 'Are you still there?' });
    const later = (minutes: number) => context.clock.setFixedTime(desk.clock.now().getTime() + minutes * 60_000);
    await later(28.5);
    expect(await question.getByRole('timer').innerText()).toBe('1:30');
    await question.getByRole('button', { name: 'Stay logged in' }).click();
    await question.waitFor({ state: 'detached' });
    await later(58);
    await question.waitFor();
    await later(58.5);
    await page.waitForURL('/logged-out?why=idle&next=%2Forders');
    await page.getByText('after 30 minutes without activity').waitFor();
    await context.close();
  });

  it.each([
    { why: 'LOGOUT', said: 'logged out in another tab' },
    { why: 'EXPIRED', said: 'logged in for seven days' },
    { why: 'PASSWORD_CHANGED', said: 'Your password was changed' },
    { why: 'ACCESS_CLOSED', said: 'Your access has been closed' },
    { why: null, said: 'Your session is over' },
  ] as const)('IA-06 whoever is thrown out is told why: $why', async ({ why, said }) => {
    const { desk, people } = journey;
    const seat = await (await journey.sit(people.ola)).open('/orders');
    const ended = { endedAt: desk.clock.now(), endedReason: why };
    await desk.database.db.session.updateMany({ where: { userId: people.ola, endedAt: null }, data: ended });
    await seat.page.getByText(said).waitFor();
    expect(await seat.page.getByRole('link', { name: 'Log in' }).getAttribute('href')).toBe('/login?next=%2Forders');
    await seat.leave();
  });
});
