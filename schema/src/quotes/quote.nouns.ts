import type { Quote, QuoteLine } from '@sporbar/prisma/generated/client/client.ts';
import type { QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { HeaderNoun, Noun } from '../nouns.ts';
import { quoteCountersOf, quoteStatusOf } from './quote.rollup.ts';

export const quoteNoun: HeaderNoun<Quote> = {
  type: 'QUOTE',
  table: 'quotes',
  namesLastActor: true,
  lines: { table: 'quote_lines', key: 'quoteId' },
  rollUp: (statuses) => {
    const lines = statuses as QuoteLineStatus[];
    return { status: quoteStatusOf(lines), ...quoteCountersOf(lines) };
  },
};

export const quoteLineNoun: Noun<QuoteLine> = { type: 'QUOTE_LINE', table: 'quote_lines' };
