import { m } from '#lib/paraglide/messages.js';
import type { Move, MoveInput } from '#lib/status/moves.ts';

/** Moves that are made by filling in a form of the page, not by a button of their own. */
const byForm = ['updateQuote', 'updateQuoteLine', 'addQuoteLine'];

export const offered = (name: string): boolean => !byForm.includes(name);

/** Moves that end something: asked once more before they are made. */
export const confirmed = ['cancelQuote', 'cancelQuoteLine', 'removeQuoteLine', 'closeQuoteLine'];

/** What the carrier does next stands before what it may do on the way. */
export const inOrder = (moves: readonly Move[]): Move[] =>
  moves.toSorted((a, b) => Number(b.name === 'completeQuoteLinePricing') - Number(a.name === 'completeQuoteLinePricing'));

interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
}

const comment = (required: boolean, label: string): MoveInput => ({ name: 'comment', label, kind: 'text', required });
const amount = (name: string, label: string, required: boolean, known: Amount | null = null): MoveInput => ({
  ...{ name, label, kind: 'minor', required },
  ...(known === null ? {} : { value: String(known.amountMinor / 100), currency: known.currency }),
});

/** Q-18, O-19: several lines become one order each, or one project that is delivered together. */
const orderType = (): MoveInput => ({
  name: 'orderType',
  label: m.order_type(),
  kind: 'choice',
  required: true,
  value: 'STANDARD',
  hint: m.quotes_order_type_hint(),
  choices: [
    { value: 'STANDARD', label: m.quotes_order_type_STANDARD() },
    { value: 'PROJECT', label: m.quotes_order_type_PROJECT() },
  ],
});

/** What a move on the whole quote asks for. A project is a question where there is more than one line to order. */
export const inputsOfQuote = (move: Move, orderable: number): readonly MoveInput[] =>
  move.name === 'orderAllQuoteLines' && orderable > 1 ? [orderType()] : inputsOf(move);

/** What each move asks for: what it needs, and what is worth saying. `rental` is the price that shows already. */
export function inputsOf(move: Move, rental: Amount | null = null): readonly MoveInput[] {
  const needs = (name: string): boolean => move.needs.includes(name);
  switch (move.name) {
    case 'setQuoteLineCustomerUpdate':
      return [comment(needs('comment'), m.field_what_was_added())];
    case 'cancelQuote':
    case 'cancelQuoteLine':
    case 'withdrawQuoteLine':
    case 'closeQuoteLine':
      return [comment(needs('comment'), m.field_why())];
    case 'setQuoteLineRentalPrice':
      return [amount('rentalAmountMinor', m.quotes_rental_per_month(), true, rental)];
    case 'markQuoteLineIncomplete':
      return [comment(true, m.field_what_is_missing())];
    case 'completeQuoteLinePricing':
      return [
        amount('rentalAmountMinor', m.quotes_rental_per_month(), needs('rentalAmountMinor'), rental),
        amount('establishmentAmountMinor', m.quotes_establishment_once(), true),
        { name: 'offeredLeadTimeDays', label: m.quotes_lead_time_days(), kind: 'number', required: false, min: '1' },
        { name: 'statusDescription', label: m.quotes_price_rests_on(), kind: 'text', required: false },
      ];
    default:
      return [];
  }
}
