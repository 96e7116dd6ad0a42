import { describe, expect, it } from 'vitest';
import {
  creditProblems,
  dateProblems,
  isLicenceFee,
  isOverdue,
  lineProblems,
  overdueOf,
  paymentProblems,
  statusAfterPayment,
  totalOf,
  type LineInput,
} from './invoice.rules.ts';

const line = (more: Partial<LineInput> = {}): LineInput => ({ text: 'Freight by air', quantity: 2, unitAmountMinor: 189_00, ...more });
const paths = (problems: readonly { path: string }[]) => problems.map(({ path }) => path);
const today = '2025-10-15';

describe('what an invoice says', () => {
  it('INV-01 adds up its lines', () => expect(totalOf([line(), line({ quantity: 1, unitAmountMinor: -100 })])).toBe(377_00));

  it('INV-01 is not issued without lines, without texts or without anything to pay', () => {
    expect(paths(lineProblems([]))).toEqual(['/lines']);
    expect(paths(lineProblems([line({ text: ' ', quantity: 0 })]))).toEqual(['/lines/0/text', '/lines/0/quantity', '/lines']);
    expect(paths(lineProblems([line(), line({ unitAmountMinor: -189_00 })]))).toEqual(['/lines']);
    expect(paths(lineProblems([line({ quantity: 2_000_000, unitAmountMinor: 2_000_000 })]))).toEqual(['/lines']);
    expect(lineProblems([line()])).toEqual([]);
  });

  it.each(['Licence fee', 'LICENSE, 3 users', 'Lisensavgift oktober', 'Brukerlisens', 'Licensavgift', 'Användarlicenser'])(
    'IA-12 has no line "%s": accesses are free',
    (text) => {
      expect(lineProblems([line(), line({ text })])).toMatchObject([{ def: { ruleId: 'IA-12' }, path: '/lines/1/text' }]);
    },
  );

  it.each(['Freight by air', 'Import licence for plants', 'Eksportlisens', 'Silence test', 'Monthly rental'])(
    'IA-12 takes "%s" for what it is',
    (text) => {
      expect(isLicenceFee(text)).toBe(false);
    },
  );

  it('INV-01 has a period with two ends and falls due on the day of issue or later', () => {
    const dates = { issuedOn: '2025-10-01', dueOn: '2025-10-01', periodFrom: null, periodTo: null };
    expect(dateProblems(dates)).toEqual([]);
    expect(paths(dateProblems({ ...dates, dueOn: '2025-09-30', periodFrom: '2025-09-01' }))).toEqual(['/dueOn', '/periodTo']);
    expect(paths(dateProblems({ ...dates, periodFrom: '2025-09-02', periodTo: '2025-09-01' }))).toEqual(['/periodTo']);
  });
});

describe('paying', () => {
  it('INV-06 takes the whole outstanding amount and not one øre more', () => {
    expect(paymentProblems(500, 500, today, today)).toEqual([]);
    expect(paths(paymentProblems(501, 500, today, today))).toEqual(['/amountMinor']);
    expect(paths(paymentProblems(0, 500, '2025-10-16', today))).toEqual(['/amountMinor', '/paidOn']);
  });
  it('INV-06 calls an invoice paid when nothing is outstanding', () =>
    expect([statusAfterPayment(0), statusAfterPayment(1)]).toEqual(['PAID', 'PARTIALLY_PAID']));
  it('INV-06 credits nothing without a reason', () =>
    expect([paths(creditProblems('  ')), creditProblems('Wrong weight')]).toEqual([['/reason'], []]));
});

describe('the overdue warning', () => {
  const owed = (outstandingMinor: number, dueOn: string) => ({ outstandingMinor, dueOn });

  it('INV-03 counts an invoice as overdue from the day after its due date', () => {
    expect([
      isOverdue(owed(1, '2025-10-15'), today),
      isOverdue(owed(1, '2025-10-14'), today),
      isOverdue(owed(0, '2025-10-14'), today),
    ]).toEqual([false, true, false]);
  });
  it('INV-03 tells count, sum, oldest due date and days in one', () => {
    const invoices = [owed(100, '2025-10-10'), owed(250, '2025-10-05'), owed(999, '2025-10-15'), owed(0, '2025-01-01')];
    expect(overdueOf(invoices, today)).toEqual({ count: 2, totalMinor: 350, oldestDueOn: '2025-10-05', daysOverdue: 10 });
  });
  it('INV-06 is empty when nothing is overdue any more', () => {
    expect(overdueOf([owed(0, '2025-10-05')], today)).toEqual({ count: 0, totalMinor: 0, oldestDueOn: null, daysOverdue: 0 });
  });
});
