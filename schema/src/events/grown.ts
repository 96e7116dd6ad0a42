import type { Db } from '@sporbar/prisma/client.ts';

/**
 * Of these streams those that stand elsewhere than they were seen, and where; a stream without events stands at 0. What
 * stands still is not sent: every server asks this once a second, for all that anybody follows.
 */
export async function grownSince(db: Db, seen: ReadonlyMap<string, bigint>): Promise<Map<string, bigint>> {
  const ids = [...seen.keys()];
  const positions = [...seen.values()].map(String);
  const rows = await db.$queryRaw<{ id: string; last: bigint }[]>`
    SELECT known."id", COALESCE(s."last", 0) AS "last"
    FROM unnest(${ids}::text[], ${positions}::text[]::bigint[]) AS known("id", "position")
    LEFT JOIN "streams" s ON s."id" = known."id"
    WHERE COALESCE(s."last", 0) <> known."position"`;
  return new Map(rows.map(({ id, last }) => [id, last]));
}
