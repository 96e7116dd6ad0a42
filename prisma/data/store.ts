import type { Tx } from '../client.ts';

/** The tables that describe the world, not what anybody did in it. */
export type ReferenceTable =
  | 'products'
  | 'product_attributes'
  | 'product_add_ons'
  | 'price_list'
  | 'tariffs'
  | 'postcodes'
  | 'register_addresses'
  | 'register_units'
  | 'exchanges'
  | 'coverage'
  | 'reaches'
  | 'access_lines'
  | 'calendars'
  | 'calendar_windows'
  | 'calendar_areas'
  | 'calendar_exceptions'
  | 'number_series'
  | 'routing_versions'
  | 'routing_rules';

/**
 * All rows of a table in one statement, which the database reads out of one JSON text: twenty thousand take less than a
 * second. A row that is there already, by `key`, is made like ours; with KEEP it stays as it is.
 */
export async function store(db: Tx, table: ReferenceTable, rows: readonly object[], key: readonly string[] | 'KEEP'): Promise<void> {
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
