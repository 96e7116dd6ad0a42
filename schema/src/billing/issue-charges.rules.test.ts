import { describe, expect, it } from 'vitest';
import { lineProblems, totalOf } from '../invoices/invoice.rules.ts';
import { linesOfCharges, priceProblems, type Open } from './issue-charges.rules.ts';

const wording = { productNames: new Map([['SHDSL', 'SHDSL']]), locale: 'nb' } as const;

/** The same numbers each time: 0 to below 1. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

const kinds = ['ESTABLISHMENT', 'RENTAL', 'CANCELLATION', 'WASTED_VISIT', 'TERMINATION'] as const;

function someCharges(seed: number): Open[] {
  const dice = numbers(seed);
  const below = (n: number): number => Math.floor(dice.next().value * n);
  return Array.from({ length: 1 + below(100) }, (_, index) => {
    const kind = kinds[below(kinds.length)] ?? 'RENTAL';
    const sign = kind === 'TERMINATION' ? -1 : 1;
    return {
      ...{ id: `chg_${index}`, kind, productCode: 'SHDSL', reference: `O-${10_000 + index}`, orderLineId: null },
      amountMinor: below(5) === 0 ? null : sign * below(500_000),
      ...(kind === 'RENTAL' ? { periodFrom: '2025-10-01', periodTo: '2025-10-31' } : { periodFrom: null, periodTo: null }),
    };
  });
}

describe('an invoice of charges', () => {
  it('INV-01 comes to the sum of its charges, whatever they are and whoever named their price', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const charges = someCharges(seed);
      const prices = charges
        .filter(({ amountMinor }) => amountMinor === null)
        .map(({ id }, index) => ({ chargeId: id, amountMinor: index * 7 }));
      const expected =
        charges.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0) + prices.reduce((sum, each) => sum + each.amountMinor, 0);
      const lines = linesOfCharges(charges, prices, wording);
      expect(priceProblems(charges, prices)).toEqual([]);
      expect(totalOf(lines)).toBe(expected);
      expect(lines).toHaveLength(charges.length);
      if (expected > 0) expect(lineProblems(lines)).toEqual([]);
    }
  });

  it('INV-01 wants a price for each charge without one, and for no other', () => {
    const [priced, unpriced] = [
      { ...someCharges(1)[0], id: 'chg_1', amountMinor: 100 },
      { ...someCharges(2)[0], id: 'chg_2', amountMinor: null },
    ] as [Open, Open];
    expect(priceProblems([priced, unpriced], []).map(({ path, objectId }) => [path, objectId])).toEqual([['/prices', 'chg_2']]);
    const twice = [
      { chargeId: 'chg_2', amountMinor: 5 },
      { chargeId: 'chg_1', amountMinor: 5 },
    ];
    expect(priceProblems([priced, unpriced], twice).map(({ path }) => path)).toEqual(['/prices/1/chargeId']);
  });

  it('G-05 says in the customer’s language what each line is for', () => {
    const [charge] = linesOfCharges(
      [
        {
          id: 'chg_1',
          kind: 'RENTAL',
          productCode: 'SHDSL',
          reference: 'O-10001',
          orderLineId: null,
          amountMinor: 1,
          periodFrom: '2025-10-21',
          periodTo: '2025-10-31',
        },
      ],
      [],
      wording,
    );
    expect(charge?.text).toBe('Leie, SHDSL, 21.–31. oktober 2025 (O-10001)');
  });
});
