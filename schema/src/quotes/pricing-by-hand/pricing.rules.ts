import type { Problem } from '../../refusals.ts';
import { noQuote } from '../quote.refusals.ts';
import { isBlank } from '../quote.rules.ts';

/** What an agent enters; amounts in minor units of the agreement's currency. */
export interface HandPrices {
  readonly rentalAmountMinor?: number | null | undefined;
  readonly establishmentAmountMinor?: number | null | undefined;
  readonly offeredLeadTimeDays?: number | null | undefined;
}

/** Rental is paid every month, so it is an amount above nothing. */
export const rentalProblems = (amountMinor: number | null | undefined): Problem[] =>
  amountMinor != null && amountMinor > 0 ? [] : [noQuote.rentalMissing('/rentalAmountMinor')];

/** both prices are there; a rental price that shows already need not be entered again. */
export function completionProblems(line: { readonly rentalMinor: number | null }, prices: HandPrices): Problem[] {
  const { establishmentAmountMinor: establishment, offeredLeadTimeDays: days } = prices;
  return [
    ...rentalProblems(prices.rentalAmountMinor ?? line.rentalMinor),
    ...(establishment != null && establishment >= 0 ? [] : [noQuote.establishmentMissing('/establishmentAmountMinor')]),
    ...(days == null || (days >= 1 && days <= 999) ? [] : [noQuote.leadTime('/offeredLeadTimeDays')]),
  ];
}

/** the customer is told what to mend. */
export const incompleteProblems = (comment: string | null | undefined): Problem[] =>
  isBlank(comment) ? [noQuote.missingWhat('/comment')] : [];
