import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing.ts';
import { loadReferenceData } from './load.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('embedded');
  await loadReferenceData(database.db);
});
afterAll(() => database.close());

it('adds nothing the second time and keeps an amount that an agreement changed', async () => {
  const { db } = database;
  const counts = async () =>
    Promise.all([
      db.product.count(),
      db.productAttribute.count(),
      db.productAddOn.count(),
      db.priceListEntry.count(),
      db.postcode.count(),
      db.registerAddress.count(),
    ]);
  const before = await counts();
  await db.tariff.update({ where: { code_currency: { code: 'CLEARANCE_SERVICE', currency: 'NOK' } }, data: { amountMinor: 1 } });
  await loadReferenceData(db);
  expect(await counts()).toEqual(before);
  expect(await db.tariff.findUnique({ where: { code_currency: { code: 'CLEARANCE_SERVICE', currency: 'NOK' } } })).toMatchObject({
    amountMinor: 1,
  });
});

it('brings a product back to what the catalogue says', async () => {
  const { db } = database;
  await db.product.update({ where: { code: 'SHDSL' }, data: { leadTimeDays: 1 } });
  await loadReferenceData(db);
  expect((await db.product.findUniqueOrThrow({ where: { code: 'SHDSL' } })).leadTimeDays).toBe(15);
});
