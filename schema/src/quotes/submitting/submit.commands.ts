import type { QuoteLine } from '@sporbar/prisma/generated/client/client.ts';
import { chosenSpeed } from '../../catalogue/catalogue.rules.ts';
import type { Context } from '../../context.ts';
import { priceLine } from '../../pricing/price-line.ts';
import { unanswered, type PricingOutcome } from '../../pricing/pricing.rules.ts';
import { refuseIfAny } from '../../refusals.ts';
import type { Outcome } from '../../transition.ts';
import { moved, type Root, type Write } from '../../writes.ts';
import { mayQuote } from '../quote.access.ts';
import { onQuote, type ChangeInput, type QuoteResult } from '../quote.commands.ts';
import { quoteLineNoun } from '../quote.nouns.ts';
import { selectedOf, selectionProblems, submitProblems } from '../quote.rules.ts';
import { loadQuotes, rootOf, type LineState } from '../quote.state.ts';
import { pricingDesk, quoteLineLifecycle } from '../quote-line.lifecycle.ts';
import { planSubmit, type SubmitStep } from './submit.rules.ts';

export interface SubmitQuoteInput extends ChangeInput {
  /** which lines; every line in NEW when left out. */
  readonly lineIds?: readonly string[] | null | undefined;
  readonly confirmManualPricing?: boolean | null | undefined;
}

/**
 * *Submit (Estimate Price)*: all or nothing as to validation; prices are fetched before the transaction opens. What
 * happens to each line is `planSubmit`'s to say.
 */
export async function submitQuote(context: Context, input: SubmitQuoteInput): Promise<Outcome<QuoteResult>> {
  const prices = await fetchPrices(context, input);
  return onQuote(context, 'submitQuote', input, (_tx, _viewer, quote, now) => {
    refuseIfAny(selectionProblems(quote.lines, input.lineIds ?? null));
    const lines = selectedOf(quote.lines, input.lineIds ?? null);
    refuseIfAny(lines.flatMap(submitProblems));
    const plan = planSubmit(
      lines.map((line) => ({ line, pricing: prices.get(line.id) ?? unanswered })),
      input.confirmManualPricing ?? null,
    );
    if ('problems' in plan) {
      refuseIfAny(plan.problems);
      return { writes: [] };
    }
    const root = { ...rootOf(quote, quote.submittedAt === null ? { submittedAt: now } : {}), carrierVisible: true };
    const submitted = plan.steps.map(({ line, outcome }) => ({ lineId: line.id, lineNo: line.lineNo, outcome }));
    return { writes: plan.steps.flatMap((step) => writesOf(root, step)), result: { submitted } };
  });
}

/**
 * Asks the engine about every line that could go. Nothing is asked for a submit that is refused anyway, nor for another
 * version of the quote than the caller has seen: so a price is always that of the lines under the lock.
 */
async function fetchPrices(context: Context, input: SubmitQuoteInput): Promise<ReadonlyMap<string, PricingOutcome>> {
  const { viewer } = context;
  if (viewer === null || !mayQuote(viewer, quoteLineLifecycle.moves.submitQuote)) return new Map();
  const [quote] = await loadQuotes(context.db, viewer, { id: input.id, version: input.expectedVersion });
  if (quote === undefined || selectionProblems(quote.lines, input.lineIds ?? null).length > 0) return new Map();
  const lines = selectedOf(quote.lines, input.lineIds ?? null);
  if (lines.some((line) => submitProblems(line).length > 0)) return new Map();
  const currency = quote.organisation.currency.trim();
  return new Map(await Promise.all(lines.map(async (line) => [line.id, await priceOf(context, line, currency)] as const)));
}

async function priceOf(context: Context, line: LineState, currency: string): Promise<PricingOutcome> {
  if (line.product === null) return unanswered;
  const { product, distanceMetres, addressA, addressB } = line;
  const ends = { distanceMetres, zoneA: addressA?.accessZone ?? null, zoneB: addressB?.accessZone ?? null };
  return priceLine({ product, speedKbps: chosenSpeed(line.attributes), currency, ...ends }, context.ports.priceEngine);
}

function writesOf(root: Root, { line, pricing, outcome }: SubmitStep<LineState>): Write[] {
  if (outcome === 'SENT') return [moved(root, quoteLineNoun, line, 'RECEIVED', {}, { queue: pricingDesk })];
  return pricing.kind === 'PRICED' ? [moved(root, quoteLineNoun, line, 'COMPLETED', pricedColumns(line, pricing))] : [];
}

/** */
const pricedColumns = (line: LineState, price: Extract<PricingOutcome, { kind: 'PRICED' }>): Partial<QuoteLine> => ({
  pricingMode: 'AUTOMATIC',
  rentalMinor: price.rentalMinor,
  establishmentMinor: price.establishmentMinor,
  currency: price.currency,
  offeredLeadTimeDays: line.product?.leadTimeDays ?? null,
});
