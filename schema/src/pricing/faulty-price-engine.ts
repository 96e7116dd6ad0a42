import type { PriceAnswer, PriceEngine } from './price-engine.ts';

/** How a system on the other side can fail us. */
export type Fault = 'DOWN' | 'SILENT' | 'SLOW' | 'WRONG';

export interface FaultyPriceEngine extends PriceEngine {
  /** From the next question on; null mends it. */
  fail(fault: Fault | null): void;
  /** Lets every answer that SLOW holds back go. */
  answerNow(): void;
  readonly asked: number;
}

/**
 * A price engine that can be made to fail. DOWN rejects, SILENT never answers, SLOW answers when told to, WRONG answers
 * with a negative amount in a currency nobody asked for.
 */
export function faultyPriceEngine(engine: PriceEngine): FaultyPriceEngine {
  let fault: Fault | null = null;
  let asked = 0;
  let held = Promise.withResolvers<void>();
  return {
    get asked() {
      return asked;
    },
    fail(next) {
      fault = next;
    },
    answerNow() {
      held.resolve();
      held = Promise.withResolvers<void>();
    },
    async price(request) {
      asked += 1;
      if (fault === 'DOWN') throw new Error('The price engine is down.');
      if (fault === 'SILENT') return new Promise<PriceAnswer>(() => {});
      if (fault === 'WRONG') return { found: true, currency: 'XXX', rentalMinor: -1, establishmentMinor: Number.NaN };
      if (fault === 'SLOW') await held.promise;
      return engine.price(request);
    },
  };
}
