import type { FreightMode } from '@sporbar/prisma/generated/client/enums.ts';
import type { Money } from '../../money.graphql.ts';

/** The amounts of the agreement, in one currency, as the tariff table has them; null where it has none. */
export interface FreightTariff {
  readonly currency: string;
  readonly airPerKgMinor: number | null;
  readonly seaPer5Dm3Minor: number | null;
  /** Ten-thousandths of the insured value. */
  readonly insurancePer10000: number | null;
  readonly clearanceMinor: number | null;
}

/** What is charged for. */
export interface Carriage {
  readonly mode: FreightMode | null;
  readonly weightGrams: number | null;
  readonly volumeCm3: number | null;
  readonly insured: boolean;
  readonly insuredMinor: number | null;
  readonly declaredCurrency: string;
  readonly clearanceFeeApplies: boolean | null;
}

export type ChargeKind = 'FREIGHT' | 'INSURANCE' | 'CLEARANCE';

export interface Charge {
  readonly kind: ChargeKind;
  /** Null where the tariff has no price in the currency: what is not known is not free. */
  readonly amount: Money | null;
}

/**
 * What a package costs so far: freight by started kilogram in the air and by started 5 dm3 at sea once it has been
 * measured, insurance in the currency of the goods, clearance once it is known to apply.
 */
export function chargesOf(carriage: Carriage, tariff: FreightTariff): Charge[] {
  const { currency } = tariff;
  const charges: Charge[] = [];
  const units = freightUnits(carriage, tariff);
  if (units !== null) charges.push({ kind: 'FREIGHT', amount: moneyOf(times(units.count, units.eachMinor), currency) });
  if (carriage.insured && carriage.insuredMinor !== null) {
    const share = times(carriage.insuredMinor, tariff.insurancePer10000);
    const premium = share === null ? null : Math.ceil(share / 10_000);
    charges.push({ kind: 'INSURANCE', amount: moneyOf(premium, carriage.declaredCurrency.trim()) });
  }
  if (carriage.clearanceFeeApplies === true) charges.push({ kind: 'CLEARANCE', amount: moneyOf(tariff.clearanceMinor, currency) });
  return charges;
}

const times = (count: number, each: number | null): number | null => (each === null ? null : count * each);

const moneyOf = (amountMinor: number | null, currency: string): Money | null => (amountMinor === null ? null : { amountMinor, currency });

/** How much of what is charged for; null until it is known. */
function freightUnits({ mode, weightGrams, volumeCm3 }: Carriage, tariff: FreightTariff) {
  if (mode === 'AIR' && weightGrams !== null) return { count: Math.ceil(weightGrams / 1000), eachMinor: tariff.airPerKgMinor };
  if (mode === 'SEA' && volumeCm3 !== null) return { count: Math.ceil(volumeCm3 / 5000), eachMinor: tariff.seaPer5Dm3Minor };
  return null;
}
