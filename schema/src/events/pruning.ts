import type { Context } from '../context.ts';

/** How long an event can be resumed from. The log itself is kept for ever. */
export const deliveryDays = 30;

const mostAtOnce = 5_000;

/**
 * Takes the beginning of each stream out of the delivery index, as far as it is older than `deliveryDays`. What remains
 * has no gap, so a cursor that points before it is known to be expired. Answers how many were taken out.
 */
export async function pruneDeliveries({ db, clock }: Context): Promise<number> {
  const keptFrom = new Date(clock.now().getTime() - deliveryDays * 86_400_000);
  let pruned = 0;
  for (const { id } of await db.stream.findMany({ select: { id: true } })) {
    for (let count = mostAtOnce; count === mostAtOnce; pruned += count) {
      count = await db.$executeRaw`
        DELETE FROM "deliveries" WHERE "stream" = ${id} AND "number" IN (
          SELECT "number" FROM "deliveries" WHERE "stream" = ${id} AND "number" < COALESCE((
            SELECT d."number" FROM "deliveries" d JOIN "status_events" e ON e."id" = d."eventId"
            WHERE d."stream" = ${id} AND e."at" >= ${keptFrom} ORDER BY d."number" LIMIT 1
          ), 9223372036854775807) ORDER BY "number" LIMIT ${mostAtOnce})`;
    }
  }
  return pruned;
}
