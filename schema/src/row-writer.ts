import type { Tx } from '@sporbar/prisma/client.ts';
import type { Rider } from './rider.ts';

// Rows travel as JSON and take the table's own types in the database: one statement writes any table.

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const columnsOf = (values: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(values).filter((key) => values[key] !== undefined);

/** Inserts rows of one shape. */
export async function insertRows(tx: Tx, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = columnsOf(first).map(quoted).join(', ');
  await tx.$executeRawUnsafe(
    `INSERT INTO ${quoted(table)} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${quoted(table)}, $1::jsonb)`,
    JSON.stringify(rows),
  );
}

/**
 * Sets the same values in several rows and raises their versions: a fault unless every row still has the status it was
 * read with, since the row lock makes that certain.
 */
export function updateOfRows(
  table: string,
  ids: readonly string[],
  statusBefore: string | null,
  values: Readonly<Record<string, unknown>>,
): Rider {
  const sets = columnsOf(values).map((name) => `${quoted(name)} = r.${quoted(name)}`);
  const [only, ...others] = ids;
  // Known by name, a statement is planned for any list there could be: for a list a table of some pages is looked through, for an id never.
  const isOne = only !== undefined && others.length === 0;
  return {
    text: (first) =>
      `UPDATE ${quoted(table)} t SET ${[...sets, '"version" = t."version" + 1'].join(', ')}
     FROM jsonb_populate_record(NULL::${quoted(table)}, $${first}::jsonb) r
     WHERE t."id" = ${isOne ? `$${first + 1}` : `ANY($${first + 1}::text[])`} AND ($${first + 2}::text IS NULL OR t."status"::text = $${first + 2}::text) RETURNING 1`,
    values: [JSON.stringify(values), isOne ? only : ids, statusBefore],
    rows: ids.length,
    table,
  };
}

/** The same, where each row has values of its own: as many rows as it may be, one statement. All name the same columns. */
export function updateOfEach(
  table: string,
  statusBefore: string | null,
  rows: readonly { readonly id: string; readonly values: Readonly<Record<string, unknown>> }[],
): Rider {
  const sets = columnsOf(rows[0]?.values ?? {}).map((name) => `${quoted(name)} = r.${quoted(name)}`);
  return {
    text: (first) =>
      `UPDATE ${quoted(table)} t SET ${[...sets, '"version" = t."version" + 1'].join(', ')}
     FROM jsonb_populate_recordset(NULL::${quoted(table)}, $${first}::jsonb) r
     WHERE t."id" = r."id" AND ($${first + 1}::text IS NULL OR t."status"::text = $${first + 1}::text) RETURNING 1`,
    values: [JSON.stringify(rows.map(({ id, values }) => ({ ...values, id }))), statusBefore],
    rows: rows.length,
    table,
  };
}

export async function deleteRow(tx: Tx, table: string, id: string): Promise<void> {
  await tx.$executeRawUnsafe(`DELETE FROM ${quoted(table)} WHERE "id" = $1`, id);
}
