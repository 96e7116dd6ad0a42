import type { Problem } from '../../refusals.ts';
import { noOrder } from '../order.refusals.ts';
import type { LineFacts } from './line-facts.ts';

/** What another context answers about a line: until a check or a booking exists both are null. */
export interface DeliveryPreparation {
  readonly availability: 'GREEN' | 'YELLOW' | 'RED' | null;
  readonly appointment: 'CONFIRMED' | null;
}

/** K-02 and B-01: the product's own policies decide whether a check and a booking are asked for; some orders are not booked (B-04). */
export function preparationProblems(line: LineFacts, done: DeliveryPreparation, isUnbooked: boolean, at: string): Problem[] {
  if (line.product?.availabilityPolicy === 'MANDATORY' && done.availability === null)
    return [noOrder.availabilityRequired(`${at}/availabilityCheck`)];
  const mustBook = line.product?.selfBooking === true && !isUnbooked && done.availability === 'GREEN';
  return mustBook && done.appointment === null ? [noOrder.bookingRequired(`${at}/appointment`)] : [];
}

/** What has been prepared of a line: as yet nothing asks for a check or a booking. */
export const preparationOf = (_line: LineFacts): DeliveryPreparation => ({ availability: null, appointment: null });
