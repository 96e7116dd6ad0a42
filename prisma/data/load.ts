import type { Prisma } from '../generated/client/client.ts';
import type { Tx } from '../client.ts';
import { catalogue } from './catalogue.ts';
import { readPostcodes } from './postcodes.ts';
import { demoRegister } from './register.ts';

/**
 * Brings the catalogue, the price list, the tariffs, the postcodes and the demo's address register into the database.
 * Safe to run at every start: what describes the products is made as the data files say; amounts, postcodes and
 * addresses are only added where they are missing, so that what an agreement has changed stays changed.
 */
export async function loadReferenceData(db: Tx): Promise<void> {
  await loadProducts(db);
  await db.priceListEntry.createMany({ data: catalogue.prices, skipDuplicates: true });
  await db.tariff.createMany({ data: [...catalogue.tariffs], skipDuplicates: true });
  await addMissing(db, 'postcodes', [...readPostcodes('NO'), ...readPostcodes('SE')]);
  await addMissing(db, 'register_addresses', demoRegister());
}

async function loadProducts(db: Tx): Promise<void> {
  for (const { code, ...product } of catalogue.products) {
    await db.product.upsert({ where: { code }, create: { code, ...product }, update: product });
  }
  for (const attribute of catalogue.attributes) {
    const { productCode, key } = attribute;
    await db.productAttribute.upsert({ where: { productCode_key: { productCode, key } }, create: json(attribute), update: json(attribute) });
  }
  for (const addOn of catalogue.addOns) {
    const { productCode, code } = addOn;
    await db.productAddOn.upsert({ where: { productCode_code: { productCode, code } }, create: addOn, update: addOn });
  }
}

const json = <T extends { names: object }>(row: T): Omit<T, 'names'> & { names: Prisma.InputJsonObject } => ({
  ...row,
  names: row.names as Prisma.InputJsonObject,
});

/** Twenty thousand rows in one statement: the database reads them out of one JSON text. */
async function addMissing(db: Tx, table: 'postcodes' | 'register_addresses', rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ');
  await db.$executeRawUnsafe(
    `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json) ON CONFLICT DO NOTHING`,
    JSON.stringify(rows),
  );
}
