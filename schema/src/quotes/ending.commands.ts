import type { Context } from '../context.ts';
import { refuseIfAny } from '../refusals.ts';
import type { Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { moved, type Root, type Write } from '../writes.ts';
import { nowhere, onLine, onQuote, type ChangeInput, type QuoteResult } from './quote.commands.ts';
import { quoteLineNoun } from './quote.nouns.ts';
import { cancellableOf, cancelQuoteProblems, customerUpdateProblems, orderedProblems, reasonProblems } from './quote.rules.ts';
import { rootOf, type LineState } from './quote.state.ts';
import { pricingDesk } from './quote-line.lifecycle.ts';

interface Commented extends ChangeInput {
  readonly comment?: string | null | undefined;
}

/** the customer has mended the line. */
export const setQuoteLineCustomerUpdate = (context: Context, input: Commented): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'setQuoteLineCustomerUpdate', input, (_tx, _viewer, quote, line) => {
    refuseIfAny(customerUpdateProblems(line, input.comment));
    const set = input.comment == null ? {} : { comment: input.comment };
    return { writes: [moved(rootOf(quote), quoteLineNoun, line, 'CUSTOMER_UPDATE', set, { comment: input.comment, queue: pricingDesk })] };
  });

/** the customer wants no order. */
export const closeQuoteLine = (context: Context, input: Commented): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'closeQuoteLine', input, (_tx, _viewer, quote, line) => {
    refuseIfAny(orderedProblems(line));
    return { writes: [moved(rootOf(quote), quoteLineNoun, line, 'CUSTOMER_CLOSED', {}, { comment: input.comment })] };
  });

function cancelled(root: Root, viewer: Viewer, line: LineState, comment: string | null | undefined): Write {
  const cancelledBy = viewer.isCarrier ? ('CARRIER' as const) : ('CUSTOMER' as const);
  return moved(root, quoteLineNoun, line, 'CANCELLED', { cancelledBy, ...(comment == null ? {} : { comment }) }, { comment });
}

/** */
export const cancelQuoteLine = (context: Context, input: Commented): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'cancelQuoteLine', input, (_tx, viewer, quote, line) => {
    refuseIfAny(reasonProblems(viewer.isCarrier, input.comment));
    return { writes: [cancelled(rootOf(quote), viewer, line, input.comment)] };
  });

/** every line that is not over, or none. */
export const cancelQuote = (context: Context, input: Commented): Promise<Outcome<QuoteResult>> =>
  onQuote(context, 'cancelQuote', input, (_tx, viewer, quote) => {
    const lines = cancellableOf(quote.lines);
    const completed = cancelQuoteProblems(quote.lines);
    if (lines.length === 0 && completed.length === 0) refuseIfAny([nowhere(quote)]);
    refuseIfAny([...completed, ...reasonProblems(viewer.isCarrier, input.comment)]);
    const root = rootOf(quote);
    return { writes: lines.map((line) => cancelled(root, viewer, line, input.comment)) };
  });

/** the carrier takes an offer back that nobody has ordered. */
export const withdrawQuoteLine = (context: Context, input: Commented): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'withdrawQuoteLine', input, (_tx, viewer, quote, line) => {
    refuseIfAny([...orderedProblems(line), ...reasonProblems(true, input.comment)]);
    return { writes: [cancelled(rootOf(quote), viewer, line, input.comment)] };
  });
