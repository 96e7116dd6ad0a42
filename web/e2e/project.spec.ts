import { loadViewerOfUser } from '@sporbar/schema/identity/viewer-loading.ts';
import { moveByCarrier } from '@sporbar/schema/orders/delivery.commands.ts';
import { goodLine, moveLine, preparedOrder, readOrder } from '@sporbar/schema/orders/order.testing.ts';
import { freshKey } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bothSee, openJourney, type Journey } from './journey.ts';

const homeOffice = (number: number): Record<string, unknown> =>
  goodLine({
    productCode: 'WHOLESALE_ADSL_FULL',
    addOns: ['LINE_RENTAL'],
    endUser: { kind: 'PRIVATE', name: `Ansatt ${number}`, birthDate: '1980-12-31' },
    address: { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: number, postcode: '1788', city: 'Halden', country: 'NO' },
  });

/** The carrier's systems bring the first lines to ORDERED, as fast as they can. */
async function orderBySystems({ desk, server, people }: Journey, orderId: string, count: number): Promise<void> {
  const { db } = desk.database;
  const context = { ...server.contextOf(), viewer: await loadViewerOfUser(db, people.system) };
  for (const { id, lineNo, version } of await db.orderLine.findMany({ where: { orderId }, orderBy: { lineNo: 'asc' }, take: count })) {
    const input = { id, expectedVersion: version, idempotencyKey: freshKey() };
    await moveByCarrier(context, 'registerOrderLine', { ...input, customerOrderId: `C-${lineNo}` });
    await moveByCarrier(context, 'startOrderLine', { ...input, expectedVersion: version + 1, idempotencyKey: freshKey() });
  }
}

