import type { PriceAnswer } from './price-engine.ts';

export interface PricedProduct {
  readonly onPriceList: boolean;
  readonly autoPriceRequiresZone1: boolean;
}

/** Both ends of a circuit as the address register knows them. */
export interface CircuitFacts {
  /** Null where an end has no position, or where the addresses are in an attachment. */
  readonly distanceMetres: number | null;
  readonly zoneA: number | null;
  readonly zoneB: number | null;
}

/** How a line is priced, and the rule that decided it. */
export type PricingRoute =
  | { readonly mode: 'AUTOMATIC'; readonly ruleId: 'Q-04' | 'Q-05'; readonly distanceMetres: number }
  | { readonly mode: 'MANUAL'; readonly ruleId: 'Q-04' | 'Q-06' | 'Q-07' };

/**
 * automatic wherever that is possible, manual for the rest.
 * A price-list product needs a distance; 34 and 155 Mbit/s need both ends in access zone 1 besides;
 * a product that is not on the price list is always priced by hand.
 */
export function pricingRoute(product: PricedProduct, { distanceMetres, zoneA, zoneB }: CircuitFacts): PricingRoute {
  if (!product.onPriceList) return { mode: 'MANUAL', ruleId: 'Q-07' };
  if (product.autoPriceRequiresZone1 && !(zoneA === 1 && zoneB === 1)) return { mode: 'MANUAL', ruleId: 'Q-06' };
  if (distanceMetres === null) return { mode: 'MANUAL', ruleId: 'Q-04' };
  return { mode: 'AUTOMATIC', ruleId: product.autoPriceRequiresZone1 ? 'Q-05' : 'Q-04', distanceMetres };
}

/** What became of pricing a line. */
export type PricingOutcome =
  | {
      readonly kind: 'PRICED';
      readonly ruleId: 'Q-04' | 'Q-05';
      readonly currency: string;
      readonly rentalMinor: number;
      readonly establishmentMinor: number;
    }
  | { readonly kind: 'MANUAL'; readonly ruleId: 'Q-04' | 'Q-06' | 'Q-07' }
  /** the line stays NEW; it does not go to manual pricing because an engine was away. */
  | { readonly kind: 'TECHNICAL'; readonly ruleId: 'Q-32' };

/** Judges the engine's answer. No price for this speed means it is not on the list; an absurd one is a failure. */
export function outcomeOf(route: PricingRoute, answer: PriceAnswer, currency: string): PricingOutcome {
  if (route.mode === 'MANUAL') return { kind: 'MANUAL', ruleId: route.ruleId };
  if (!answer.found) return { kind: 'MANUAL', ruleId: 'Q-07' };
  const { rentalMinor, establishmentMinor } = answer;
  const isSound = answer.currency === currency && rentalMinor > 0 && isAmount(rentalMinor) && isAmount(establishmentMinor);
  if (!isSound) return unanswered;
  return { kind: 'PRICED', ruleId: route.ruleId, currency, rentalMinor, establishmentMinor };
}

export const unanswered: PricingOutcome = { kind: 'TECHNICAL', ruleId: 'Q-32' };

/** Whole minor units that the database's integer column can hold. */
const isAmount = (minor: number): boolean => Number.isInteger(minor) && minor >= 0 && minor <= 2_147_483_647;
