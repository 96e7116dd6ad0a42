import type { Context } from '../context.ts';
import { dateOf } from '../time.ts';
import { monthOf } from './charge.rules.ts';

/**
 * What is in operation is charged by the calendar month, in advance: each product once a month, from the day after what was
 * charged of it last. A product that a modification has turned into another pays by that from the next month on. Run again,
 * or by two servers at once, it charges nothing twice. What is being changed at the moment waits for the next time, so that
 * what ends gives back all that was charged of it (TER-04).
 */
export async function chargeRentals({ db, clock }: Context): Promise<number> {
  const now = clock.now();
  const today = dateOf(now);
  const { last } = monthOf(today);
  return db.$executeRaw`
    INSERT INTO "invoice_charges" ("id", "once", "kind", "organisationId", "productCode", "reference", "orderLineId", "installedProductId",
      "amountMinor", "currency", "periodFrom", "periodTo", "incurredOn", "createdAt")
    SELECT 'chg_' || replace(gen_random_uuid()::text, '-', ''), due."id" || ' RENTAL ' || due."from", 'RENTAL'::"ChargeKind", due."organisationId",
      due."productCode", coalesce(due."circuitNumber", due."id"), due."fromOrderLineId", due."id",
      (due."rental" * due."months")::int, due."currency", due."from", ${last}::text, ${today}::text, ${now.toISOString()}::text::timestamptz
    FROM (
      SELECT p.*, o."currency", (c."to"::date + 1)::text AS "from",
        coalesce(CASE WHEN l."productCode" = p."productCode" AND l."currency" = o."currency" THEN l."rentalMinor" END, t."amountMinor") AS "rental",
        (date_part('year', ${last}::date) - date_part('year', c."to"::date)) * 12
          + date_part('month', ${last}::date) - date_part('month', c."to"::date) AS "months"
      FROM "installed_products" p
      JOIN (SELECT "installedProductId", max("periodTo") AS "to" FROM "invoice_charges" WHERE "kind" = 'RENTAL' GROUP BY 1) c
        ON c."installedProductId" = p."id" AND c."to" < ${last}::text
      JOIN "organisations" o ON o."id" = p."organisationId"
      LEFT JOIN "order_lines" l ON l."id" = p."fromOrderLineId"
      LEFT JOIN "tariffs" t ON t."code" = 'RENTAL_' || p."productCode" AND t."currency" = o."currency"
      WHERE p."status" <> 'TERMINATED'
      FOR NO KEY UPDATE OF p SKIP LOCKED
    ) due
    ON CONFLICT ("once") DO NOTHING`;
}
