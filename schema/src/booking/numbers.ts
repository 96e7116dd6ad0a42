import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { Country } from '@sporbar/prisma/generated/client/enums.ts';
import { Refused } from '../refusals.ts';
import type { Rider } from '../rider.ts';
import { noBooking } from './booking.refusals.ts';

/** As people dial it at home. */
const written = (country: Country, number: bigint): string => (country === 'SE' ? `0${number}` : `${number}`);

/** B-05, CAT-12: gives a line so many numbers, keeping those it has. Nobody else gets them; none is given twice. */
export async function giveNumbers(tx: Tx, orderLineId: string, country: Country, count: number): Promise<string[]> {
  const held = await tx.numberReservation.findMany({ where: { orderLineId }, select: { number: true }, orderBy: { number: 'asc' } });
  const kept = held.slice(0, count).map(({ number }) => number);
  const freed = held.slice(count).map(({ number }) => number);
  if (freed.length > 0) await tx.numberReservation.updateMany({ where: { number: { in: freed } }, data: { orderLineId: null } });
  const missing = count - kept.length;
  if (missing === 0) return kept;
  const used = await usedBefore(tx, orderLineId, country, missing);
  const fresh = await neverUsed(tx, orderLineId, country, missing - used.length);
  return [...kept, ...used, ...fresh].toSorted((a, b) => a.localeCompare(b));
}

/** Numbers that somebody has given back. Those another is just taking are passed over. */
async function usedBefore(tx: Tx, orderLineId: string, country: Country, count: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ number: string }[]>`
    UPDATE "number_reservations" SET "orderLineId" = ${orderLineId}
    WHERE "number" IN (
      SELECT r."number" FROM "number_reservations" r JOIN "number_series" s ON s."code" = r."seriesCode"
      WHERE s."country" = ${country}::"Country" AND r."orderLineId" IS NULL AND r."fixedAt" IS NULL
      ORDER BY r."number" LIMIT ${count} FOR UPDATE OF r SKIP LOCKED)
    RETURNING "number"`;
  return rows.map(({ number }) => number);
}

async function neverUsed(tx: Tx, orderLineId: string, country: Country, count: number): Promise<string[]> {
  if (count === 0) return [];
  const [series] = await tx.$queryRaw<{ code: string; first: bigint }[]>`
    UPDATE "number_series" SET "next" = "next" + ${count}
    WHERE "code" = (SELECT "code" FROM "number_series" WHERE "country" = ${country}::"Country" AND "next" + ${count} - 1 <= "last"
                    ORDER BY "code" LIMIT 1 FOR UPDATE)
    RETURNING "code", "next" - ${count} AS first`;
  if (series === undefined) throw new Refused([noBooking.noNumberLeft('/numbers')]);
  const numbers = Array.from({ length: count }, (_, index) => written(country, BigInt(series.first) + BigInt(index)));
  await tx.numberReservation.createMany({ data: numbers.map((number) => ({ number, seriesCode: series.code, orderLineId })) });
  return numbers;
}

/** B-05: numbers that were kept with an appointment are free again. */
export const numbersGivenBack = (numbers: readonly string[]): Rider => ({
  table: 'number_reservations',
  rows: numbers.length,
  values: [numbers],
  text: (first) => `UPDATE "number_reservations" SET "orderLineId" = NULL WHERE "number" = ANY($${first}::text[]) RETURNING 1`,
});

const endedWithout = ['CANCELLED', 'REJECTED', 'DUPLICATE'] as const;

/** B-05: a line that ended without being delivered keeps no numbers, whatever became of its visits. Answers how many were freed. */
export async function freeForgottenNumbers({ db }: { readonly db: Db }): Promise<number> {
  const held = await db.numberReservation.findMany({
    where: { orderLineId: { not: null }, fixedAt: null },
    select: { number: true, orderLineId: true },
  });
  if (held.length === 0) return 0;
  const ended = await db.orderLine.findMany({
    where: { id: { in: held.flatMap(({ orderLineId }) => orderLineId ?? []) }, status: { in: [...endedWithout] } },
    select: { id: true },
  });
  if (ended.length === 0) return 0;
  const where = { fixedAt: null, orderLineId: { in: ended.map(({ id }) => id) } };
  return (await db.numberReservation.updateMany({ where, data: { orderLineId: null } })).count;
}

/** B-05, CAT-14: what was delivered has its number for good. Answers the first; null where none was reserved. */
export async function fixNumbers(tx: Tx, orderLineId: string, now: Date): Promise<string | null> {
  const held = await tx.numberReservation.findMany({ where: { orderLineId }, select: { number: true }, orderBy: { number: 'asc' } });
  if (held.length === 0) return null;
  await tx.numberReservation.updateMany({ where: { orderLineId }, data: { fixedAt: now } });
  return held[0]?.number ?? null;
}
