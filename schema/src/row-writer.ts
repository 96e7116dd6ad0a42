import type { Tx } from '@sporbar/prisma/client.ts';

// Rows travel as JSON and take the table's own types in the database: one statement writes any table.

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const columnsOf = (values: Readonly<Record<string, unknown>>): string[] => Object.keys(values).filter((key) => values[key] !== undefined);

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
 * Sets the same values in several rows and raises their versions. Throws unless every row still has the status it was
 * read with: the row lock makes that certain, so a difference is a fault of ours.
 */
export async function updateRows(
  tx: Tx,
  table: string,
  ids: readonly string[],
  statusBefore: string | null,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = columnsOf(values);
  const sets = columns.map((name) => `${quoted(name)} = r.${quoted(name)}`);
  const count = await tx.$executeRawUnsafe(
    `UPDATE ${quoted(table)} t SET ${[...sets, '"version" = t."version" + 1'].join(', ')}
     FROM jsonb_populate_record(NULL::${quoted(table)}, $1::jsonb) r
     WHERE t."id" = ANY($2::text[]) AND ($3::text IS NULL OR t."status"::text = $3::text)`,
    JSON.stringify(values),
    ids,
    statusBefore,
  );
  if (count !== ids.length) throw new Error(`${table}: ${count} of ${ids.length} rows were as read`);
}

export async function deleteRow(tx: Tx, table: string, id: string): Promise<void> {
  await tx.$executeRawUnsafe(`DELETE FROM ${quoted(table)} WHERE "id" = $1`, id);
}
