import type { Tx } from '../client.ts';
import { catalogue } from './catalogue.ts';
import { demoNetwork } from './coverage.ts';
import { readPostcodes } from './postcodes.ts';
import { demoRegister } from './register.ts';

/**
 * Brings the catalogue, the price list, the tariffs, the postcodes, the demo's address register and its copper network into the database.
 * Safe to run at every start: what describes the products is made as the data files say; amounts, postcodes and
 * addresses are only added where they are missing, so that what an agreement has changed stays changed.
 */
export async function loadReferenceData(db: Tx): Promise<void> {
  await store(db, 'products', catalogue.products, ['code']);
  await store(db, 'product_attributes', catalogue.attributes, ['productCode', 'key']);
  await store(db, 'product_add_ons', catalogue.addOns, ['productCode', 'code']);
  await store(db, 'price_list', catalogue.prices, 'KEEP');
  await store(db, 'tariffs', catalogue.tariffs, 'KEEP');
  await store(db, 'postcodes', [...readPostcodes('NO'), ...readPostcodes('SE')], 'KEEP');
  const register = demoRegister();
  await store(db, 'register_addresses', register, 'KEEP');
  const network = demoNetwork(register);
  await store(db, 'exchanges', network.exchanges, 'KEEP');
  await store(db, 'coverage', network.coverage, 'KEEP');
  await store(db, 'reaches', network.reaches, 'KEEP');
  await store(db, 'access_lines', network.lines, 'KEEP');
}

type ReferenceTable =
  | 'products'
  | 'product_attributes'
  | 'product_add_ons'
  | 'price_list'
  | 'tariffs'
  | 'postcodes'
  | 'register_addresses'
  | 'exchanges'
  | 'coverage'
  | 'reaches'
  | 'access_lines';

/**
 * All rows of a table in one statement, which the database reads out of one JSON text: twenty thousand take less than a
 * second. A row that is there already, by `key`, is made like ours; with KEEP it stays as it is.
 */
async function store(db: Tx, table: ReferenceTable, rows: readonly object[], key: readonly string[] | 'KEEP'): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map(quoted);
  const change = key === 'KEEP' ? 'NOTHING' : `UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const conflict = key === 'KEEP' ? '' : `(${key.map(quoted).join(', ')})`;
  await db.$executeRawUnsafe(
    `INSERT INTO "${table}" (${columns.join(', ')})
     SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::"${table}", $1::json)
     ON CONFLICT ${conflict} DO ${change}`,
    JSON.stringify(rows),
  );
}

const quoted = (column: string): string => `"${column}"`;
