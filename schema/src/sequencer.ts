import type { Db } from '@sporbar/prisma/client.ts';
import { carrierStream } from './cursor.ts';
import type { Wakeups } from './wakeups.ts';

/** What a writer wakes when it has committed something the carrier may see: whoever numbers waits for it. */
export const numberingDue = 'tick:numbering';

const lockKey = 7_101_965;

interface Parts {
  readonly db: Db;
  readonly wakeups: Wakeups;
}

/**
 * Numbers committed events for the carrier's stream and wakes its readers. No order transaction takes a counter that
 * organisations share; whoever holds the advisory lock numbers what has been committed, in an order that keeps each
 * organisation's own. Answers how many were numbered; 0 also when somebody else is at it.
 */
export async function numberCarrierEvents({ db, wakeups }: Parts): Promise<number> {
  const numbered = await db.$executeRawUnsafe(
    `WITH hold AS MATERIALIZED (SELECT pg_try_advisory_xact_lock($2::bigint) AS held),
    ${numberSql('AND (SELECT held FROM hold)')}`,
    carrierStream,
    lockKey,
  );
  if (numbered > 0) wakeups.wake([carrierStream]);
  return numbered;
}

/** The same for who must not go on before what is committed by now has its number, whoever gives it. */
export async function numberAllCommitted({ db, wakeups }: Parts): Promise<void> {
  for (let numbered = 1; numbered > 0;) {
    numbered = await db.$transaction(async (tx) => {
      // The statement after it sees what the one who held it before has numbered.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockKey}::bigint)`;
      return tx.$executeRawUnsafe(`WITH ${numberSql()}`, carrierStream);
    });
    if (numbered > 0) wakeups.wake([carrierStream]);
  }
}

/**
 * With the lock taken in the same statement, rows may be looked at as they stood before the one who held it last: what
 * that one has numbered is gone then, and skipped, and of an organisation's events never a later one is seen without the earlier.
 */
const numberSql = (condition = ''): string => `batch AS (
  DELETE FROM "desk_outbox" WHERE "eventId" IN (SELECT "eventId" FROM "desk_outbox" ORDER BY "eventId" LIMIT 1000) ${condition} RETURNING "eventId"
), counted AS (SELECT count(*)::bigint AS n FROM batch),
counter AS (
  INSERT INTO "streams" ("id", "last") SELECT $1, n FROM counted WHERE n > 0
  ON CONFLICT ("id") DO UPDATE SET "last" = "streams"."last" + EXCLUDED."last" RETURNING "last"
)
INSERT INTO "deliveries" ("stream", "number", "eventId")
SELECT $1, counter."last" - counted.n + row_number() OVER (ORDER BY batch."eventId"), batch."eventId" FROM batch CROSS JOIN counted CROSS JOIN counter`;
