import type { Fault } from '../pricing/faulty-price-engine.ts';
import type { AvailabilityAnswer, AvailabilityQuestion, AvailabilitySystem } from './availability-system.ts';

export interface FaultyAvailability extends AvailabilitySystem {
  /** From the next question on; null mends it. With `only`, for questions it holds for. */
  fail(fault: Fault | null, only?: (question: AvailabilityQuestion) => boolean): void;
  /** Lets every answer that SLOW holds back go. */
  answerNow(): void;
  readonly asked: number;
}

/**
 * An availability system that can be made to fail. DOWN rejects, SILENT never answers unless it is told to give up, SLOW
 * answers when told to, WRONG answers with a colour that does not exist.
 */
export function faultyAvailability(system: AvailabilitySystem): FaultyAvailability {
  let fault: Fault | null = null;
  let concerns = (_question: AvailabilityQuestion): boolean => true;
  let asked = 0;
  let held = Promise.withResolvers<void>();
  return {
    get asked() {
      return asked;
    },
    fail(next, only = () => true) {
      fault = next;
      concerns = only;
    },
    answerNow() {
      held.resolve();
      held = Promise.withResolvers<void>();
    },
    async ask(question, signal) {
      asked += 1;
      const failing = concerns(question) ? fault : null;
      if (failing === 'DOWN') throw new Error('The availability system is down.');
      if (failing === 'SILENT') return new Promise<AvailabilityAnswer>(() => {});
      if (failing === 'WRONG') return { hits: [{ addressLine: '', accessLineNumber: null, colour: 'BLUE' as 'RED' }] };
      if (failing === 'SLOW') await held.promise;
      return system.ask(question, signal);
    },
  };
}
