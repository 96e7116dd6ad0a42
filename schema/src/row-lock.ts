import type { Tx } from '@sporbar/prisma/client.ts';

export interface Lock {
  readonly table: string;
  readonly id: string;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Takes the row's lock; everything below the header waits for it (design: one lock an aggregate). */
export async function lockRow(tx: Tx, table: string, id: string): Promise<boolean> {
  const rows = await tx.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${quoted(table)} WHERE "id" = $1 FOR UPDATE`, id);
  return rows.length === 1;
}
