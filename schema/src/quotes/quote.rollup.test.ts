import type { QuoteLineStatus, QuoteStatus } from '@sporbar/prisma/generated/client/enums.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteLineStatuses } from './quote-line.statuses.ts';
import { quoteCountersOf, quoteStatusOf } from './quote.rollup.ts';

const vectors: [string, QuoteLineStatus[], QuoteStatus, string][] = [
  ['RU-Q1', [], 'NEW', '0 of 0'],
  ['RU-Q8', ['NEW', 'NEW'], 'NEW', '0 of 2'],
  ['RU-Q8', ['NEW', 'CANCELLED'], 'NEW', '0 of 1'],
  ['RU-Q6', ['NEW', 'RECEIVED'], 'RECEIVED', '0 of 2'],
  ['RU-Q5', ['RECEIVED', 'IN_PROCESS'], 'IN_PROCESS', '0 of 2'],
  ['RU-Q4', ['IN_PROCESS', 'CUSTOMER_UPDATE'], 'CUSTOMER_UPDATE', '0 of 2'],
  ['RU-Q3', ['COMPLETED', 'INCOMPLETE'], 'INCOMPLETE', '1 of 2'],
  ['RU-Q7', ['COMPLETED', 'COMPLETED'], 'COMPLETED', '2 of 2'],
  ['RU-Q7', ['COMPLETED', 'CANCELLED'], 'COMPLETED', '1 of 1'],
  ['RU-Q7', ['COMPLETED', 'CUSTOMER_CLOSED'], 'COMPLETED', '1 of 2'],
  ['RU-Q7', ['CUSTOMER_CLOSED'], 'COMPLETED', '0 of 1'],
  ['RU-Q9', ['NEW', 'COMPLETED'], 'IN_PROCESS', '1 of 2'],
  ['RU-Q2', ['CANCELLED', 'CANCELLED'], 'CANCELLED', '0 of 0'],
  ['RU-Q9', ['NEW', 'CUSTOMER_CLOSED'], 'IN_PROCESS', '0 of 2'],
  ['RU-Q3', ['RECEIVED', 'CUSTOMER_UPDATE', 'INCOMPLETE'], 'INCOMPLETE', '0 of 3'],
];

describe('the quote header follows its lines', () => {
  for (const [rule, lines, header, counter] of vectors) {
    it(`${rule} shows ${header} for [${lines.join(', ')}]`, () => expect(quoteStatusOf(lines)).toBe(header));

    it(`RU-Q10 counts ${counter} completed for [${lines.join(', ')}]`, () => {
      const { completedLineCount, lineCount } = quoteCountersOf(lines);
      expect(`${completedLineCount} of ${lineCount}`).toBe(counter);
    });
  }

  const anyStatus = fc.constantFrom(...(Object.keys(quoteLineStatuses) as QuoteLineStatus[]));
  const anyLines = fc.array(anyStatus, { maxLength: 20 });

  it('RU-Q3 shows INCOMPLETE whenever a line waits for the customer, whatever the others are', () => {
    fc.assert(fc.property(anyLines, anyLines, (before, after) => quoteStatusOf([...before, 'INCOMPLETE', ...after]) === 'INCOMPLETE'));
  });

  it('RU-Q7 shows COMPLETED exactly when every line is processed and not all are cancelled', () => {
    const processed: QuoteLineStatus[] = ['COMPLETED', 'CUSTOMER_CLOSED', 'CANCELLED'];
    fc.assert(
      fc.property(anyLines, (lines) => {
        const expected = lines.every((status) => processed.includes(status)) && lines.some((status) => status !== 'CANCELLED');
        return (quoteStatusOf(lines) === 'COMPLETED') === expected;
      }),
    );
  });

  it('RU-Q9 does not depend on the order of the lines', () => {
    fc.assert(fc.property(anyLines, (lines) => quoteStatusOf(lines) === quoteStatusOf(lines.toReversed())));
  });

  it('D-07 never shows CUSTOMER_CLOSED on a header, and counts a closed line as processed', () => {
    fc.assert(fc.property(anyLines, (lines) => (quoteStatusOf(lines) as string) !== 'CUSTOMER_CLOSED'));
    expect(quoteStatusOf(['COMPLETED', 'CUSTOMER_CLOSED'])).toBe('COMPLETED');
  });

  it('RU-Q10 never counts more completed lines than lines', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const { completedLineCount, lineCount } = quoteCountersOf(lines);
        return completedLineCount <= lineCount && lineCount <= lines.length;
      }),
    );
  });
});
