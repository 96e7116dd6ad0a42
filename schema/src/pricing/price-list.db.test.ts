import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { openTestDatabase, type TestDatabase } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { priceListEngine } from './price-engine.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('embedded');
  await loadReferenceData(database.db);
});
afterAll(() => database.close());

it('Q-04 Q-28 finds the price of product, speed and currency in the price list', async () => {
  const engine = priceListEngine(database.db);
  const request = { productCode: 'LEASED_LINE_34M', speedKbps: 34000, distanceMetres: 2400, currency: 'SEK' };
  expect(await engine.price(request)).toEqual({
    found: true,
    currency: 'SEK',
    rentalMinor: 14_900_00 + 3 * 590_00,
    establishmentMinor: 29_000_00,
  });
});

it('Q-07 finds no price for what is not on the list', async () => {
  const engine = priceListEngine(database.db);
  const circuit = { distanceMetres: 2400, currency: 'NOK' };
  expect(await engine.price({ ...circuit, productCode: 'LEASED_LINE_LOW', speedKbps: 2047 })).toEqual({ found: false });
  expect(await engine.price({ ...circuit, productCode: 'LEASED_LINE_OTHER', speedKbps: 1_000_000 })).toEqual({ found: false });
  expect(await engine.price({ ...circuit, productCode: 'LEASED_LINE_LOW', speedKbps: null })).toEqual({ found: false });
});
