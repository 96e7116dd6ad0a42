import { labelOf } from '../lifecycle.ts';
import type { Tx } from '@sporbar/prisma/client.ts';
import { actingViewer, type Context } from '../context.ts';
import { judge } from '../judge.ts';
import { no, refuseIfAny, type Problem } from '../refusals.ts';
import { transition, type CommandInput, type Outcome, type Plan } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { accessProblems } from './quote.access.ts';
import { quoteLineLifecycle, type QuoteLineMove } from './quote-line.lifecycle.ts';
import type { SubmitOutcome } from './submitting/submit.rules.ts';
import { lineOf, loadQuote, quoteOfLine, type LineState, type QuoteState } from './quote.state.ts';

/** What a command on quotes answers: ids, as JSON, since it is kept for replays. */
export interface QuoteResult {
  readonly quoteId: string;
  /** The lines that were changed. */
  readonly lineIds: readonly string[];
  /** Orders that were made from lines. */
  readonly orderIds?: readonly string[];
  /** What a submit did with each line it was about. */
  readonly submitted?: readonly { readonly lineId: string; readonly lineNo: number; readonly outcome: SubmitOutcome }[];
}

export interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

type Planned = Omit<Plan<unknown>, 'result'> & { readonly result?: Omit<QuoteResult, 'quoteId' | 'lineIds'> };

/** G-06: the caller has seen the header as it is. */
const versionProblems = (quote: QuoteState, expectedVersion: number): Problem[] => {
  const { id: objectId, version: currentVersion, updatedAt: changedAt } = quote;
  return currentVersion === expectedVersion ? [] : [no.conflict('/expectedVersion', {}, { objectId, data: { currentVersion, changedAt } })];
};

/** G-08: this does not start from where the quote stands. */
export const nowhere = (quote: QuoteState): Problem =>
  no.invalidTransition(
    '',
    { status: labelOf('QUOTE_LINE', quote.status) },
    { objectId: quote.id, data: { from: quote.status, allowed: [] } },
  );

const resultOf = (quoteId: string, { writes, result }: Planned): QuoteResult => ({
  quoteId,
  lineIds: writes.filter(({ noun, kind }) => noun.type === 'QUOTE_LINE' && kind !== 'REMOVED').map(({ id }) => id),
  ...result,
});

/** A command on a header: visible, allowed and at the expected version before its own rules are asked. */
export const onQuote = (
  context: Context,
  move: QuoteLineMove,
  input: ChangeInput,
  plan: (tx: Tx, viewer: Viewer, quote: QuoteState, now: Date) => Planned | Promise<Planned>,
): Promise<Outcome<QuoteResult>> =>
  transition(context, {
    move,
    input,
    locks: [{ table: 'quotes', id: input.id }],
    plan: async (tx, viewer, now) => {
      const quote = await loadQuote(tx, viewer, input.id);
      refuseIfAny(accessProblems(viewer, quoteLineLifecycle.moves[move]));
      refuseIfAny(versionProblems(quote, input.expectedVersion));
      const planned = await plan(tx, viewer, quote, now);
      return { ...planned, result: resultOf(quote.id, planned) };
    },
  });

/** A command on one line: rights, version and status as the lifecycle has them, then its own rules. */
export async function onLine(
  context: Context,
  move: QuoteLineMove,
  input: ChangeInput,
  plan: (tx: Tx, viewer: Viewer, quote: QuoteState, line: LineState, now: Date) => Planned | Promise<Planned>,
): Promise<Outcome<QuoteResult>> {
  actingViewer(context);
  const quoteId = await quoteOfLine(context.db, input.id);
  return transition(context, {
    move,
    input,
    locks: [{ table: 'quotes', id: quoteId }],
    plan: async (tx, viewer, now) => {
      const quote = await loadQuote(tx, viewer, quoteId);
      const line = lineOf(quote, input.id);
      refuseIfAny(accessProblems(viewer, quoteLineLifecycle.moves[move]));
      const objection = judge(quoteLineLifecycle, move, viewer, line, input.expectedVersion);
      refuseIfAny(objection === undefined ? [] : [objection]);
      const planned = await plan(tx, viewer, quote, line, now);
      return { ...planned, result: resultOf(quoteId, planned) };
    },
  });
}
