import { inTime } from '../patience.ts';
import { outcomeOf, pricingRoute, unanswered, type CircuitFacts, type PricedProduct, type PricingOutcome } from './pricing.rules.ts';
import type { PriceEngine } from './price-engine.ts';

export interface PricingFacts extends CircuitFacts {
  readonly product: PricedProduct & { readonly code: string };
  readonly speedKbps: number | null;
  /** The currency of the customer's agreement. */
  readonly currency: string;
}

/** How long the engine may take before the line is answered as a technical failure. */
export const priceDeadlineMs = 5_000;

/**
 * Prices one line, or says why not: MANUAL with the deciding rule, or TECHNICAL when the engine is away, silent past
 * `deadline` or answers nonsense. The engine is asked for automatic lines only. Never rejects. Ask before the
 * transaction that writes the price.
 */
export async function priceLine(
  facts: PricingFacts,
  engine: PriceEngine,
  deadline: AbortSignal = AbortSignal.timeout(priceDeadlineMs),
): Promise<PricingOutcome> {
  const route = pricingRoute(facts.product, facts);
  if (route.mode === 'MANUAL') return { kind: 'MANUAL', ruleId: route.ruleId };
  const { product, speedKbps, currency } = facts;
  try {
    const request = { productCode: product.code, speedKbps, distanceMetres: route.distanceMetres, currency };
    const answer = await inTime(deadline, () => engine.price(request));
    return outcomeOf(route, answer, currency);
  } catch {
    return unanswered;
  }
}
