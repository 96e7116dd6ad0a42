import type { Fault } from '../pricing/faulty-price-engine.ts';
import type { AppointmentSystem, VisitAnswer } from './appointment-system.ts';

export interface FaultyAppointments extends AppointmentSystem {
  /** From the next question on; null mends it. TAKEN: its own calendar is full. */
  fail(fault: Fault | 'TAKEN' | null): void;
  /** Lets every answer that SLOW holds back go. */
  answerNow(): void;
  readonly asked: number;
}

/**
 * An appointment system that can be made to fail. DOWN rejects, SILENT never answers, SLOW does what it was asked and answers
 * when told to, WRONG confirms another slot.
 */
export function faultyAppointments(system: AppointmentSystem): FaultyAppointments {
  let fault: Fault | 'TAKEN' | null = null;
  let asked = 0;
  let held = Promise.withResolvers<void>();
  const failing = async <T>(answer: () => Promise<T>): Promise<T> => {
    asked += 1;
    if (fault === 'DOWN') throw new Error('The appointment system is down.');
    if (fault === 'SILENT') return new Promise<T>(() => {});
    const answered = await answer();
    if (fault === 'SLOW') await held.promise;
    return answered;
  };
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
    confirm: (visit, signal) =>
      failing<VisitAnswer>(async () => {
        if (fault === 'TAKEN') return 'TAKEN';
        const answer = await system.confirm(visit, signal);
        return fault === 'WRONG' ? { externalRef: 'V-1', slotStart: new Date(visit.slotStart.getTime() + 3_600_000) } : answer;
      }),
    withdraw: (visitKey, signal) => failing(() => system.withdraw(visitKey, signal)),
    reach: (signal) => failing(() => system.reach(signal)),
  };
}
