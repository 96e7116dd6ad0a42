import { checkProblems, counting } from '../../availability/check.rules.ts';
import type { Problem } from '../../refusals.ts';
import { noOrder } from '../order.refusals.ts';
import type { LineFacts, SendFacts } from './line-facts.ts';

/** K-02 and B-01: the product's own policies decide whether a check and a booking are asked for; some orders are not booked (B-04). */
export function preparationProblems(line: LineFacts, { now }: SendFacts, isUnbooked: boolean, at: string): Problem[] {
  const check = counting(line.checks);
  const problems = checkProblems(line, check, now, at);
  if (problems.length > 0) return problems;
  const mustBook = line.product?.selfBooking === true && !isUnbooked && check?.colour === 'GREEN';
  return mustBook ? [noOrder.bookingRequired(`${at}/appointment`)] : [];
}
