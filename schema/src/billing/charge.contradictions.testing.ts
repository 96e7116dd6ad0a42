import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { InvoiceCharge, StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import type { ChargeKind } from '@sporbar/prisma/generated/client/enums.ts';
import { addDays, dateOf, daysBetween } from '../time.ts';
import { monthOf } from './charge.rules.ts';

// What is to be billed, reckoned anew from what was done: from rows, their log, quotes and tariffs, and not by what writes charges.

/** A charge that there must be. */
interface Owed {
  readonly once: string;
  readonly kind: ChargeKind;
  readonly organisationId: string;
  readonly at: Date | undefined;
  /** Null where nobody names a price. */
  readonly amount: number | null;
  readonly period: readonly [from: string, to: string] | null;
}

type Facts = Awaited<ReturnType<typeof read>>;

const read = async (db: Tx) => ({
  charges: await db.invoiceCharge.findMany({ orderBy: { id: 'asc' } }),
  products: await db.installedProduct.findMany({ include: { fromOrderLine: true }, orderBy: { id: 'asc' } }),
  cancelled: await db.orderLine.findMany({
    where: { status: 'CANCELLED', cancelledBy: 'CUSTOMER', cancellationFeeTier: { not: 'NONE' } },
    include: { order: { select: { organisationId: true } } },
  }),
  wasted: await db.appointment.findMany({
    where: { wastedVisitCharged: true },
    include: { orderLine: { select: { order: { select: { organisationId: true } } } } },
  }),
  currencies: new Map((await db.organisation.findMany()).map(({ id, currency }) => [id, currency.trim()])),
  tariffs: new Map((await db.tariff.findMany()).map(({ code, currency, amountMinor }) => [`${code} ${currency.trim()}`, amountMinor])),
});

/**
 * M-08, M-22, TER-04, CAT-14: what was delivered, cancelled too late, visited in vain or ended is charged once, by the move
 * that did it, at its price and for its days; nothing else is.
 */
export async function inCharges(db: Tx, events: readonly StatusEvent[]): Promise<string[]> {
  const facts = await read(db);
  const when = (objectId: string, to: string) => events.findLast((event) => event.objectId === objectId && event.toStatus === to)?.at;
  const begun = (objectId: string) => events.find((event) => event.objectId === objectId)?.at;
  const owed = [...deliveries(facts, begun), ...fees(facts, when), ...endings(facts, when)];
  const charged = new Map(facts.charges.map((charge) => [charge.once, charge]));
  const known = new Set(owed.map(({ once }) => once));
  return [
    ...owed.flatMap((each) => differences(each, charged.get(each.once), facts)),
    ...facts.charges
      .filter((charge) => !known.has(charge.once) && !isLaterRental(charge))
      .map(({ once }) => `${once} is charged for nothing`),
    ...facts.products.flatMap((product) => inRentals(product, facts)),
  ];
}

const priceOf = ({ tariffs, currencies }: Facts, organisationId: string, tariff: string): number | null =>
  tariffs.get(`${tariff} ${currencies.get(organisationId)}`) ?? null;

/** Half a unit goes away from nothing, as the database has it. */
const part = (amount: number | null, days: number, of: number): number | null =>
  amount === null ? null : Math.sign(amount) * Math.round((Math.abs(amount) * days) / of);

type Product = Facts['products'][number];

/** What its line was quoted, else what the agreement says. */
const priced = (facts: Facts, { organisationId, fromOrderLine: line }: Product, kind: 'ESTABLISHMENT' | 'RENTAL', productCode: string) => {
  const quoted = kind === 'RENTAL' ? line?.rentalMinor : line?.establishmentMinor;
  const isQuoted = line?.productCode === productCode && line.currency?.trim() === facts.currencies.get(organisationId);
  return (isQuoted ? quoted : null) ?? priceOf(facts, organisationId, `${kind}_${productCode}`);
};

const deliveries = (facts: Facts, begun: (id: string) => Date | undefined): Owed[] =>
  facts.products.flatMap((product) => {
    const { id, organisationId, fromOrderLine: line } = product;
    const at = begun(id);
    if (line?.productCode == null || at === undefined) return [];
    const from = dateOf(at);
    const { first, last } = monthOf(from);
    const rental = part(priced(facts, product, 'RENTAL', line.productCode), daysBetween(from, last) + 1, daysBetween(first, last) + 1);
    const establishment = priced(facts, product, 'ESTABLISHMENT', line.productCode);
    const both = { organisationId, at };
    return [
      { ...both, once: `${line.id} ESTABLISHMENT`, kind: 'ESTABLISHMENT', amount: establishment, period: null },
      { ...both, once: `${id} RENTAL ${from}`, kind: 'RENTAL', amount: rental, period: [from, last] },
    ];
  });

type When = (objectId: string, to: string) => Date | undefined;

const fees = (facts: Facts, when: When): Owed[] => [
  ...facts.cancelled.map(({ id, cancellationFeeTier, order: { organisationId } }): Owed => ({
    once: `${id} CANCELLATION`,
    kind: 'CANCELLATION',
    organisationId,
    at: when(id, 'CANCELLED'),
    amount: priceOf(facts, organisationId, `CANCELLATION_${cancellationFeeTier}`),
    period: null,
  })),
  ...facts.wasted.map(
    ({
      id,
      orderLine: {
        order: { organisationId },
      },
    }): Owed => ({
      once: `${id} WASTED_VISIT`,
      kind: 'WASTED_VISIT',
      organisationId,
      at: when(id, 'FAILED'),
      amount: priceOf(facts, organisationId, 'WASTED_VISIT'),
      period: null,
    }),
  ),
];

const rentalsOf = ({ charges }: Facts, { id }: Pick<Product, 'id'>) =>
  charges
    .filter(({ kind, installedProductId }) => kind === 'RENTAL' && installedProductId === id)
    .sort((a, b) => ((a.periodFrom ?? '') < (b.periodFrom ?? '') ? -1 : 1));

/** What was charged from the last day on is given back. */
const endings = (facts: Facts, when: When): Owed[] =>
  facts.products.flatMap((product) => {
    const { id, organisationId, status, terminatesOn: end } = product;
    if (status !== 'TERMINATED' || end === null) return [];
    return rentalsOf(facts, product).flatMap(({ amountMinor, periodFrom, periodTo }): Owed[] => {
      if (periodFrom === null || periodTo === null || periodTo < end) return [];
      const from = periodFrom > end ? periodFrom : end;
      const share = [daysBetween(from, periodTo) + 1, daysBetween(periodFrom, periodTo) + 1] as const;
      const amount = part(amountMinor === null ? null : -amountMinor, ...share);
      return [
        {
          once: `${id} TERMINATION ${from}`,
          kind: 'TERMINATION',
          organisationId,
          at: when(id, 'TERMINATED'),
          amount,
          period: [from, periodTo],
        },
      ];
    });
  });

/** What billing has named on an invoice is named there. */
const isNamedByBilling = ({ invoicedIn }: InvoiceCharge, amount: number | null): boolean => amount === null && invoicedIn !== null;

function differences(owed: Owed, charge: InvoiceCharge | undefined, { currencies }: Facts): string[] {
  if (charge === undefined) return [`${owed.once} was never charged`];
  const { once, kind, organisationId, createdAt, incurredOn, amountMinor, currency, periodFrom, periodTo } = charge;
  const said: string[] = [];
  if (kind !== owed.kind || organisationId !== owed.organisationId) said.push(`${once} is charged as ${kind} to ${organisationId}`);
  if (owed.at === undefined || createdAt.getTime() !== owed.at.getTime() || incurredOn !== dateOf(owed.at))
    said.push(`${once} is charged at ${createdAt.toISOString()}, and its cause happened at ${owed.at?.toISOString()}`);
  if (amountMinor !== owed.amount && !isNamedByBilling(charge, owed.amount))
    said.push(`${once} is charged with ${amountMinor} and comes to ${owed.amount}`);
  if (currency.trim() !== currencies.get(organisationId)) said.push(`${once} is charged in ${currency}`);
  if (!isDeepStrictEqual([periodFrom, periodTo], owed.period ?? [null, null]))
    said.push(`${once} is charged for ${periodFrom} to ${periodTo} and not for ${owed.period?.join(' to ')}`);
  return said;
}

const isLaterRental = ({ once, kind, installedProductId, periodFrom }: InvoiceCharge): boolean =>
  kind === 'RENTAL' && periodFrom?.endsWith('-01') === true && once === `${installedProductId} RENTAL ${periodFrom}`;

/** D-48: one rental follows the other without a gap, by the whole month, until the product ends. */
function inRentals(product: Product, facts: Facts): string[] {
  const [first, ...later] = rentalsOf(facts, product);
  if (first === undefined) return [];
  const said: string[] = [];
  let last = first.periodTo ?? '';
  for (const charge of later) {
    const [from, to] = [charge.periodFrom ?? '', charge.periodTo ?? ''];
    if (from !== addDays(last, 1)) said.push(`${product.id} is rented to ${last} and then from ${from}`);
    if (to !== monthOf(to).last) said.push(`${charge.once} ends on ${to}, within a month`);
    if (charge.incurredOn < from) said.push(`${charge.once} is charged on ${charge.incurredOn}, before its days`);
    const price = priced(facts, product, 'RENTAL', charge.productCode);
    const amount = price === null ? null : price * (1 + monthsBetween(from, to));
    if (charge.amountMinor !== amount && !isNamedByBilling(charge, amount))
      said.push(`${charge.once} is charged with ${charge.amountMinor} and comes to ${amount}`);
    last = to;
  }
  return said;
}

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
