import type { InvoiceCharge } from '@sporbar/prisma/generated/client/client.ts';
import type { LineInput } from '../invoices/invoice.rules.ts';
import { noInvoice } from '../invoices/invoice.refusals.ts';
import type { Problem } from '../refusals.ts';
import type { Locale } from '../words.ts';
import { textOfCharge } from './charge.words.ts';

/** What billing asks for a charge that neither quote nor agreement names a price for. */
export interface NamedPrice {
  readonly chargeId: string;
  readonly amountMinor: number;
}

export type Open = Pick<
  InvoiceCharge,
  'id' | 'kind' | 'productCode' | 'reference' | 'orderLineId' | 'amountMinor' | 'periodFrom' | 'periodTo'
>;

/** A charge has one price: its own or, where it has none, the one billing names. */
export function priceProblems(charges: readonly Open[], prices: readonly NamedPrice[]): Problem[] {
  const unpriced = new Set(charges.filter(({ amountMinor }) => amountMinor === null).map(({ id }) => id));
  const named = new Set(prices.map(({ chargeId }) => chargeId));
  return [
    ...prices.flatMap(({ chargeId }, index) => (unpriced.has(chargeId) ? [] : [noInvoice.priceNotAsked(`/prices/${index}/chargeId`)])),
    ...charges.flatMap(({ id }) => (unpriced.has(id) && !named.has(id) ? [noInvoice.priceMissing('/prices', {}, { objectId: id })] : [])),
  ];
}

/** Who names charges gets an invoice of these or none. */
export function goneProblems(charges: readonly Open[], only: readonly string[]): Problem[] {
  const open = new Set(charges.map(({ id }) => id));
  return only.flatMap((id, index) => (open.has(id) ? [] : [noInvoice.chargeGone(`/only/${index}`)]));
}

export interface Wording {
  readonly productNames: ReadonlyMap<string, string>;
  readonly locale: Locale;
}

/** One line a charge, of quantity one: what the invoice comes to is the sum of its charges. */
export function linesOfCharges(charges: readonly Open[], prices: readonly NamedPrice[], { productNames, locale }: Wording): LineInput[] {
  const named = new Map(prices.map(({ chargeId, amountMinor }) => [chargeId, amountMinor]));
  return charges.map((charge) => ({
    text: textOfCharge(charge, productNames.get(charge.productCode) ?? charge.productCode, locale),
    quantity: 1,
    unitAmountMinor: charge.amountMinor ?? named.get(charge.id) ?? 0,
    orderLineId: charge.orderLineId,
    isCharged: true,
  }));
}
