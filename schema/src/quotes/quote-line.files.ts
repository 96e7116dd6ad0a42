import type { QuoteLine } from '@sporbar/prisma/generated/client/client.ts';
import { visibleOf } from '../access.ts';
import { builder } from '../builder.ts';
import { canAttach } from '../files/attachment-rights.ts';
import { registerAttachmentOwner, rightsBy, type OwnerState } from '../files/attachment-owner.ts';
import { judge } from '../judge.ts';
import type { Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { accessProblems } from './quote.access.ts';
import { quoteLineNoun } from './quote.nouns.ts';
import { findQuoteOfLine, loadQuotes, rootOf } from './quote.state.ts';
import { quoteLineLifecycle as lifecycle } from './quote-line.lifecycle.ts';

const objectionOf = (viewer: Viewer, line: QuoteLine): Problem | undefined =>
  accessProblems(viewer, lifecycle.moves.updateQuoteLine)[0] ?? judge(lifecycle, 'updateQuoteLine', viewer, line);

// files hang on one line, with or without its flag. They are part of what the line says: who may edit it may
// attach, and to a line that waits for the customer a file is an answer.
registerAttachmentOwner({
  type: 'QUOTE_LINE',
  lockOf: async (db, id) => {
    const quoteId = await findQuoteOfLine(db, id);
    return quoteId === undefined ? undefined : { table: 'quotes', id: quoteId };
  },
  load: async (tx, viewer, id) => {
    const [quote] = await loadQuotes(tx, viewer, { lines: { some: { id } } });
    const line = quote?.lines.find((one) => one.id === id);
    if (quote === undefined || line === undefined) return null;
    const state: OwnerState<QuoteLine> = {
      root: rootOf(quote),
      row: line,
      noun: quoteLineNoun,
      objection: objectionOf(viewer, line),
      set: line.status === 'INCOMPLETE' ? { changedSinceIncomplete: true } : undefined,
    };
    return state;
  },
  rightsOf: async (db, viewer, ids) => {
    const lines = await db.quoteLine.findMany({ where: { id: { in: [...ids] }, quote: visibleOf(viewer) } });
    return rightsBy(lines, (line) => objectionOf(viewer, line));
  },
});

builder.prismaObjectField('QuoteLine', 'canAttach', (t) => t.loadable({ ...canAttach('QUOTE_LINE'), resolve: (line) => line.id }));
