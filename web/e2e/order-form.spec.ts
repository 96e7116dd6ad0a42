import { goodLine, newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

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
    expect(await seat.page.getByText(warning).isVisible()).toBe(true);
    await seat.leave();
  });

  it('O-16 asks for three references apart, each with a text that says what it is for', async () => {
    const seat = await journey.sit(journey.people.kari);
    await seat.open('/orders/new');
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
