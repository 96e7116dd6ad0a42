import { goodLine, newOrder, readOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

const LOCALES = { en: 'en-GB', nb: 'nb-NO', sv: 'sv-SE' } as const;
const map = { name: 'kart.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };

describe('the form of an order', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it.each([
    ['en', /wasted visit.*charged to whoever orders/],
    ['nb', /bomtur.*belastes bestilleren/],
    ['sv', /bomkörning.*debiteras beställaren/],
  ] as const)('O-27 warns in %s that wrong data can cost a wasted visit, which the orderer pays', async (locale, warning) => {
    const seat = await journey.sit(journey.people.kari, { locale: LOCALES[locale] });
    await seat.context.addCookies([{ name: 'locale', value: locale, url: journey.server.url }]);
    await seat.open('/orders/new');
    await seat.page.locator('[data-step=contact]').click();
    await seat.page.getByText(warning).waitFor();
    await seat.leave();
  });

  it('O-16 asks for three references apart, each with a text that says what it is for', async () => {
    const seat = await journey.sit(journey.people.kari);
    await seat.open('/orders/new');
    await seat.page.locator('[data-step=contact]').click();
    const described = async (name: string): Promise<string | null> => {
      const texts = await seat.page.locator(`input[name=${name}]`).getAttribute('aria-describedby');
      return seat.page.locator(`[id="${texts?.split(' ')[0] ?? ''}"]`).textContent();
    };
    expect([await described('customerOrderRef'), await described('customerInvoiceRef'), await described('projectReference')]).toEqual([
      'Your own number for this order.',
      'Printed on the invoice.',
      'Groups orders of one coordinated delivery.',
    ]);
    await seat.leave();
  });

  it('ADR-05 ADR-11 says that the address is where the line is connected and not where the invoice goes', async () => {
    const seat = await journey.sit(journey.people.kari);
    await seat.open('/orders/new');
    await seat.page.locator('[data-step=parties]').click();
    expect(await seat.page.getByText('The line is connected at this address.').textContent()).toContain('not where to send the invoice');
    await seat.leave();
  });

  it('ADR-04 asks on a large site for a number that is there, which the carrier then reads on the line', async () => {
    const { api, people, desk } = journey;
    const order = await newOrder(api, people.kari);
    const actor = await journey.sit(people.kari);
    await actor.open(`/orders/${order['number']}`);
    await actor.page.getByRole('button', { name: 'Fill in' }).click();
    await actor.page.getByText('No street address, or a large site').click();
    const field = actor.page.locator('input[name="/line/address/existingEquipmentRef"]');
    expect(await actor.page.getByText(/sketch map can be attached/).isVisible()).toBe(true);
    await field.fill('NO-4711');
    await actor.page.getByRole('button', { name: 'Save', exact: true }).click();
    await actor.page.getByText('NO-4711', { exact: true }).waitFor();
    const line = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: order['id'] }, include: { address: true } });
    expect(line.address?.existingEquipmentRef).toBe('NO-4711');
    await actor.leave();
  });

  it('ATT-01 ADR-04 takes a sketch map by the line that is opened, its attachments and the button for a new file', async () => {
    const { api, people, desk } = journey;
    const lines = [goodLine(), goodLine({ endUser: { kind: 'PRIVATE', name: 'Berit Berg', birthDate: '1970-01-31' } })];
    const order = await newOrder(api, people.kari, lines, { orderType: 'PROJECT' });
    const actor = await journey.sit(people.kari);
    await actor.open(`/orders/${order['number']}`);
    const second = actor.page.getByRole('region', { name: 'Line 2' });
    expect(await actor.page.getByRole('button', { name: 'New file' }).count()).toBe(0);
    await second.getByRole('button', { name: /Berit Berg/ }).click();
    const attachments = second.getByRole('region', { name: 'Attachments' });
    expect(await attachments.getByRole('combobox').inputValue()).toBe('MAP');
    const [chooser] = await Promise.all([
      actor.page.waitForEvent('filechooser'),
      attachments.getByRole('button', { name: 'New file' }).click(),
    ]);
    await chooser.setFiles(map);
    await attachments.getByRole('button', { name: 'kart.pdf', exact: true }).waitFor();
    await attachments.getByText('kart.pdf', { exact: true }).and(actor.page.locator('span')).waitFor({ state: 'detached' });
    const [, chosen] = await desk.database.db.orderLine.findMany({ where: { orderId: order['id'] }, orderBy: { lineNo: 'asc' } });
    const attached = await desk.database.db.attachment.findMany({ where: { organisationId: people.north.id } });
    expect(attached).toMatchObject([{ ownerType: 'ORDER_LINE', ownerId: chosen?.id, kind: 'MAP' }]);
    await actor.leave();
  });
});