describe('a project of many lines', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('J-05 O-19 fifty home offices stand on one page that stays live, from the first submit to the one line that was incomplete', async () => {
    const { api, people } = journey;
    const lines = Array.from({ length: 50 }, (_, index) => homeOffice(index + 1));
    const order = await preparedOrder(api, people.kari, lines, { orderType: 'PROJECT' });
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/orders/${order['number']}`);
    await watcher.open(`/orders/${order['number']}`);
    const sections = actor.page.locator('section[data-line]');
    expect(await sections.count()).toBe(50);

    await actor.page.getByText('50 of 50').waitFor();
    await actor.pressInVain('addOrderLine', 'A project order has at most 50 lines.');

    await sections.nth(2).getByRole('button').first().click();
    await sections.nth(2).getByRole('button', { name: 'Fill in' }).click();
    await sections.nth(2).locator('select[name="/line/productCode"]').selectOption('SHDSL');
    await sections.nth(2).getByRole('button', { name: 'Save', exact: true }).click();
    await sections.nth(2).getByText('All lines of a project order have the same product.').waitFor();
    await sections.nth(2).getByRole('button', { name: 'Back', exact: true }).click();

    await actor.press('submitOrder');
    await bothSee(actor, watcher, (seat) => seat.header('Sent'));
    expect(watcher.requests()).toEqual([]);
    await Promise.all([actor.page.goto('about:blank'), watcher.page.goto('about:blank')]);
    await orderBySystems(journey, order['id'], 49);
    await actor.open(`/orders/${order['number']}`);
    await watcher.open(`/orders/${order['number']}`);
    await watcher.sees(watcher.header('In process'));
    await moveLine(api, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'The entrance is missing' }, 49);
    await watcher.sees(watcher.header('Incomplete'));
    await watcher.sees(watcher.page.getByText('Line 50: The entrance is missing'));
    const title = await watcher.page
      .locator('header')
      .filter({ has: watcher.page.locator('h1') })
      .innerText();
    expect(title).not.toMatch(/\b(Ordered|O|D|R|M|T|L|F)\b(?!-)/);

    await sections.nth(49).getByRole('button').first().click();
    await sections.nth(49).getByRole('button', { name: 'Fill in' }).click();
    await sections.nth(49).locator('input[name="/line/address/entrance"]').fill('B');
    await sections.nth(49).getByRole('button', { name: 'Save', exact: true }).click();
    await actor.press('setOrderLineCustomerUpdate', sections.nth(49));
    await actor.confirm('Set Customer Update');
    await bothSee(actor, watcher, (seat) => seat.header('Updated by customer'));
    await moveLine(api, people.agent, order['id'], 'resumeOrderLine', {}, 49);
    await watcher.sees(watcher.header('In process'));
    expect(watcher.requests()).toEqual([]);
    expect((await readOrder(api, people.kari, order['id']))['lineStatusCounts']).toEqual(
      expect.arrayContaining([
        { status: 'ORDERED', count: 49 },
        { status: 'IN_PROCESS', count: 1 },
      ]),
    );
    await Promise.all([actor.leave(), watcher.leave()]);
  }, 120_000);

  it('J-05 O-18 a project is filled in from a file: what is wrong is said cell by cell, and nothing is made of it before', async () => {
    const { people, desk } = journey;
    const seat = await journey.sit(people.kari, { viewport: { width: 1440, height: 900 } });
    const { page } = seat;
    await seat.open('/orders/new');
    await page.locator('input[name=orderType][value=PROJECT]').check();
    await page.locator('select[name="/lines/0/productCode"]').selectOption('WHOLESALE_ADSL_SHARED');
    await page.locator('select[name="/lines/0/attributes/speedKbps"]').selectOption('8000');
    await page.locator('select[name="/lines/0/attributes/equipment"]').selectOption('OWN_MODEM');
    const first = page.locator('[data-row="0"]');
    await first.getByRole('button', { name: 'Open line 1' }).click();
    for (const tick of await first.locator('[role=group] input[type=checkbox]').all()) await tick.check();
    await first.locator('input[name="/lines/0/contactName"]').fill('Kari Dal');
    await first.getByRole('button', { name: 'Close line 1' }).click();

    await page.getByRole('button', { name: 'Lines from a file' }).click();
    const text = [
      'Sluttbruker;Fødselsdato;Gate;Husnummer;Postnummer;Poststed;Kontakttelefon;Ønsket dato',
      'Åse Berg;31.12.1980;Prøvegata;7;1788;Halden;91234567;21.10.2025',
      'Ola Li;31.02.1980;Prøvegata;8;1788;Halden;91234568;21.10.2025',
      'Eva Vik;01.05.1975;Prøvegata;9;1788;Halden;91 23 45 69;21.10.2025',
      'Per Dahl;01.06.1975;Prøvegata;10;1788;Halden;91234570;21.10.2025',
    ].join('\r\n');
    const buffer = Buffer.from(text, 'latin1');
    await page.getByLabel('CSV file').setInputFiles({ name: 'lines.csv', mimeType: 'text/csv', buffer });
    const cell = (row: number, column: string) => page.locator(`[data-csv-row="${row}"] [data-column=${column}]`);
    await cell(3, 'birthDate').getByText('No such date').waitFor();
    await cell(4, 'contactPhone')
      .getByText(/digits/i)
      .waitFor();
    expect(await page.locator('[data-good=true]').count()).toBe(2);
    expect(await desk.database.db.order.count({ where: { orderType: 'PROJECT', status: 'NEW' } })).toBe(0);
    await page.getByRole('button', { name: 'Keep only the 2 good rows' }).click();

    const rows = page.locator('li[data-row]');
    await page.getByText('2 of 50').first().waitFor();
    expect(
      await rows.locator('[data-cell=name]').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
    ).toEqual(['Åse Berg', 'Per Dahl']);
    await rows.nth(1).getByText('Complete').waitFor();
    await rows.nth(0).locator('[data-cell=street]').press('ArrowDown');
    expect(
      await rows
        .nth(1)
        .locator('[data-cell=street]')
        .evaluate((cell) => cell === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Control+Enter');
    await rows.nth(2).locator('[data-cell=name]').fill('Åse Berg');
    await rows.nth(2).locator('[data-cell=born]').fill('1980-12-31');
    await rows.nth(2).locator('[data-cell=street]').fill('Prøvegata');
    await rows.nth(2).locator('[data-cell=houseNumber]').fill('7');
    await rows.nth(2).locator('[data-cell=postcode]').fill('1788');
    await rows.nth(2).locator('[data-cell=city]').fill('Halden');
    await rows.nth(2).getByText('Same as line 1').waitFor();
    await rows.nth(2).getByRole('button', { name: 'Remove line 3' }).click();
    await page.getByRole('button', { name: 'Save order' }).click();
    await seat.header('New').waitFor();
    const order = await desk.database.db.order.findFirstOrThrow({
      where: { orderType: 'PROJECT', status: 'NEW' },
      include: { lines: { orderBy: { lineNo: 'asc' } } },
    });
    expect(order.lines).toMatchObject([
      {
        endUserName: 'Åse Berg',
        contactName: 'Kari Dal',
        contactPhone: '91234567',
        requestedDate: '2025-10-21',
        attributes: { speedKbps: '8000' },
      },
      { endUserName: 'Per Dahl', endUserBirthDate: '1975-06-01', productCode: 'WHOLESALE_ADSL_SHARED' },
    ]);
    await seat.leave();
  });
});
