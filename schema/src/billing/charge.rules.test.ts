import { describe, expect, it } from 'vitest';
import { addDays } from '../time.ts';
import { firstPeriod, givenBack, monthOf, unusedOf, type Charged } from './charge.rules.ts';

const october: Charged = { amountMinor: 31_00, currency: 'NOK', periodFrom: '2025-10-01', periodTo: '2025-10-31' };
const product = { id: 'ins_1', organisationId: 'org_1', productCode: 'SHDSL', reference: 'C1' };

describe('what is charged for which days', () => {
  it('CAT-14 charges the first month from the day of delivery on', () => {
    expect(firstPeriod('2025-10-21')).toEqual({ periodFrom: '2025-10-21', periodTo: '2025-10-31', share: { days: 11, of: 31 } });
    expect(firstPeriod('2028-02-29')).toEqual({ periodFrom: '2028-02-29', periodTo: '2028-02-29', share: { days: 1, of: 29 } });
    expect(monthOf('2025-12-31')).toEqual({ first: '2025-12-01', last: '2025-12-31' });
  });

  it('TER-04 gives back the days from the end on, and nothing of those before', () => {
    expect(unusedOf(october, '2025-10-20')).toEqual({ from: '2025-10-20', share: { days: 12, of: 31 } });
    expect(unusedOf(october, '2025-10-31')).toEqual({ from: '2025-10-31', share: { days: 1, of: 31 } });
    expect(unusedOf(october, '2025-11-01')).toBeNull();
    expect(unusedOf(october, '2025-09-12')).toEqual({ from: '2025-10-01', share: { days: 31, of: 31 } });
  });

  it('TER-04 leaves, of every end in a month, exactly the days before it to be paid', () => {
    for (let day = 0; day <= 31; day += 1) {
      const endsOn = addDays('2025-10-01', day);
      const back = givenBack(product, [october], endsOn).reduce(
        (sum, { price, share }) => sum + ((price?.amountMinor ?? 0) * share.days) / share.of,
        0,
      );
      expect(31_00 + back).toBe(day * 100);
    }
  });

  it('TER-04 gives back each period that was charged beyond the end, under a name of its own', () => {
    const november = { ...october, periodFrom: '2025-11-01', periodTo: '2025-11-30' };
    const drafts = givenBack(product, [october, november], '2025-10-15');
    expect(drafts.map(({ once, kind, price }) => [once, kind, price?.amountMinor])).toEqual([
      ['ins_1 TERMINATION 2025-10-15', 'TERMINATION', -31_00],
      ['ins_1 TERMINATION 2025-11-01', 'TERMINATION', -31_00],
    ]);
    expect(drafts.map(({ periodFrom, periodTo }) => [periodFrom, periodTo])).toEqual([
      ['2025-10-15', '2025-10-31'],
      ['2025-11-01', '2025-11-30'],
    ]);
  });
});