describe('an order in five steps', () => {
  const hits = [{ addressLine: 'Prøvegata 7, 1788 Halden', accessLineNumber: '4717880001', colour: 'GREEN' as const }];
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney({ availability: { ask: async () => ({ hits }) } });
  });
  afterAll(() => journey.close());

  const at = (seat: Seat, name: string) => seat.page.locator(`[name="/lines/0/${name}"]`);
  const step = (seat: Seat, name: string) => seat.page.locator(`[data-step=${name}]`).click();
  const missing = (seat: Seat, path: string) => seat.page.locator(`[data-missing="/lines/0/${path}"]`);
  const choose = async (seat: Seat): Promise<void> => {
    await seat.page.locator('[data-product=WHOLESALE_ADSL_SHARED] input').check();
    await at(seat, 'attributes/speedKbps').selectOption('8000');
    await at(seat, 'attributes/equipment').selectOption('OWN_MODEM');
  };
  const nameEndUser = async (seat: Seat, name: string): Promise<void> => {
    await step(seat, 'parties');
    await seat.page.locator('input[name="/lines/0/endUser/kind"][value=PRIVATE]').check();
    const fields = {
      'endUser/name': name,
      'endUser/birthDate': '1980-12-31',
      'address/street': 'Prøvegata',
      'address/houseNumber': '7',
      'address/postcode': '1788',
      'address/city': 'Halden',
    };
    for (const [field, text] of Object.entries(fields)) await at(seat, field).fill(text);
  };

  it('O-14 O-06 O-29 says while it is typed what is missing, and beside a field only once somebody has been at it', async () => {
    const { api, people } = journey;
    const order = await newOrder(api, people.kari);
    const seat = await journey.sit(people.kari, { viewport: { width: 360, height: 780 } });
    await seat.open('/orders/new');
    await missing(seat, 'product').waitFor();
    expect(await seat.page.getByRole('alert').count()).toBe(0);
    await choose(seat);
    await seat.page.locator('[data-first-date="2025-10-13"], [data-first-date="2025-10-11"]').waitFor();
    await seat.page.locator('[data-route=AUTOMATIC]').waitFor();
    await nameEndUser(seat, 'Nils Nilsen');
    await seat.page.getByRole('link', { name: order['number'] }).waitFor();
    await step(seat, 'contact');
    expect(await seat.page.getByRole('alert').count()).toBe(0);
    await at(seat, 'contactPhone').fill('912 34 567');
    await at(seat, 'contactName').fill('Nils Nilsen');
    await seat.page.getByRole('alert').filter({ hasText: 'O-14' }).waitFor();
    await missing(seat, 'contactName').waitFor({ state: 'detached' });
    await at(seat, 'contactPhone').fill('91234567');
    await seat.page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await seat.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await seat.leave();
  });

  it('IA-07 K-13 keeps step, text and running check over a sign-out in the middle, and is submitted from the last step', async () => {
    const { api, people, desk } = journey;
    const before = await journey.sit(people.kari);
    await before.open('/orders/new');
    const anew = before.page.getByRole('button', { name: 'Discard it and begin anew' });
    if ((await anew.count()) > 0) await anew.click();
    await before.page.locator('[data-product=HDSL] input').check();
    await at(before, 'attributes/speedKbps').selectOption('2048');
    await at(before, 'attributes/equipment').selectOption('OWN_MODEM');
    await nameEndUser(before, 'Berit Berg');
    await before.page.locator('[data-step=parties][aria-label$="complete"]').waitFor();
    await step(before, 'availability');
    await before.page.locator('[data-move=runAvailabilityCheck]').click();
    await before.page.locator('[data-check=PENDING]').waitFor();
    await expect
      .poll(async () => (await desk.database.db.formDraft.findFirst({ where: { form: 'order:new' } }))?.data, { timeout: 8_000 })
      .toMatchObject({
        step: 'availability',
      });
    await before.leave();

    const seat = await journey.sit(people.kari);
    await seat.open('/orders/new');
    await seat.page.locator('[data-form-step=availability] [data-check=PENDING]').waitFor();
    await journey.answer();
    await seat.page.locator('[data-check=DONE]').waitFor();
    await step(seat, 'parties');
    expect(await at(seat, 'endUser/name').inputValue()).toBe('Berit Berg');
    await step(seat, 'appointment');
    await at(seat, 'requestedDate').fill('2025-11-04');
    await step(seat, 'contact');
    await at(seat, 'contactName').fill('Berit Berg');
    await at(seat, 'contactPhone').fill('91234567');
    for (const tick of goodLine()['checklist'] as string[]) await at(seat, `checklist/${tick}`).click();
    await seat.page.getByText('Nothing is missing. The order can be submitted.').waitFor();
    await seat.page.locator('[data-move=submitOrder]').click();
    await seat.page.waitForURL(/\/orders\/O-\d+$/);
    await seat.header('Sent').waitFor();
    await seat.leave();
    const { id } = await desk.database.db.order.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect([(await readOrder(api, people.kari, id))['status'], await desk.database.db.formDraft.count()]).toEqual(['COMMITTED', 0]);
  });

  it('CAT-03 CAT-10 shows what is quoted first with the way to a price, and a page for each product', async () => {
    const seat = await journey.sit(journey.people.ola);
    await seat.open('/orders/new');
    await seat.page.getByRole('button', { name: 'Leased lines' }).click();
    const quoted = seat.page.locator('[data-product=LEASED_LINE_34M]');
    expect(await seat.page.locator('[data-product=WHOLESALE_ADSL_FULL]').count()).toBe(0);
    expect([await quoted.locator('input').count(), await quoted.locator('[data-badge=QUOTE_FIRST]').count()]).toEqual([0, 1]);
    expect(await quoted.getByRole('link', { name: 'Ask for a price' }).getAttribute('href')).toBe('/quotes/new');
    await seat.open('/products/WHOLESALE_ADSL_FULL');
    expect(await seat.page.locator('strong').filter({ hasText: 'line rental' }).isVisible()).toBe(true);
    await seat.page.getByRole('link', { name: 'Order it' }).click();
    await seat.page.locator('input[name="/lines/0/addOns/LINE_RENTAL"]:checked').waitFor();
    await seat.leave();
  });
});
