import { outcomeOf, pricingRoute, unanswered, type CircuitFacts, type PricedProduct, type PricingOutcome } from './pricing.rules.ts';
import type { PriceAnswer, PriceEngine, PriceRequest } from './price-engine.ts';

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
    const answer = await ask(engine, { productCode: product.code, speedKbps, distanceMetres: route.distanceMetres, currency }, deadline);
    return outcomeOf(route, answer, currency);
  } catch {
    return unanswered;
  }
}

function ask(engine: PriceEngine, request: PriceRequest, deadline: AbortSignal): Promise<PriceAnswer> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error('The price engine did not answer in time.'));
    if (deadline.aborted) return late();
    deadline.addEventListener('abort', late, { once: true });
    engine
      .price(request)
      .then(resolve, reject)
      .finally(() => deadline.removeEventListener('abort', late));
  });
}
