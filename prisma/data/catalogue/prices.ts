import type { ProductCode } from '../catalogue.ts';

export interface PriceData {
  readonly productCode: ProductCode;
  readonly speedKbps: number;
  readonly currency: 'NOK' | 'SEK';
  readonly rentalBaseMinor: number;
  readonly rentalPerKmMinor: number;
  readonly establishmentMinor: number;
}

/** Product, speed, rental per month, rental per started kilometre and month, establishment; whole kroner. */
const rows: readonly (readonly [ProductCode, number, number, number, number])[] = [
  ['LEASED_LINE_LOW', 64, 690, 28, 4_900],
  ['LEASED_LINE_LOW', 128, 890, 36, 4_900],
  ['LEASED_LINE_LOW', 256, 1_190, 48, 5_900],
  ['LEASED_LINE_LOW', 512, 1_590, 64, 5_900],
  ['LEASED_LINE_LOW', 1024, 2_190, 88, 7_900],
  ['LEASED_LINE_LOW', 2048, 2_990, 118, 9_900],
  ['LEASED_LINE_34M', 34000, 14_900, 590, 29_000],
  ['LEASED_LINE_155M', 155000, 39_000, 1_490, 59_000],
];

/** The price list. Every other product is priced by its agreement or by hand. Norwegian and Swedish agreements have the same figures. */
export const prices: readonly PriceData[] = (['NOK', 'SEK'] as const).flatMap((currency) =>
  rows.map(([productCode, speedKbps, base, perKm, establishment]) => ({
    productCode,
    speedKbps,
    currency,
    rentalBaseMinor: base * 100,
    rentalPerKmMinor: perKm * 100,
    establishmentMinor: establishment * 100,
  })),
);
