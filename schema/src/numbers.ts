import type { Tx } from '@sporbar/prisma/client.ts';

/** The next number of a sequence, as people read it aloud: "O-10001". */
export async function nextNumber(tx: Tx, prefix: string, sequence: string): Promise<string> {
  const [row] = await tx.$queryRawUnsafe<{ n: bigint }[]>(`SELECT nextval($1::regclass) AS n`, `"${sequence}"`);
  return `${prefix}-${row?.n}`;
}
