import { availableMoves, type AvailableMove, type BallInCourt, type MoveFacts } from '../moves.ts';
import { actorKindsOf, type Viewer } from '../viewer.ts';
import type { Problem } from '../refusals.ts';
import type { Words } from '../words.ts';
import { accessProblems } from './quote.access.ts';
import { cancelQuoteProblems, orderAllProblems, orderedProblems, removeProblems, selectedOf, submitProblems } from './quote.rules.ts';
import type { LineState, QuoteState } from './quote.state.ts';
import { quoteLineLifecycle, type QuoteLineMove } from './quote-line.lifecycle.ts';
import { quoteLineStatuses } from './quote-line.statuses.ts';

/** The moves of one line for this viewer. */
export function lineMoves(viewer: Viewer, quote: QuoteState, line: LineState): AvailableMove[] {
  const guards: Partial<Record<QuoteLineMove, () => Problem[]>> = {
    removeQuoteLine: () => removeProblems(quote.lines.length),
    closeQuoteLine: () => orderedProblems(line),
    orderQuoteLine: () => orderedProblems(line),
    withdrawQuoteLine: () => orderedProblems(line),
  };
  const moves = availableMoves(quoteLineLifecycle, 'line', viewer, [line], (move) => judged(viewer, move, guards));
  return moves.map((move) => {
    if (move.name === 'completeQuoteLinePricing' && line.rentalMinor !== null) return { ...move, needs: ['establishmentAmountMinor'] };
    if (move.name === 'setQuoteLineCustomerUpdate') return { ...move, needs: answerNeeds(line) };
    return withReason(viewer, move);
  });
}

/** The moves of the header: they act on every line they fit. */
export function quoteMoves(viewer: Viewer, quote: QuoteState): AvailableMove[] {
  const guards: Partial<Record<QuoteLineMove, () => Problem[]>> = {
    submitQuote: () => selectedOf(quote.lines, null).flatMap(submitProblems),
    cancelQuote: () => cancelQuoteProblems(quote.lines),
    orderAllQuoteLines: () => orderAllProblems(quote.lines),
  };
  const moves = availableMoves(quoteLineLifecycle, 'root', viewer, quote.lines, (move) => judged(viewer, move, guards));
  return [...adding(viewer, quote), ...moves.map((move) => withReason(viewer, move))];
}

const judged = (viewer: Viewer, move: QuoteLineMove, guards: Partial<Record<QuoteLineMove, () => Problem[]>>): MoveFacts => {
  const forbidden = accessProblems(viewer, quoteLineLifecycle.moves[move]);
  return { problems: forbidden.length > 0 ? forbidden : (guards[move]?.() ?? []) };
};

/** a word is an answer as good as a field or a file, so without those it is asked for. */
const answerNeeds = (line: LineState): readonly string[] => (line.changedSinceIncomplete ? [] : ['comment']);

/** what the carrier cancels it gives a reason for. */
const withReason = (viewer: Viewer, move: AvailableMove): AvailableMove =>
  viewer.isCarrier && (move.name === 'cancelQuote' || move.name === 'cancelQuoteLine') ? { ...move, needs: ['comment'] } : move;

/** A further line starts from no line's status, so the lifecycle cannot offer it. */
function adding(viewer: Viewer, quote: QuoteState): AvailableMove[] {
  const { by, label } = quoteLineLifecycle.moves.addQuoteLine;
  if (quote.status === 'CANCELLED' || !actorKindsOf(viewer).some((kind) => by.includes(kind))) return [];
  const blockedBy = accessProblems(viewer, quoteLineLifecycle.moves.addQuoteLine);
  return [{ name: 'addQuoteLine', label, to: ['NEW'], blockedBy, needs: ['line'], cost: null, deadline: null }];
}

const actions: Record<LineState['status'], Words> = {
  NEW: { en: 'Fill in and submit', nb: 'Fyll ut og send inn', sv: 'Fyll i och skicka in' },
  RECEIVED: { en: 'Start pricing', nb: 'Start prisingen', sv: 'Börja prissätta' },
  IN_PROCESS: { en: 'Work out the price', nb: 'Beregn prisen', sv: 'Räkna fram priset' },
  INCOMPLETE: {
    en: 'Add what is missing and set Customer Update',
    nb: 'Legg til det som mangler, og meld som oppdatert',
    sv: 'Lägg till det som saknas och markera som uppdaterad',
  },
  CUSTOMER_UPDATE: { en: 'Take it up again', nb: 'Ta den opp igjen', sv: 'Ta upp den igen' },
  COMPLETED: { en: 'Order it, or close it', nb: 'Bestill den, eller lukk den', sv: 'Beställ den eller stäng den' },
  CUSTOMER_CLOSED: { en: 'Nothing is left to do', nb: 'Ingenting gjenstår', sv: 'Inget återstår att göra' },
  CANCELLED: { en: 'Nothing is left to do', nb: 'Ingenting gjenstår', sv: 'Inget återstår att göra' },
};

type Waiting = Pick<LineState, 'status' | 'enteredStatusAt' | 'orderedAt'>;

/** Whose move a line is. One that is ordered waits for nobody: its order does. */
export function ballOfLine({ status, enteredStatusAt, orderedAt }: Waiting): BallInCourt {
  if (orderedAt !== null) return { party: 'NOBODY', since: orderedAt, dueAt: null, action: actions.CANCELLED };
  return { party: quoteLineStatuses[status].acts, since: enteredStatusAt, dueAt: null, action: actions[status] };
}

/** What the header waits for: its most pressing line, in the order of its own roll-up, the longest waiting first. */
const pressing = [
  'INCOMPLETE',
  'CUSTOMER_UPDATE',
  'IN_PROCESS',
  'RECEIVED',
  'NEW',
  'COMPLETED',
] as const satisfies readonly LineState['status'][];

export function ballOfQuote(quote: { readonly updatedAt: Date; readonly lines: readonly Waiting[] }): BallInCourt {
  const open = quote.lines
    .filter((line) => ballOfLine(line).party !== 'NOBODY')
    .toSorted((a, b) => a.enteredStatusAt.getTime() - b.enteredStatusAt.getTime());
  for (const status of pressing) {
    const line = open.find((one) => one.status === status);
    if (line !== undefined) return ballOfLine(line);
  }
  return { party: 'NOBODY', since: quote.updatedAt, dueAt: null, action: actions.CANCELLED };
}
