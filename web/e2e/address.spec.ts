import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('the address of an order line', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  const flat = async () => {
    const { db } = journey.desk.database;
    const unit = await db.registerUnit.findFirstOrThrow({ where: { apartmentNumber: 'H0202' }, include: { registerAddress: true } });
    const { street, houseNumber, houseLetter, postcode } = unit.registerAddress;
    return { unit, building: unit.registerAddress, typed: `${street} ${houseNumber}${houseLetter ?? ''}, ${postcode}` };
  };
  const newOrderPage = async () => {
    const seat = await journey.sit(journey.people.kari);
    await seat.open('/orders/new');
    await seat.page.locator('[data-step=parties]').click();
    const field = (name: string) => seat.page.locator(`input[name="/lines/0/address/${name}"]`);
    return { seat, page: seat.page, field };
  };

  it('ADR-03 offers each door of a building as a row, with its access line number, and fills in the one that is chosen', async () => {
    const { unit, building, typed } = await flat();
    const { seat, page, field } = await newOrderPage();
    await page.getByRole('combobox', { name: 'Country' }).first().selectOption(building.country);
    await page.getByRole('combobox', { name: 'Find the address' }).pressSequentially(typed);
    const row = page.getByRole('option').filter({ hasText: `access line ${unit.accessLineNumber}` });
    await row.click();
    await page.getByTestId('zone').waitFor();
    const filled = async (name: string) => field(name).inputValue();
    expect([await filled('floor'), await filled('entrance'), await filled('apartmentNumber')]).toEqual([
      unit.floor,
      unit.entrance,
      'H0202',
    ]);
    expect(await page.getByTestId('zone').textContent()).toContain(`zone ${building.accessZone}`);
    await seat.leave();
  });

  it('ADR-02 warns of a PO box while it is typed, before anything is sent', async () => {
    const { seat, page, field } = await newOrderPage();
    await field('street').fill('Postboks 12');
    await page.locator('form').getByText('A PO box cannot be connected to the network.').waitFor();
    expect(await journey.desk.database.db.order.count()).toBe(0);
    await seat.leave();
  });

  it('ADR-08 uses what the access line number fetches after the tick and not before', async () => {
    const { unit, building } = await flat();
    const { seat, page, field } = await newOrderPage();
    await page.locator('[data-step=product]').click();
    await page.locator('[data-product=WHOLESALE_ADSL_SHARED] input').check();
    await page.locator('[data-step=parties]').click();
    await page.locator('input[name="/lines/0/fetched/accessLineNumber"]').fill(unit.accessLineNumber ?? '');
    await page.getByRole('button', { name: 'Fetch', exact: true }).click();
    const tick = page.getByRole('checkbox', { name: /^Verified/ });
    await tick.waitFor();
    const before = await field('street').inputValue();
    await tick.check();
    expect([before, await field('street').inputValue(), await field('apartmentNumber').inputValue()]).toEqual([
      '',
      building.street,
      'H0202',
    ]);
    await seat.leave();
  });
});

describe('an address register that is away', () => {
  let journey: Journey;
  beforeAll(async () => {
    const away = (): Promise<never> => Promise.reject(new Error('The address register is down.'));
    journey = await openJourney({ addressRegister: { search: away, cityFor: away, find: away } });
  });
  afterAll(() => journey.close());

  it('G-03 is told as such, and what was typed stays', async () => {
    const seat = await journey.sit(journey.people.kari);
    await seat.open('/orders/new');
    await seat.page.locator('[data-step=parties]').click();
    const street = seat.page.locator('input[name="/lines/0/address/street"]');
    await street.fill('Kirkeveien');
    await seat.page.getByRole('combobox', { name: 'Find the address' }).pressSequentially('kirke');
    await seat.page.getByText('The address register does not answer just now.').first().waitFor();
    expect(await street.inputValue()).toBe('Kirkeveien');
    await seat.leave();
  });
});
