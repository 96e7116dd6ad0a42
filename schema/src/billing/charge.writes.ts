import type { Tx } from '@sporbar/prisma/client.ts';
import { newId } from '../ids.ts';
import { lineReferenceOf, type LineState, type OrderState } from '../orders/order.state.ts';
import type { Rider } from '../rider.ts';
import { dateOf } from '../time.ts';
import { firstPeriod, givenBack, whole, type ChargeDraft, type Charged } from './charge.rules.ts';

const columns =
  '"id", "once", "kind", "organisationId", "productCode", "reference", "orderLineId", "installedProductId", "periodFrom", "periodTo"';
const typed = `"id" text, "once" text, "kind" text, "organisationId" text, "productCode" text, "reference" text, "orderLineId" text,
  "installedProductId" text, "periodFrom" text, "periodTo" text, "amount" int, "currency" text, "tariff" text, "days" int, "of" int`;

/**
 * Writes charges, each with what the quote or else the agreement asks, in the currency of the agreement. One statement; a
 * second charge for the same cause is a fault of ours and undoes the whole transaction.
 */
export function charged(drafts: readonly ChargeDraft[], at: Date): Rider[] {
  if (drafts.length === 0) return [];
  const rows = drafts.map(({ price, share, ...draft }) => ({
    id: newId('InvoiceCharge'),
    ...draft,
    amount: price?.amountMinor ?? null,
    currency: price?.currency.trim() ?? null,
    ...share,
  }));
  return [
    {
      table: 'invoice_charges',
      rows: rows.length,
      charges: rows.map(({ id }) => id),
      values: [JSON.stringify(rows), dateOf(at), at.toISOString()],
      text: (first) =>
        `INSERT INTO "invoice_charges" (${columns}, "amountMinor", "currency", "incurredOn", "createdAt")
         SELECT ${columns
           .replace('"kind"', '"kind"::"ChargeKind"')
           .split(', ')
           .map((column) => `r.${column}`)
           .join(', ')},
           round(coalesce(CASE WHEN r."currency" = o."currency" THEN r."amount" END, t."amountMinor")::numeric * r."days" / r."of")::int,
           o."currency", $${first + 1}::text, $${first + 2}::text::timestamptz
         FROM jsonb_to_recordset($${first}::jsonb) AS r(${typed})
         JOIN "organisations" o ON o."id" = r."organisationId"
         LEFT JOIN "tariffs" t ON t."code" = r."tariff" AND t."currency" = o."currency"
         RETURNING 1`,
    },
  ];
}

interface Subject {
  readonly order: OrderState;
  readonly line: LineState;
}

const aboutLine = ({ order, line }: Subject, productCode: string) => ({
  organisationId: order.organisationId,
  productCode,
  reference: lineReferenceOf(order, line),
  orderLineId: line.id,
});

const quoted = (line: LineState, amountMinor: number | null): ChargeDraft['price'] =>
  amountMinor === null || line.currency === null ? null : { amountMinor, currency: line.currency };

/** What a delivered product costs: its establishment, and its rental to the end of the month. */
export function deliveryCharges(subject: Subject, productCode: string, installedProductId: string, at: Date): Rider[] {
  const { line } = subject;
  const common = { ...aboutLine(subject, productCode), installedProductId };
  const { periodFrom, periodTo, share } = firstPeriod(dateOf(at));
  return charged(
    [
      {
        ...common,
        once: `${line.id} ESTABLISHMENT`,
        kind: 'ESTABLISHMENT',
        price: quoted(line, line.establishmentMinor),
        tariff: `ESTABLISHMENT_${productCode}`,
        share: whole,
        ...{ periodFrom: null, periodTo: null },
      },
      {
        ...common,
        once: `${installedProductId} RENTAL ${periodFrom}`,
        kind: 'RENTAL',
        price: quoted(line, line.rentalMinor),
        tariff: `RENTAL_${productCode}`,
        ...{ share, periodFrom, periodTo },
      },
    ],
    at,
  );
}

const once = (
  subject: Subject,
  kind: 'CANCELLATION' | 'WASTED_VISIT',
  { cause, tariff }: { cause: string; tariff: string },
): ChargeDraft => ({
  ...aboutLine(subject, subject.line.productCode ?? ''),
  once: `${cause} ${kind}`,
  kind,
  installedProductId: subject.line.installedProductId,
  price: null,
  tariff,
  share: whole,
  ...{ periodFrom: null, periodTo: null },
});

/** M-08, M-15: the fee of a cancellation where work had begun, and nothing where it had not. */
export const cancellationCharge = (subject: Subject, tier: 'NONE' | 'WORK_STARTED' | 'WORK_COMPLETED', at: Date): Rider[] =>
  tier === 'NONE' ? [] : charged([once(subject, 'CANCELLATION', { cause: subject.line.id, tariff: `CANCELLATION_${tier}` })], at);

/** M-22: a visit that met a closed door, where it is charged. */
export const wastedVisitCharge = (subject: Subject, appointmentId: string, at: Date): Rider[] =>
  charged([once(subject, 'WASTED_VISIT', { cause: appointmentId, tariff: 'WASTED_VISIT' })], at);

interface Ending {
  readonly id: string;
  readonly organisationId: string;
  readonly productCode: string;
  readonly circuitNumber: string | null;
}

/** TER-04: rental that was charged for days from the end on is given back to whose the product was. */
export async function endingCharges(tx: Tx, product: Ending, endsOn: string, at: Date): Promise<Rider[]> {
  const { id, circuitNumber } = product;
  const where = { installedProductId: id, kind: 'RENTAL' as const, periodTo: { gte: endsOn } };
  const select = { amountMinor: true, currency: true, periodFrom: true, periodTo: true };
  const beyond = await tx.invoiceCharge.findMany({ where, select, orderBy: { periodFrom: 'asc' } });
  return charged(givenBack({ ...product, reference: circuitNumber ?? id }, beyond as Charged[], endsOn), at);
}
