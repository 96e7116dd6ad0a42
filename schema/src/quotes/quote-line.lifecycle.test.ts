import type { QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTerminal, movesFrom, unreachableStatuses, type Move } from '../lifecycle.ts';
import { quoteLineLifecycle as lifecycle, type QuoteLineMove } from './quote-line.lifecycle.ts';
import { quoteStatusOf } from './quote.rollup.ts';

const moves: Record<QuoteLineMove, Move<QuoteLineStatus>> = lifecycle.moves;
const all = Object.keys(lifecycle.statuses) as QuoteLineStatus[];

/** The transition table of context 04, row by row: from, move, to, who. */
const table: [string, QuoteLineMove, string, string][] = [
  ['', 'createQuote', 'NEW', 'C SU'],
  ['', 'addQuoteLine', 'NEW', 'C SU'],
  ['NEW INCOMPLETE', 'updateQuoteLine', 'same', 'C SU'],
  ['NEW', 'removeQuoteLine', 'same', 'C SU'],
  ['IN_PROCESS', 'setQuoteLineRentalPrice', 'same', 'A'],
  ['NEW', 'submitQuote', 'COMPLETED RECEIVED NEW', 'C SU'],
  ['RECEIVED CUSTOMER_UPDATE', 'startQuoteLinePricing', 'IN_PROCESS', 'A'],
  ['RECEIVED IN_PROCESS CUSTOMER_UPDATE', 'markQuoteLineIncomplete', 'INCOMPLETE', 'A'],
  ['INCOMPLETE', 'setQuoteLineCustomerUpdate', 'CUSTOMER_UPDATE', 'C SU'],
  ['IN_PROCESS', 'completeQuoteLinePricing', 'COMPLETED', 'A'],
  ['COMPLETED', 'closeQuoteLine', 'CUSTOMER_CLOSED', 'C SU'],
  ['NEW RECEIVED IN_PROCESS INCOMPLETE CUSTOMER_UPDATE', 'cancelQuoteLine', 'CANCELLED', 'C SU A'],
  ['NEW RECEIVED IN_PROCESS INCOMPLETE CUSTOMER_UPDATE', 'cancelQuote', 'CANCELLED', 'C SU A'],
  ['COMPLETED', 'withdrawQuoteLine', 'CANCELLED', 'A'],
  ['COMPLETED', 'orderQuoteLine', 'same', 'C SU'],
  ['COMPLETED', 'orderAllQuoteLines', 'same', 'C SU'],
];

describe('the life of a quote line', () => {
  it.each(table)('G-08 from [%s] %s leads to %s, for %s', (from, name, to, by) => {
    const move = moves[name];
    expect([move.from.join(' '), move.to === 'same' ? 'same' : move.to.join(' '), move.by.join(' ')]).toEqual([from, to, by]);
  });

  it('G-08 has no move besides the table but for the header’s own words', () => {
    const others = Object.keys(moves).filter((name) => !table.some(([, listed]) => listed === name));
    expect(others).toEqual(['updateQuote']);
  });

  it('S-32 explains each of the eight statuses in three languages', () => {
    expect(all).toHaveLength(8);
    for (const { label, meaning } of Object.values(lifecycle.statuses)) {
      expect(Object.values(label).every((text) => text.length > 1)).toBe(true);
      expect(new Set(Object.values(meaning)).size).toBe(3);
    }
  });

  it('G-08 reaches every status, and nothing leads out of a closed or cancelled line', () => {
    expect(unreachableStatuses(lifecycle)).toEqual([]);
    expect(all.filter((status) => isTerminal(lifecycle, status))).toEqual(['CUSTOMER_CLOSED', 'CANCELLED']);
  });

  it('Q-22 leaves the customer two moves of a line by hand besides submit and cancel', () => {
    const changing = Object.entries(moves).filter(([, move]) => move.by.includes('C') && move.from.length > 0 && move.to !== 'same');
    const byHand = changing.filter(([name]) => !/^(submit|cancel)/.test(name)).map(([name, { from, to }]) => [name, from, to]);
    expect(byHand).toEqual([
      ['setQuoteLineCustomerUpdate', ['INCOMPLETE'], ['CUSTOMER_UPDATE']],
      ['closeQuoteLine', ['COMPLETED'], ['CUSTOMER_CLOSED']],
    ]);
  });

  it('Q-24 leads from INCOMPLETE and nowhere else to CUSTOMER_UPDATE, by the customer alone', () => {
    const leading = Object.values(moves).filter(({ to }) => to !== 'same' && to.includes('CUSTOMER_UPDATE'));
    expect(leading.map(({ from, by }) => [from, by])).toEqual([[['INCOMPLETE'], ['C', 'SU']]]);
  });

  it('Q-25 lets both sides cancel a line that is not completed, and only the carrier take back one that is', () => {
    expect(movesFrom(lifecycle, 'IN_PROCESS')).toContain('cancelQuoteLine');
    expect(movesFrom(lifecycle, 'COMPLETED').filter((name) => moves[name].to !== 'same' && moves[name].to.includes('CANCELLED'))).toEqual([
      'withdrawQuoteLine',
    ]);
    expect(moves.withdrawQuoteLine.by).toEqual(['A']);
  });

  it('Q-16 lets a line be ordered from COMPLETED alone', () => {
    expect(all.filter((status) => movesFrom(lifecycle, status).some((name) => /^order/.test(name)))).toEqual(['COMPLETED']);
  });

  it('RU-Q2 never loses a walked quote: its header is CANCELLED exactly when all its lines are', () => {
    const step = fc.record({ line: fc.nat(3), pick: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const lines: QuoteLineStatus[] = ['NEW', 'NEW', 'NEW', 'NEW'];
        for (const { line, pick } of steps) {
          const targets = movesFrom(lifecycle, lines[line] ?? 'NEW').flatMap((name) => (moves[name].to === 'same' ? [] : moves[name].to));
          lines[line] = targets[pick % Math.max(1, targets.length)] ?? lines[line] ?? 'NEW';
        }
        return (quoteStatusOf(lines) === 'CANCELLED') === lines.every((status) => status === 'CANCELLED');
      }),
    );
  });
});
