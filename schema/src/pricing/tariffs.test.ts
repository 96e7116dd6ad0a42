import { catalogue } from '@sporbar/prisma/data/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { cancellationFee, clearanceFee, freight, insurancePremium, type Tariffs } from './tariffs.ts';

const tariffsIn = (currency: string): Tariffs => ({
  currency,
  minor: Object.fromEntries(
    catalogue.tariffs.filter((row) => row.currency === currency).map(({ code, amountMinor }) => [code, amountMinor]),
  ),
});
const nok = tariffsIn('NOK');

describe('amounts that agreements set', () => {
  it('M-08 costs nothing, 990 or 2,490 to cancel, by how much work was done', () => {
    const fees = (['NONE', 'WORK_STARTED', 'WORK_COMPLETED'] as const).map((tier) => cancellationFee(nok, tier).amountMinor);
    expect(fees).toEqual([0, 990_00, 2_490_00]);
    expect(cancellationFee(tariffsIn('SEK'), 'WORK_STARTED')).toEqual({ amountMinor: 990_00, currency: 'SEK' });
  });

  it('air freight is charged for every started kilogram', () => {
    const cost = (weightGrams: number) => freight(nok, 'AIR', { weightGrams, volumeCm3: 1 }).amountMinor;
    expect([cost(0), cost(1), cost(1000), cost(1001)]).toEqual([0, 189_00, 189_00, 378_00]);
  });

  it('sea freight is charged for every started 5 dm3', () => {
    const cost = (volumeCm3: number) => freight(nok, 'SEA', { weightGrams: 1, volumeCm3 }).amountMinor;
    expect([cost(1), cost(5000), cost(5001), cost(60_000)]).toEqual([39_00, 39_00, 78_00, 468_00]);
  });

  it('insurance is 3 % of the insured value, in its own currency', () => {
    expect(insurancePremium(tariffsIn('USD'), 250_00)).toEqual({ amountMinor: 7_50, currency: 'USD' });
    expect(insurancePremium(nok, 117).amountMinor).toBe(4);
  });

  it('P-13 charges 275 for customs clearance', () => {
    expect(clearanceFee(nok)).toEqual({ amountMinor: 275_00, currency: 'NOK' });
  });

  it('an amount that no agreement has set is an error and never 0', () => {
    expect(() => clearanceFee(tariffsIn('USD'))).toThrow('No tariff CLEARANCE_SERVICE in USD');
  });
});
