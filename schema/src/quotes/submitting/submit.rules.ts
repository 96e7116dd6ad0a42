import type { PricingOutcome } from '../../pricing/pricing.rules.ts';
import type { Problem } from '../../refusals.ts';
import { noQuote } from '../quote.refusals.ts';
import { pathOf } from '../quote.rules.ts';

/** What became of one line. Stored with the answer, so that a repeated request is answered alike. */
export type SubmitOutcome = 'PRICED' | 'SENT' | 'DECLINED' | 'ENGINE_AWAY';

export interface Submitted<Line> {
  readonly line: Line;
  readonly pricing: PricingOutcome;
}

export interface SubmitStep<Line> extends Submitted<Line> {
  readonly outcome: SubmitOutcome;
}

export type SubmitPlan<Line> = { readonly problems: readonly Problem[] } | { readonly steps: readonly SubmitStep<Line>[] };

interface LineName {
  readonly id: string;
  readonly lineNo: number;
}

/**
 * What happens to lines whose prices have been asked for. Q-27: a line with a price never goes to manual treatment.
 * one without goes there only when the user has said yes; while nobody has asked the user, nothing happens at
 * all. Q-32: where the engine is away the line stays NEW and the others go on. A submit that would move no line is
 * refused with the reason of each.
 */
export function planSubmit<Line extends LineName>(
  submitted: readonly Submitted<Line>[],
  confirmManualPricing: boolean | null,
): SubmitPlan<Line> {
  const manual = submitted.filter(({ pricing }) => pricing.kind === 'MANUAL');
  if (manual.length > 0 && confirmManualPricing === null) {
    const lineIds = manual.map(({ line }) => line.id);
    return {
      problems: manual.map(({ line }) =>
        noQuote.manualQuestion(pathOf(line), { lineNo: line.lineNo }, { objectId: line.id, data: { lineIds } }),
      ),
    };
  }
  const steps = submitted.map((one): SubmitStep<Line> => ({ ...one, outcome: outcomeOf(one.pricing, confirmManualPricing === true) }));
  const isMoved = steps.some(({ outcome }) => outcome === 'PRICED' || outcome === 'SENT');
  return isMoved ? { steps } : { problems: steps.flatMap(({ line, outcome }) => leftBehind(line, outcome)) };
}

function outcomeOf(pricing: PricingOutcome, isConfirmed: boolean): SubmitOutcome {
  switch (pricing.kind) {
    case 'PRICED':
      return 'PRICED';
    case 'TECHNICAL':
      return 'ENGINE_AWAY';
    case 'MANUAL':
      return isConfirmed ? 'SENT' : 'DECLINED';
  }
}

/** Why a line is still NEW; nothing for one that moved. */
export function leftBehind(line: LineName, outcome: SubmitOutcome): Problem[] {
  const params = { lineNo: line.lineNo };
  if (outcome === 'DECLINED') return [noQuote.manualDeclined(pathOf(line), params, { objectId: line.id })];
  return outcome === 'ENGINE_AWAY' ? [noQuote.engineAway(pathOf(line), params, { objectId: line.id, data: { retryable: true } })] : [];
}
