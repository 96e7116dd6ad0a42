import type { Tx } from '@sporbar/prisma/client.ts';

/** What the price of a circuit depends on. */
export interface PriceRequest {
  readonly productCode: string;
  readonly speedKbps: number | null;
  readonly distanceMetres: number;
  /** The currency of the customer's agreement. */
  readonly currency: string;
}

/** Rental per month and establishment once, in minor units; or the engine's word that it has no price for this. */
export type PriceAnswer =
  | { readonly found: true; readonly currency: string; readonly rentalMinor: number; readonly establishmentMinor: number }
  | { readonly found: false };

/** The carrier's price engine. It may be slow or away: it is asked before a transaction, never inside one. */
export interface PriceEngine {
  price(request: PriceRequest): Promise<PriceAnswer>;
}

export interface PriceListRow {
  readonly currency: string;
  readonly rentalBaseMinor: number;
  readonly rentalPerKmMinor: number;
  readonly establishmentMinor: number;
}

/** rental is the base plus an amount for every started kilometre; establishment does not depend on the distance. */
export const priceFromList = (row: PriceListRow, distanceMetres: number): PriceAnswer => ({
  found: true,
  currency: row.currency.trim(),
  rentalMinor: row.rentalBaseMinor + row.rentalPerKmMinor * Math.ceil(distanceMetres / 1000),
  establishmentMinor: row.establishmentMinor,
});

/** The engine that comes with the portal: our own price list. */
export const priceListEngine = (db: Pick<Tx, 'priceListEntry'>): PriceEngine => ({
  async price({ productCode, speedKbps, distanceMetres, currency }) {
    const row = await db.priceListEntry.findFirst({ where: { productCode, speedKbps, currency } });
    return row === null ? { found: false } : priceFromList(row, distanceMetres);
  },
});
