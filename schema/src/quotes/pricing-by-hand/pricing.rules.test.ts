import { describe, expect, it } from 'vitest';
import { completionProblems, incompleteProblems, rentalProblems, type HandPrices } from './pricing.rules.ts';

const seen = (rentalMinor: number | null, prices: HandPrices): string[] =>
  completionProblems({ rentalMinor }, prices).map(({ def, path }) => `${def.ruleId} ${path}`);

describe('prices by hand', () => {
  it('Q-16 completes a line only with both prices', () => {
    expect(seen(null, { rentalAmountMinor: 100, establishmentAmountMinor: 200 })).toEqual([]);
    expect(seen(null, {})).toEqual(['Q-28 /rentalAmountMinor', 'Q-28 /establishmentAmountMinor']);
    expect(seen(null, { rentalAmountMinor: 100 })).toEqual(['Q-28 /establishmentAmountMinor']);
  });

  it('Q-15 needs no rental price again where one shows already', () => expect(seen(100, { establishmentAmountMinor: 0 })).toEqual([]));

  it.each([0, -1, null])('Q-28 takes no rental price of %s', (amount) =>
    expect(rentalProblems(amount).map(({ def }) => def.ruleId)).toEqual(['Q-28']),
  );

  it('Q-28 takes an establishment price of nothing, and none below', () => {
    expect(seen(1, { establishmentAmountMinor: 0 })).toEqual([]);
    expect(seen(1, { establishmentAmountMinor: -1 })).toEqual(['Q-28 /establishmentAmountMinor']);
  });

  it.each([0, 1000])('O-05 offers no lead time of %s days', (days) => {
    expect(seen(1, { establishmentAmountMinor: 0, offeredLeadTimeDays: days })).toEqual(['O-05 /offeredLeadTimeDays']);
  });

  it('Q-24 tells the customer what is missing', () => {
    expect(incompleteProblems(' ').map(({ def, path }) => [def.ruleId, path])).toEqual([['Q-24', '/comment']]);
    expect(incompleteProblems('Floor load missing')).toEqual([]);
  });
});
