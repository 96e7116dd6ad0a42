import type { Tx } from '@sporbar/prisma/client.ts';
import { Prisma, type RegisterAddress } from '@sporbar/prisma/generated/client/client.ts';

type Rows = readonly RegisterAddress[];

interface Waiting {
  readonly statement: Prisma.Sql;
  readonly found: (rows: Rows) => void;
  readonly failed: (error: unknown) => void;
}

/** More at once would only make the statement long. */
const mostTogether = 50;

/**
 * Searches that are asked for in the same turn of the event loop are one statement: fifty lines with an address each cost
 * as many as one. Each gets its own rows, in its own order.
 */
export function gatheredSearch(db: Tx): (statement: Prisma.Sql) => Promise<Rows> {
  let waiting: Waiting[] = [];
  const ask = (): void => {
    const asked = waiting;
    waiting = [];
    for (let from = 0; from < asked.length; from += mostTogether) void answer(db, asked.slice(from, from + mostTogether));
  };
  return (statement) =>
    new Promise((found, failed) => {
      waiting.push({ statement, found, failed });
      if (waiting.length === 1) setImmediate(ask);
    });
}

async function answer(db: Tx, asked: readonly Waiting[]): Promise<void> {
  try {
    const rows = await db.$queryRaw<(RegisterAddress & { nth: number; place: bigint })[]>(
      together(asked.map(({ statement }) => statement)),
    );
    const byQuery = Map.groupBy(rows, ({ nth }) => nth);
    asked.forEach(({ found }, nth) => found((byQuery.get(nth) ?? []).map(({ nth: _nth, place: _place, ...row }) => row)));
  } catch (error) {
    asked.forEach(({ failed }) => failed(error));
  }
}

function together(statements: readonly Prisma.Sql[]): Prisma.Sql {
  const numbered = statements.map(
    (statement, nth) => Prisma.sql`SELECT ${nth}::int AS "nth", row_number() OVER () AS "place", hits.* FROM (${statement}) AS hits`,
  );
  return Prisma.sql`${Prisma.join(numbered, ' UNION ALL ')} ORDER BY "nth", "place"`;
}
