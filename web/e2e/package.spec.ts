import { booked, done, foundShopper, freshNumber, moved, received, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

const LARGEST = 5_242_880;

/** A PDF of that many bytes. */
const pdf = (size: number) => ({
  name: 'kvittering.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, 0x20)]),
});

describe('shopping in the US', () => {
  let journey: Journey;
  let shopper: Shopper;
  beforeAll(async () => {
    journey = await openJourney();
    shopper = await foundShopper(journey.desk, 'marte');
  });
  afterAll(() => journey.close());

  it('J-10 one booking of two packages is made on one form', async () => {
    const { desk } = journey;
    const actor = await journey.sit(shopper.userId);
    await actor.open('/packages/new');
    await actor.page.locator('input[name=mode][value=AIR]').check();
    await actor.page.locator('input[name=sellerName]').fill('Book Barn');
    await actor.page.getByRole('button', { name: 'Add package' }).click();
    for (const index of [0, 1]) {
      await actor.page.locator(`textarea[name="/packages/${index}/trackingNumbers"]`).fill(freshNumber());
      await actor.page.locator(`textarea[name="/packages/${index}/contents"]`).fill('Books');
      await actor.page.locator(`input[name="/packages/${index}/declaredValue"]`).fill('80');
    }
    await actor.page.getByRole('button', { name: 'Book', exact: true }).click();
    await actor.header('Booked').waitFor();
    await actor.page
      .getByText('Upload receipt')
      .or(actor.page.getByRole('group', { name: 'Upload receipt' }))
      .first()
      .waitFor();
    expect(await desk.database.db.package.count({ where: { sellerName: 'Book Barn', status: 'BOOKED' } })).toBe(2);
    await actor.leave();
  });

  it('J-10 a receipt of one byte too many is refused, one of 5,242,880 bytes takes the badge away, live', async () => {
    const { api } = journey;
    const one = await booked(api, shopper);
    const [actor, watcher] = [await journey.sit(shopper.userId), await journey.sit(shopper.userId)];
    await actor.open(`/packages/${one['number']}`);
    await watcher.open(`/packages/${one['number']}`);
    const missing = 'The purchase receipt is missing';
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

  it('J-10 a package to be kept is received as STANDBY, and its customer releases it', async () => {
    const { api, people } = journey;
    const one = await received(api, shopper, people.warehouse, { standby: true });
    const [actor, watcher] = [await journey.sit(shopper.userId), await journey.sit(shopper.userId)];
    await actor.open(`/packages/${one['number']}`);
    await watcher.open(`/packages/${one['number']}`);
    await watcher.sees(watcher.header('Standby'));
    await actor.page.getByRole('button', { name: 'Release', exact: true }).click();
    await actor.header('Received').waitFor();
    await watcher.sees(watcher.header('Received'));
    expect(watcher.requests()).toEqual([]);
    await Promise.all([actor.leave(), watcher.leave()]);
  });

  it('J-11 a package nobody booked appears, is told what it is, and is RECEIVED', async () => {
    const { api, people } = journey;
    const answer = await done(api, people.warehouse, 'registerUnbookedPackage', {
      suiteNumber: shopper.suiteNumber,
      trackingNumber: freshNumber(),
    });
    const actor = await journey.sit(shopper.userId);
    await actor.open(`/packages/${answer['package'].number}`);
    await actor.header('Received package not booked').waitFor();
    await actor.press('resolveUnbookedPackage');
    const form = actor.page.getByRole('dialog');
    await form.getByLabel('Freight').or(form.locator('select')).first().selectOption('SEA');
    await form.locator('textarea').first().fill('A lamp');
    await form.locator('input[inputmode=decimal]').fill('40');
    await actor.confirm('Tell us what it is');
    await actor.header('Received').waitFor();
    await actor.leave();
  });

  it('J-11 a package on hold says why, live, and choosing AIR releases it', async () => {
    const { api, people } = journey;
    const one = await received(api, shopper, people.warehouse);
    const [actor, watcher] = [await journey.sit(shopper.userId), await journey.sit(shopper.userId)];
    await watcher.open(`/packages/${one['number']}`);
    await moved(api, people.warehouse, one['id'], 'holdPackage', { holdReason: 'SUSPECTED_DROP_SHIPMENT' });
    await watcher.sees(watcher.header('On hold'));
    await watcher.sees(watcher.page.getByText('possible drop shipment'));
    await actor.open(`/packages/${one['number']}`);
    await actor.press('resolveHoldPackage');
    await actor.page.getByRole('dialog').locator('select').first().selectOption('AIR');
    await actor.confirm('Choose air or sea and release');
    await actor.header('Received').waitFor();
    await watcher.sees(watcher.header('Received'));
    expect(watcher.requests()).toEqual([]);
    await Promise.all([actor.leave(), watcher.leave()]);
  });
});
