import { booked, call, foundShopper, freshNumber, moved, received, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

const LARGEST = 5_242_880;

/** A PDF of that many bytes. */
const pdf = (size: number) => ({
  name: 'kvittering.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, 0x20)]),
});

/** Reads a label at the warehouse. */
async function scan({ page }: Seat, suiteNumber: string, trackingNumber: string): Promise<void> {
  await page.locator('input[name=trackingNumber]').fill(trackingNumber);
  await page.locator('input[name=suiteNumber]').fill(suiteNumber);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
}

const missing = 'The purchase receipt is missing';

describe('shopping in the US', () => {
  let journey: Journey;
  let shopper: Shopper;
  beforeAll(async () => {
    journey = await openJourney();
    shopper = await foundShopper(journey.desk, 'marte');
  });
  afterAll(() => journey.close());

  const packageNumbered = (number: string) =>
    journey.desk.database.db.package.findUniqueOrThrow({ where: { number }, include: { trackingNumbers: true, booking: true } });

  it('J-10 P-06 N-07 one is booked and mailed, and a second with two numbers, insured and kept, is added to the booking', async () => {
    const { desk } = journey;
    const [marte, list] = [await journey.sit(shopper.userId), await journey.sit(shopper.userId)];
    await list.open('/packages');
    await marte.open('/packages/new');
    await marte.page.locator('input[name=mode][value=AIR]').check();
    await marte.page.locator('input[name=sellerName]').fill('Book Barn');
    await marte.page.locator('textarea[name="/packages/0/trackingNumbers"]').fill(freshNumber());
    await marte.page.locator('textarea[name="/packages/0/contents"]').fill('Books');
    await marte.page.locator('input[name="/packages/0/declaredValue"]').fill('80');
    await marte.page.getByRole('button', { name: 'Book', exact: true }).click();
    await marte.header('Booked').waitFor();
    await marte.page.getByRole('group', { name: 'Upload receipt' }).waitFor();
    await list.sees(list.page.getByRole('button', { name: '1 new – show' }));
    const first = marte.page.url();
    await marte.press('addPackage');
    const dialog = marte.page.getByRole('dialog');
    await dialog.locator('textarea[name="/package/trackingNumbers"]').fill(`${freshNumber()}\n${freshNumber()}`);
    await dialog.locator('textarea[name="/package/contents"]').fill('More books');
    await dialog.locator('input[name="/package/declaredValue"]').fill('60');
    await dialog.locator('input[name="/package/insuredValue"]').fill('50');
    await dialog.locator('input[type=checkbox]').check();
    await marte.confirm('Add package');
    await marte.page.waitForURL((url) => url.href !== first);
    await marte.page.getByText('More books').first().waitFor();
    await list.sees(list.page.getByRole('button', { name: '2 new – show' }));
    expect(list.requests()).toEqual([]);
    const second = await packageNumbered(decodeURIComponent(marte.page.url().split('/').at(-1) ?? ''));
    expect(second).toMatchObject({ mode: 'AIR', sellerName: 'Book Barn', standby: true, insured: true, insuredMinor: 5000 });
    expect(second.trackingNumbers).toHaveLength(2);
    expect(await desk.database.db.package.count({ where: { bookingId: second.bookingId } })).toBe(2);
    const mails = await desk.database.db.emailMessage.findMany({ where: { replyToken: second.booking?.replyToken ?? '' } });
    expect(mails.map(({ to }) => to)).toEqual(['marte@example.test', 'marte@example.test']);
    await Promise.all([marte.leave(), list.leave()]);
  });

  it('J-10 P-02 a receipt of one byte too many is refused, one of 5,242,880 bytes takes the badge away, live', async () => {
    const { api } = journey;
    const one = await booked(api, shopper);
    const [actor, watcher] = [await journey.sit(shopper.userId), await journey.sit(shopper.userId)];
    await actor.open(`/packages/${one['number']}`);
    await watcher.open(`/packages/${one['number']}`);
    await watcher.sees(watcher.page.getByText(missing));
    const chooser = actor.page.locator('input[type=file]');
    await chooser.setInputFiles(pdf(LARGEST + 1));
    await actor.page.getByText('Not uploaded').waitFor();
    await chooser.setInputFiles(pdf(LARGEST));
    await actor.page.getByText('Uploaded', { exact: true }).waitFor();
    await watcher.page.getByText(missing).waitFor({ state: 'detached', timeout: 2_000 });
    expect(watcher.requests()).toEqual([]);
    await Promise.all([actor.leave(), watcher.leave()]);
  });

  it('P-01 P-05 a receipt is uploaded from its row in the list of air packages, and the badge goes', async () => {
    const one = await booked(journey.api, shopper);
    const seat = await journey.sit(shopper.userId);
    await seat.open('/packages?mode=AIR');
    const row = seat.page.locator(`tr[data-id="${one['id']}"]`);
    await row.getByRole('button', { name: 'Upload receipt' }).click();
    const dialog = seat.page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles(pdf(1_000));
    await dialog.getByText('kvittering.pdf').waitFor();
    await row.getByText('Missing', { exact: true }).waitFor({ state: 'detached' });
    expect(new URL(seat.page.url()).pathname).toBe('/packages');
    await seat.leave();
  });

  it('J-10 P-04 the warehouse records a receipt that came by e-mail and scans both in; the customer sees it, and releases the one that was kept', async () => {
    const { api, people } = journey;
    const [first, second] = [await booked(api, shopper), await booked(api, shopper, { standby: true })];
    const [marte, kept, warehouse] = [
      await journey.sit(shopper.userId),
      await journey.sit(shopper.userId),
      await journey.sit(people.warehouse),
    ];
    await marte.open(`/packages/${first['number']}`);
    await kept.open(`/packages/${second['number']}`);
    await warehouse.open(`/packages/${second['number']}`);
    await warehouse.page.locator('select[name=channel]').selectOption('EMAIL');
    await warehouse.page.locator('input[type=file]').setInputFiles(pdf(1000));
    await warehouse.page.getByText('Uploaded', { exact: true }).waitFor();
    await kept.page.getByText(missing).waitFor({ state: 'detached', timeout: 2_000 });
    await kept.sees(kept.page.getByText('E-mail', { exact: false }));
    await warehouse.open('/warehouse');
    for (const [one, seat, status] of [
      [first, marte, 'Received'],
      [second, kept, 'Standby'],
    ] as const) {
      await scan(warehouse, shopper.suiteNumber, one['trackingNumbers'][0].value);
      await warehouse.page.getByRole('button', { name: 'Receive', exact: true }).click();
      await seat.sees(seat.header(status));
    }
    expect([...marte.requests(), ...kept.requests()]).toEqual([]);
    const toShip = warehouse.page.getByRole('region', { name: 'To ship' });
    await warehouse.sees(toShip.getByText(first['number']));
    warehouse.watch();
    await kept.page.getByRole('button', { name: 'Release', exact: true }).click();
    await kept.header('Received').waitFor();
    await warehouse.sees(toShip.getByText(second['number']));
    expect(warehouse.requests()).toEqual([]);
    await Promise.all([marte, kept, warehouse].map((seat) => seat.leave()));
  });

  it('J-10 P-13 with a receipt there is no clearance fee, without one there is: told before customs say it arrived, and after', async () => {
    const { api, desk, people } = journey;
    const other = await foundShopper(desk, 'petter');
    const withReceipt = await received(api, shopper, people.warehouse);
    const without = await received(api, other, people.warehouse);
    await moved(api, people.warehouse, withReceipt['id'], 'recordReceipt', { channel: 'FAX' });
    for (const { id } of [withReceipt, without]) await moved(api, people.warehouse, id, 'shipPackage');
    desk.clock.passMinutes(1);
    const customs = await journey.sit(people.customs);
    const cases = [
      { one: withReceipt, by: shopper.userId, before: 'None if it arrives now', after: 'None' },
      { one: without, by: other.userId, before: 'Applies if it arrives now', after: 'Applies' },
    ];
    for (const { one, by, before, after } of cases) {
      const customer = await journey.sit(by);
      await customer.open(`/packages/${one['number']}`);
      await customer.sees(customer.page.getByText(before, { exact: true }));
      await customs.open(`/packages/${one['number']}`);
      await customs.press('arrivePackage');
      await customs.page.getByRole('dialog').getByText(before).waitFor();
      await customs.confirm('Arrived');
      await customer.sees(customer.header('Arrived, awaiting customs'));
      await customer.sees(customer.page.getByText(after, { exact: true }));
      expect(customer.requests()).toEqual([]);
      await customer.leave();
    }
    await customs.leave();
  });

  it('P-11 a shopper begins with Book shipment in the top menu, and nothing is booked before air or sea is chosen', async () => {
    const { desk } = journey;
    const [marte, before] = [await journey.sit(shopper.userId), await desk.database.db.booking.count()];
    await marte.open('/account');
    await marte.page.getByRole('banner').getByRole('link', { name: 'Book shipment' }).click();
    await marte.page.waitForURL('**/packages/new');
    const modes = marte.page.locator('input[name=mode]');
    expect([await modes.count(), await modes.and(marte.page.locator(':checked')).count()]).toEqual([2, 0]);
    await marte.page.locator('input[name=sellerName]').fill('Book Barn');
    await marte.page.getByRole('button', { name: 'Book', exact: true }).click();
    expect(await marte.page.locator('input[name=mode]:invalid').count()).toBe(2);
    expect(await desk.database.db.booking.count()).toBe(before);
    await marte.leave();
  });

  it('P-12 the page of a package without a booking warns that it takes longer', async () => {
    const { desk, people } = journey;
    const marte = await journey.sit(shopper.userId);
    const { suiteNumber } = shopper;
    const item = (await call(desk, people.warehouse, 'registerUnbookedPackage', { suiteNumber, trackingNumber: freshNumber() }))['package'];
    await marte.open(`/packages/${item.number}`);
    expect(await marte.page.getByText('Unbooked packages take a little longer.').isVisible()).toBe(true);
    await marte.leave();
  });

  it('J-11 P-18 P-22 a package nobody booked appears on the account page, is told what it is, and joins the sea packages, live', async () => {
    const { people } = journey;
    const [account, sea, marte, warehouse] = [
      await journey.sit(shopper.userId),
      await journey.sit(shopper.userId),
      await journey.sit(shopper.userId),
      await journey.sit(people.warehouse),
    ];
    await account.open('/account');
    await sea.open('/packages?mode=SEA');
    await warehouse.open('/warehouse');
    const tracking = freshNumber();
    await scan(warehouse, shopper.suiteNumber, tracking);
    await warehouse.page.getByRole('button', { name: 'Register as not booked' }).click();
    const row = account.page.getByRole('listitem').filter({ hasText: tracking });
    await account.sees(row.getByRole('button', { name: 'Received package not booked' }));
    const number = (await row.getByRole('link').textContent()) ?? '';
    await marte.open(`/packages/${number}`);
    await marte.press('resolveUnbookedPackage');
    const form = marte.page.getByRole('dialog');
    await form.locator('select').first().selectOption('SEA');
    await form.locator('textarea').first().fill('A lamp');
    await form.locator('input[inputmode=decimal]').fill('40');
    await marte.confirm('Tell us what it is');
    await marte.header('Received').waitFor();
    await row.getByRole('button', { name: 'Received package not booked' }).waitFor({ state: 'detached', timeout: 2_000 });
    await marte.page.locator('input[type=file]').setInputFiles(pdf(1000));
    await row.waitFor({ state: 'detached', timeout: 5_000 });
    await sea.page.getByRole('button', { name: / new – show$/ }).click({ timeout: 2_000 });
    await sea.sees(sea.page.getByRole('link', { name: number }));
    expect([...account.requests(), ...sea.requests()]).toEqual([]);
    await Promise.all([account, sea, marte, warehouse].map((seat) => seat.leave()));
  });

  it('J-11 P-15 who is not sure asks staff, and the package stays NOT_BOOKED until staff has looked', async () => {
    const { people } = journey;
    const [marte, warehouse] = [await journey.sit(shopper.userId), await journey.sit(people.warehouse)];
    await warehouse.open('/warehouse');
    const tracking = freshNumber();
    await scan(warehouse, shopper.suiteNumber, tracking);
    await warehouse.page.getByRole('button', { name: 'Register as not booked' }).click();
    await marte.open('/account');
    await marte.page.getByRole('listitem').filter({ hasText: tracking }).getByRole('link').click();
    await marte.press('askStaffToVerify');
    warehouse.watch();
    await marte.page.getByRole('dialog').locator('textarea').fill('Is it a lamp?');
    await marte.confirm('Not sure: ask staff to check');
    await marte.page.getByText('We will look what is in it').waitFor();
    await marte.header('Received package not booked').waitFor();
    const toVerify = warehouse.page.getByRole('region', { name: 'To look into' }).getByRole('link').last();
    await warehouse.sees(toVerify);
    expect(warehouse.requests()).toEqual([]);
    marte.watch();
    await toVerify.click();
    await warehouse.press('verifyUnbookedPackage');
    const form = warehouse.page.getByRole('dialog');
    await form.locator('select').first().selectOption('AIR');
    await form.locator('textarea').first().fill('A lamp');
    await warehouse.confirm('Contents checked');
    await marte.sees(marte.header('Received'));
    expect(marte.requests()).toEqual([]);
    await Promise.all([marte.leave(), warehouse.leave()]);
  });

  it('J-11 P-10 P-19 a package on hold says why, live, and is not shipped until AIR is chosen', async () => {
    const { api, people } = journey;
    const one = await received(api, shopper, people.warehouse);
    const [marte, warehouse] = [await journey.sit(shopper.userId), await journey.sit(people.warehouse)];
    for (const seat of [marte, warehouse]) await seat.open(`/packages/${one['number']}`);
    await warehouse.press('holdPackage');
    await warehouse.page.getByRole('dialog').locator('select').selectOption('SUSPECTED_DROP_SHIPMENT');
    await warehouse.confirm('Put on hold');
    await marte.sees(marte.header('On hold'));
    await marte.sees(marte.page.getByText('possible drop shipment'));
    expect(marte.requests()).toEqual([]);
    await warehouse.header('On hold').waitFor();
    expect(await warehouse.page.locator('[data-move=shipPackage]').count()).toBe(0);
    warehouse.watch();
    await marte.press('resolveHoldPackage');
    await marte.page.getByRole('dialog').locator('select').first().selectOption('AIR');
    await marte.confirm('Choose air or sea and release');
    await marte.header('Received').waitFor();
    await warehouse.sees(warehouse.header('Received'));
    await warehouse.sees(warehouse.page.locator('[data-move=shipPackage]'));
    expect(warehouse.requests()).toEqual([]);
    await Promise.all([marte.leave(), warehouse.leave()]);
  });
});
