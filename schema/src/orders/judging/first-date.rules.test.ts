import { describe, expect, it } from 'vitest';
import type { OrderableFacts } from '../submitting/line-facts.ts';
import { firstAcceptedDate } from './first-date.rules.ts';

const product = { code: 'SHDSL', family: 'BROADBAND', leadTimeDays: 10, ispChangeMinDays: 16, selfBooking: true } as OrderableFacts;
const line = { product, previousProduct: null, address: null, offeredLeadTimeDays: null };
const sending = { action: 'PROVIDE', today: '2025-10-01' } as const;

describe('the first date that would be accepted', () => {
  it('O-30 is the Monday after the lead time where a technician comes', () => expect(firstAcceptedDate(line, sending)).toBe('2025-10-13'));
  it('O-06 is the day on which the lead time has passed where nobody comes', () =>
    expect(firstAcceptedDate({ ...line, product: { ...product, selfBooking: false } }, sending)).toBe('2025-10-11'));
  it('O-05 counts the lead time of the offer', () =>
    expect(firstAcceptedDate({ ...line, offeredLeadTimeDays: 30 }, sending)).toBe('2025-10-31'));
  it('ISP-15 counts from the notice of a change of ISP', () =>
    expect(firstAcceptedDate(line, { ...sending, action: 'CHANGE_ISP' })).toBe('2025-10-17'));
  it('TER-07 is today for a termination', () => expect(firstAcceptedDate(line, { ...sending, action: 'TERMINATE' })).toBe('2025-10-01'));
  it('O-06 is not known before a product is chosen', () => expect(firstAcceptedDate({ ...line, product: null }, sending)).toBe(null));
});
