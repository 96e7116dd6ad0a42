import { describe, expect, it } from 'vitest';
import { chargesOf, type Carriage, type FreightTariff } from './freight.ts';

const tariff: FreightTariff = {
  currency: 'NOK',
  airPerKgMinor: 189_00,
  seaPer5Dm3Minor: 39_00,
  insurancePer10000: 300,
  clearanceMinor: 275_00,
};
const carriage: Carriage = {
  mode: 'AIR',
  weightGrams: 1000,
  volumeCm3: 5000,
  insured: false,
  insuredMinor: null,
  declaredCurrency: 'USD',
  clearanceFeeApplies: null,
};
const amounts = (more: Partial<Carriage>, priced = tariff) =>
  chargesOf({ ...carriage, ...more }, priced).map(({ kind, amount }) =>
    amount === null ? `${kind} unknown` : `${kind} ${amount.amountMinor} ${amount.currency}`,
  );

describe('what a package costs', () => {
  it('charges 189 for each started kilogram in the air', () => {
    expect(amounts({ weightGrams: 1000 })).toEqual(['FREIGHT 18900 NOK']);
    expect(amounts({ weightGrams: 1001 })).toEqual(['FREIGHT 37800 NOK']);
  });
  it('charges 39 for each started 5 dm3 at sea', () => {
    expect(amounts({ mode: 'SEA', volumeCm3: 5000 })).toEqual(['FREIGHT 3900 NOK']);
    expect(amounts({ mode: 'SEA', volumeCm3: 5001 })).toEqual(['FREIGHT 7800 NOK']);
  });
  it('charges 3 % of the insured value, in its own currency', () => {
    expect(amounts({ weightGrams: null, insured: true, insuredMinor: 10_000 })).toEqual(['INSURANCE 300 USD']);
  });
  it('P-13 adds 275 for clearance only where it applies', () => {
    expect(amounts({ weightGrams: null, clearanceFeeApplies: true })).toEqual(['CLEARANCE 27500 NOK']);
    expect(amounts({ weightGrams: null, clearanceFeeApplies: false })).toEqual([]);
  });
  it('P-13 a price that the list does not have is unknown, not nothing', () => {
    const unpriced = { ...tariff, airPerKgMinor: null, insurancePer10000: null, clearanceMinor: null };
    const everything = { insured: true, insuredMinor: 10_000, clearanceFeeApplies: true };
    expect(amounts(everything, unpriced)).toEqual(['FREIGHT unknown', 'INSURANCE unknown', 'CLEARANCE unknown']);
  });
  it('says nothing of freight before the package has been measured', () => expect(amounts({ weightGrams: null })).toEqual([]));
});
