import type { Context } from '../../context.ts';
import { refuseIfAny } from '../../refusals.ts';
import type { Outcome } from '../../transition.ts';
import { moved, updated } from '../../writes.ts';
import { onLine, type ChangeInput, type QuoteResult } from '../quote.commands.ts';
import { quoteLineNoun } from '../quote.nouns.ts';
import { rootOf } from '../quote.state.ts';
import { pricingDesk } from '../quote-line.lifecycle.ts';
import { completionProblems, incompleteProblems, rentalProblems, type HandPrices } from './pricing.rules.ts';

// What the carrier does with lines that are priced by hand.

interface Commented extends ChangeInput {
  readonly comment?: string | null | undefined;
}

interface Described extends Commented {
  readonly statusDescription?: string | null | undefined;
}

/** The comment on the line is replaced by what is said, and stays when nothing is. */
const comment = (input: Commented) => (input.comment == null ? {} : { comment: input.comment });

/** Takes a line into manual treatment, or up again after the customer has mended it. */
export const startQuoteLinePricing = (context: Context, input: Described): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'startQuoteLinePricing', input, (_tx, _viewer, quote, line) => ({
    writes: [
      moved(
        rootOf(quote),
        quoteLineNoun,
        line,
        'IN_PROCESS',
        { ...comment(input), statusDescription: input.statusDescription ?? null },
        { comment: input.comment, queue: pricingDesk },
      ),
    ],
  }));

/** the rental price shows before the line is completed; the establishment price does not. */
export const setQuoteLineRentalPrice = (
  context: Context,
  input: ChangeInput & { readonly rentalAmountMinor: number },
): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'setQuoteLineRentalPrice', input, (_tx, _viewer, quote, line) => {
    refuseIfAny(rentalProblems(input.rentalAmountMinor));
    const price = { rentalMinor: input.rentalAmountMinor, currency: quote.organisation.currency.trim() };
    return { writes: [updated(rootOf(quote), quoteLineNoun, line, price)] };
  });

/** Asks the customer for what is missing; whatever was changed before does not count as an answer. */
export const markQuoteLineIncomplete = (context: Context, input: Commented): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'markQuoteLineIncomplete', input, (_tx, _viewer, quote, line) => {
    refuseIfAny(incompleteProblems(input.comment));
    const set = { ...comment(input), changedSinceIncomplete: false, statusDescription: null };
    return { writes: [moved(rootOf(quote), quoteLineNoun, line, 'INCOMPLETE', set, { comment: input.comment })] };
  });

/** both prices are there, so the line can be ordered. */
export const completeQuoteLinePricing = (context: Context, input: Described & HandPrices): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'completeQuoteLinePricing', input, (_tx, _viewer, quote, line) => {
    refuseIfAny(completionProblems(line, input));
    const set = {
      pricingMode: 'MANUAL' as const,
      rentalMinor: input.rentalAmountMinor ?? line.rentalMinor,
      establishmentMinor: input.establishmentAmountMinor ?? null,
      currency: quote.organisation.currency.trim(),
      offeredLeadTimeDays: input.offeredLeadTimeDays ?? line.product?.leadTimeDays ?? null,
      statusDescription: input.statusDescription ?? null,
      ...comment(input),
    };
    return { writes: [moved(rootOf(quote), quoteLineNoun, line, 'COMPLETED', set, { comment: input.comment })] };
  });
