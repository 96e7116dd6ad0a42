import { goodCircuit, oddCircuit, type Places } from '@sporbar/schema/quotes/quote.testing.ts';
import type { MoveSpec } from './moves.testing.ts';
import { no, perhaps, yes } from './outcomes.testing.ts';
import { headerOf, linesOf, type State, type Thing } from './state.testing.ts';

let known: Places | undefined;
/** The addresses every circuit of the model runs between. */
export const setPlaces = (places: Places): void => void (known = places);
export const circuit = (odd: boolean): Record<string, unknown> => {
  if (known === undefined) throw new Error('no places yet');
  return odd ? oddCircuit(known) : goodCircuit(known);
};

export const isOdd = (line: Record<string, unknown>): boolean => line['productCode'] === 'LEASED_LINE_OTHER';

/** An order line of a quote lacks what only the customer knows. */
const born = () => ({ vague: true });
const commented = () => ({ comment: 'Because it is so.' });
const step = (more: Partial<MoveSpec> = {}): MoveSpec => ({ on: 'QUOTE_LINE', input: commented, ...more });
const unordered = (line: Thing) => (line.facts.ordered === true ? (['GUARD', 'INVALID_TRANSITION'] as const) : yes);
const open = ['NEW', 'RECEIVED', 'IN_PROCESS', 'INCOMPLETE', 'CUSTOMER_UPDATE'];
/** Of a line that was added to a sent quote and never sent itself, the book leaves open what the carrier may do. */
const isDraft = (line: Thing, state: State): boolean => line.status === 'NEW' && headerOf(state, line).facts.submitted === true;

export const quoteMoves: Record<string, MoveSpec> = {
  updateQuote: {
    on: 'QUOTE',
    ofHeader: true,
    input: (quote) => ({ title: `Quote ${quote.version}` }),
    does: (change, quote) => change.touched(quote),
  },
  addQuoteLine: {
    on: 'QUOTE',
    input: (quote) => ({ line: circuit(quote.version % 2 === 0) }),
    guard: (quote) => (quote.status === 'CANCELLED' ? ['GUARD', 'INVALID_TRANSITION'] : yes),
    born: (_id, { line }) => ({ odd: isOdd(line as Record<string, unknown>) }),
    does: (change, quote) => change.joined(quote),
  },
  updateQuoteLine: {
    on: 'QUOTE_LINE',
    input: (line) => ({ line: circuit(line.facts.odd === true) }),
    does: (change, line) => change.same(line, { changed: true }),
  },
  removeQuoteLine: {
    on: 'QUOTE_LINE',
    ends: true,
    guard: (line, state) => (linesOf(state, headerOf(state, line)).length === 1 ? no : yes),
    does: (change, line) => change.gone(line),
  },
  setQuoteLineRentalPrice: step({ input: () => ({ rentalAmountMinor: 250_000 }), does: (change, line) => change.same(line) }),
  submitQuote: {
    on: 'QUOTE',
    ofHeader: true,
    input: () => ({ confirmManualPricing: true }),
    does: (change, quote, state) => {
      for (const line of linesOf(state, quote))
        if (line.status === 'NEW') change.to(line, line.facts.odd === true ? 'RECEIVED' : 'COMPLETED');
      quote.facts.submitted = true;
    },
  },
  startQuoteLinePricing: step({ input: () => ({ statusDescription: 'Being priced.' }) }),
  markQuoteLineIncomplete: step({ does: (change, line) => change.to(line, 'INCOMPLETE', { changed: false }) }),
  setQuoteLineCustomerUpdate: step(),
  completeQuoteLinePricing: step({
    input: () => ({ rentalAmountMinor: 250_000, establishmentAmountMinor: 900_000, offeredLeadTimeDays: 20 }),
  }),
  closeQuoteLine: step({ ends: true, guard: unordered }),
  cancelQuoteLine: step({
    ends: true,
    guard: (line, state) => (isDraft(line, state) ? [...perhaps, 'FORBIDDEN', 'NOT_FOUND', 'INVALID_TRANSITION'] : yes),
  }),
  cancelQuote: {
    on: 'QUOTE',
    ofHeader: true,
    ends: true,
    input: commented,
    // A COMPLETED line makes it fail as a whole; of closed ones the book says nothing.
    guard: (quote, state) => {
      const lines = linesOf(state, quote);
      if (lines.some(({ status }) => status === 'COMPLETED')) return ['GUARD', 'INVALID_TRANSITION'];
      return lines.every(({ status }) => open.includes(status)) && !lines.some((line) => isDraft(line, state))
        ? yes
        : [...perhaps, 'FORBIDDEN', 'INVALID_TRANSITION'];
    },
    does: (change, quote, state) => {
      for (const line of linesOf(state, quote)) if (open.includes(line.status)) change.to(line, 'CANCELLED');
    },
  },
  withdrawQuoteLine: step({ ends: true, guard: unordered }),
  orderQuoteLine: { on: 'QUOTE_LINE', guard: unordered, born, does: (change, line) => change.same(line, { ordered: true }) },
  orderAllQuoteLines: {
    on: 'QUOTE',
    born,
    ofHeader: true,
    guard: (quote, state) =>
      linesOf(state, quote).some(({ status, facts }) => status === 'COMPLETED' && facts.ordered !== true)
        ? yes
        : ['GUARD', 'INVALID_TRANSITION'],
    does: (change, quote, state) => {
      for (const line of linesOf(state, quote))
        if (line.status === 'COMPLETED' && line.facts.ordered !== true) change.same(line, { ordered: true });
    },
  },
};
