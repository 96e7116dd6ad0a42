import { checkProblems, counting } from '../../availability/check.rules.ts';
import { bookingProblems, bookingStanding } from '../../booking/booking.rules.ts';
import type { Problem } from '../../refusals.ts';
import type { LineFacts, SendFacts } from './line-facts.ts';

/** K-02 and B-01: the product's own policies, and what the line does, decide whether a check and a booking are asked for (B-02, B-04). */
export function preparationProblems(line: LineFacts, { now, isProject }: SendFacts, at: string): Problem[] {
  const check = counting(line.checks);
  const problems = checkProblems(line, check, now, at);
  return problems.length > 0 ? problems : bookingProblems(line, bookingStanding(line, check, isProject), at);
}
