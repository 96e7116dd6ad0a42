export const tariffCodes = [
  'CANCELLATION_NONE',
  'CANCELLATION_WORK_STARTED',
  'CANCELLATION_WORK_COMPLETED',
  'FREIGHT_AIR_PER_KG',
  'FREIGHT_SEA_PER_5_DM3',
  /** Not an amount but a share: so many ten-thousandths of the insured value. */
  'INSURANCE_PER_10000',
  'CLEARANCE_SERVICE',
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
};

/** Fees and freight. The figures are the same in Norwegian and Swedish kroner; goods are insured in dollars too. */
export const tariffs: readonly TariffData[] = [
  ...(['NOK', 'SEK'] as const).flatMap((currency) => tariffCodes.map((code) => ({ code, currency, amountMinor: krone[code] }))),
  { code: 'INSURANCE_PER_10000', currency: 'USD', amountMinor: krone.INSURANCE_PER_10000 },
];
