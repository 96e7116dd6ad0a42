import type { Db, Tx } from '@sporbar/prisma/client.ts';
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
export const numberCarrierEvents = (parts: Parts): Promise<number> => numberBatch(parts, ifFree);

/** The same for who must not go on before what is committed by now has its number, whoever gives it. */
export async function numberAllCommitted(parts: Parts): Promise<void> {
  while ((await numberBatch(parts, whenFree)) > 0);
}

async function numberBatch({ db, wakeups }: Parts, hold: Hold): Promise<number> {
  const numbered = await db.$transaction(async (tx) => ((await hold(tx)) ? tx.$executeRawUnsafe(numberSql, carrierStream) : 0));
  if (numbered > 0) wakeups.wake([carrierStream]);
  return numbered;
}

type Hold = (tx: Tx) => Promise<boolean>;

const ifFree: Hold = async (tx) => {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(${lockKey}::bigint) AS held`;
  return lock?.held === true;
};

/** The statement after it sees what the one who held it before has numbered. */
const whenFree: Hold = async (tx) => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockKey}::bigint)`;
  return true;
};

const numberSql = `
WITH batch AS (
  DELETE FROM "desk_outbox" WHERE "eventId" IN (SELECT "eventId" FROM "desk_outbox" ORDER BY "eventId" LIMIT 1000) RETURNING "eventId"
), counted AS (SELECT count(*)::bigint AS n FROM batch),
counter AS (
  INSERT INTO "streams" ("id", "last") SELECT $1, n FROM counted WHERE n > 0
  ON CONFLICT ("id") DO UPDATE SET "last" = "streams"."last" + EXCLUDED."last" RETURNING "last"
)
INSERT INTO "deliveries" ("stream", "number", "eventId")
SELECT $1, counter."last" - counted.n + row_number() OVER (ORDER BY batch."eventId"), batch."eventId" FROM batch CROSS JOIN counted CROSS JOIN counter`;
