import type { Fault } from '../pricing/faulty-price-engine.ts';
import type { AddressRegister } from './register.ts';

export interface FaultyRegister extends AddressRegister {
  /** From the next question on; null mends it. */
  fail(fault: Fault | null): void;
  /** Lets every answer that SLOW holds back go. */
  answerNow(): void;
}

/** A register that can be made to fail. DOWN rejects, SILENT never answers, SLOW answers when told to, WRONG answers nonsense. */
export function faultyRegister(register: AddressRegister): FaultyRegister {
  let fault: Fault | null = null;
  let held = Promise.withResolvers<void>();
  const answer = async <T>(real: () => Promise<T>, wrong: (answer: T) => T): Promise<T> => {
    if (fault === 'DOWN') throw new Error('The address register is down.');
    if (fault === 'SILENT') return new Promise<T>(() => {});
    if (fault === 'WRONG') return wrong(await real());
    if (fault === 'SLOW') await held.promise;
    return real();
  };
  return {
    fail(next) {
      fault = next;
    },
    answerNow() {
      held.resolve();
      held = Promise.withResolvers<void>();
    },
    search: (query, limit) =>
      answer(
        () => register.search(query, limit),
        (hits) => hits.map((hit) => ({ ...hit, address: { ...hit.address, accessZone: -1, lat: Number.NaN } })),
      ),
    cityFor: (country, code) =>
      answer(
        () => register.cityFor(country, code),
        () => '',
      ),
    find: (registerId) =>
      answer(
        () => register.find(registerId),
        (found) => (found === null ? null : { ...found, postcode: 'none' }),
      ),
  };
}
