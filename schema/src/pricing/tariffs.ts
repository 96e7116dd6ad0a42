import type { Tx } from '@sporbar/prisma/client.ts';
import type { TariffCode } from '@sporbar/prisma/data/catalogue/tariffs.ts';
import type { FeeTier, FreightMode } from '@sporbar/prisma/generated/client/enums.ts';
import type { Money } from '../money.graphql.ts';

/** The amounts of an agreement in one currency, by code. */
export interface Tariffs {
  readonly currency: string;
  readonly minor: Readonly<Partial<Record<TariffCode, number>>>;
}

/** The amounts in force, read from the tariff table. */
export async function readTariffs(db: Pick<Tx, 'tariff'>, currency: string): Promise<Tariffs> {
  const rows = await db.tariff.findMany({ where: { currency } });
  return { currency, minor: Object.fromEntries(rows.map(({ code, amountMinor }) => [code, amountMinor])) };
}

/** M-08: what cancelling costs at a tier. */
export const cancellationFee = (tariffs: Tariffs, tier: FeeTier): Money => amount(tariffs, `CANCELLATION_${tier}`);

/** By air for every started kilogram; by sea for every started 5 dm3. */
export const freight = (tariffs: Tariffs, mode: FreightMode, size: { readonly weightGrams: number; readonly volumeCm3: number }): Money =>
  mode === 'AIR'
    ? times(amount(tariffs, 'FREIGHT_AIR_PER_KG'), Math.ceil(size.weightGrams / 1000))
    : times(amount(tariffs, 'FREIGHT_SEA_PER_5_DM3'), Math.ceil(size.volumeCm3 / 5000));

/** The premium for insured goods, in the currency they are insured in, rounded to the nearest minor unit. */
export function insurancePremium(tariffs: Tariffs, insuredMinor: number): Money {
  const { amountMinor: perTenThousand, currency } = amount(tariffs, 'INSURANCE_PER_10000');
  return { amountMinor: Math.round((insuredMinor * perTenThousand) / 10_000), currency };
}

/** P-13: the fee for declaring a package to the customs authorities. */
export const clearanceFee = (tariffs: Tariffs): Money => amount(tariffs, 'CLEARANCE_SERVICE');

const times = ({ amountMinor, currency }: Money, count: number): Money => ({ amountMinor: amountMinor * count, currency });

function amount({ currency, minor }: Tariffs, code: TariffCode): Money {
  const amountMinor = minor[code];
  if (amountMinor === undefined) throw new Error(`No tariff ${code} in ${currency}`);
  return { amountMinor, currency };
}
