export const tariffCodes = [
  'CANCELLATION_NONE',
  'CANCELLATION_WORK_STARTED',
  'CANCELLATION_WORK_COMPLETED',
  'FREIGHT_AIR_PER_KG',
  'FREIGHT_SEA_PER_5_DM3',
  /** Not an amount but a share: so many ten-thousandths of the insured value. */
  'INSURANCE_PER_10000',
  'CLEARANCE_SERVICE',
  'WASTED_VISIT',
  'ESTABLISHMENT_WHOLESALE_ADSL_SHARED',
  'ESTABLISHMENT_WHOLESALE_ADSL_FULL',
  'ESTABLISHMENT_SHDSL',
  'ESTABLISHMENT_HDSL',
  'ESTABLISHMENT_OA_SHARED',
  'ESTABLISHMENT_OA_FULL',
  'ESTABLISHMENT_PSTN',
  'ESTABLISHMENT_ISDN',
  'RENTAL_WHOLESALE_ADSL_SHARED',
  'RENTAL_WHOLESALE_ADSL_FULL',
  'RENTAL_SHDSL',
  'RENTAL_HDSL',
  'RENTAL_OA_SHARED',
  'RENTAL_OA_FULL',
  'RENTAL_PSTN',
  'RENTAL_ISDN',
] as const;

export type TariffCode = (typeof tariffCodes)[number];

export interface TariffData {
  readonly code: TariffCode;
  readonly currency: 'NOK' | 'SEK' | 'USD';
  readonly amountMinor: number;
}

const krone: Readonly<Record<TariffCode, number>> = {
  CANCELLATION_NONE: 0,
  CANCELLATION_WORK_STARTED: 990_00,
  CANCELLATION_WORK_COMPLETED: 2_490_00,
  FREIGHT_AIR_PER_KG: 189_00,
  FREIGHT_SEA_PER_5_DM3: 39_00,
  INSURANCE_PER_10000: 300,
  CLEARANCE_SERVICE: 275_00,
  WASTED_VISIT: 690_00,
  ESTABLISHMENT_WHOLESALE_ADSL_SHARED: 790_00,
  ESTABLISHMENT_WHOLESALE_ADSL_FULL: 990_00,
  ESTABLISHMENT_SHDSL: 3_900_00,
  ESTABLISHMENT_HDSL: 3_900_00,
  ESTABLISHMENT_OA_SHARED: 590_00,
  ESTABLISHMENT_OA_FULL: 890_00,
  ESTABLISHMENT_PSTN: 490_00,
  ESTABLISHMENT_ISDN: 690_00,
  RENTAL_WHOLESALE_ADSL_SHARED: 149_00,
  RENTAL_WHOLESALE_ADSL_FULL: 219_00,
  RENTAL_SHDSL: 1_490_00,
  RENTAL_HDSL: 1_290_00,
  RENTAL_OA_SHARED: 59_00,
  RENTAL_OA_FULL: 109_00,
  RENTAL_PSTN: 129_00,
  RENTAL_ISDN: 199_00,
};

/** Fees, freight, and what agreements ask for products without a quote: once, and a month. The figures are the same in Norwegian and Swedish kroner; goods are insured in dollars too. */
export const tariffs: readonly TariffData[] = [
  ...(['NOK', 'SEK'] as const).flatMap((currency) => tariffCodes.map((code) => ({ code, currency, amountMinor: krone[code] }))),
  { code: 'INSURANCE_PER_10000', currency: 'USD', amountMinor: krone.INSURANCE_PER_10000 },
];
