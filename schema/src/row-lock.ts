import type { Tx } from '@sporbar/prisma/client.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Takes the row's lock; everything below the header waits for it (design: one lock an aggregate). */
export async function lockRow(tx: Tx, table: string, id: string): Promise<boolean> {
  const rows = await tx.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${quoted(table)} WHERE "id" = $1 FOR UPDATE`, id);
  return rows.length === 1;
}

export async function lineStatuses(tx: Tx, table: string, key: string, headerId: string): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ status: string }[]>(
    `SELECT "status"::text AS status FROM ${quoted(table)} WHERE ${quoted(key)} = $1`,
    headerId,
  );
  return rows.map((row) => row.status);
}
