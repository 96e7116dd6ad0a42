import type { FreightMode } from '@sporbar/prisma/generated/client/enums.ts';
import type { Money } from '../../money.graphql.ts';

/** The amounts of the agreement, in one currency, as the tariff table has them. */
export interface FreightTariff {
  readonly currency: string;
  readonly airPerKgMinor: number;
  readonly seaPer5Dm3Minor: number;
  /** Ten-thousandths of the insured value. */
  readonly insurancePer10000: number;
  readonly clearanceMinor: number;
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
  readonly amount: Money;
}

/**
 * What a package costs so far: freight by started kilogram in the air and by started 5 dm3 at sea once it has been
 * measured, insurance in the currency of the goods, clearance once it is known to apply.
 */
export function chargesOf(carriage: Carriage, tariff: FreightTariff): Charge[] {
  const charges: Charge[] = [];
  const freight = freightMinor(carriage, tariff);
  if (freight !== null) charges.push({ kind: 'FREIGHT', amount: { amountMinor: freight, currency: tariff.currency } });
  if (carriage.insured && carriage.insuredMinor !== null) {
    const premium = Math.ceil((carriage.insuredMinor * tariff.insurancePer10000) / 10_000);
    charges.push({ kind: 'INSURANCE', amount: { amountMinor: premium, currency: carriage.declaredCurrency.trim() } });
  }
  if (carriage.clearanceFeeApplies === true)
    charges.push({ kind: 'CLEARANCE', amount: { amountMinor: tariff.clearanceMinor, currency: tariff.currency } });
  return charges;
}

function freightMinor({ mode, weightGrams, volumeCm3 }: Carriage, tariff: FreightTariff): number | null {
  if (mode === 'AIR' && weightGrams !== null) return Math.ceil(weightGrams / 1000) * tariff.airPerKgMinor;
  if (mode === 'SEA' && volumeCm3 !== null) return Math.ceil(volumeCm3 / 5000) * tariff.seaPer5Dm3Minor;
  return null;
}
