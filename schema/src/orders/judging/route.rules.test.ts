import { describe, expect, it } from 'vitest';
import type { CheckFacts } from '../../availability/check.rules.ts';
import type { LineFacts, OrderableFacts } from '../submitting/line-facts.ts';
import { routeOf } from './route.rules.ts';

const product = { code: 'SHDSL', family: 'BROADBAND', availabilityPolicy: 'MANDATORY', selfBooking: true } as OrderableFacts;
const answer = (changes: Partial<CheckFacts> = {}): CheckFacts => ({
  status: 'DONE',
  attempts: 0,
  colour: 'GREEN',
  yellowReason: null,
  hits: [{}],
  selectedHit: 0,
  validUntil: null,
  productCode: 'SHDSL',
  speedKbps: null,
  discardedAt: null,
  ...changes,
});
const line = (changes: Partial<LineFacts> = {}) => ({
  ...{ product, attributes: {}, modifyKind: null, previousProduct: null, termination: null, unbooked: null },
  checks: [answer()],
  ...changes,
});
const route = (changes: Partial<LineFacts>, isProject = false) => {
  const { kind, ruleId, isDecided } = routeOf(line(changes), { isProject });
  return [kind, ruleId, isDecided];
};

describe('the way an order line will go', () => {
  it('K-06 is automatic after a green check', () => expect(route({})).toEqual(['AUTOMATIC', null, true]));
  it('K-08 is open while the check advises a booking that nobody has chosen or left out', () =>
    expect(route({ checks: [answer({ colour: 'YELLOW', yellowReason: 'AMBIGUOUS' })] })).toEqual(['AUTOMATIC', null, false]));
  it('B-09 is manual for whoever goes on without the booking that is advised', () =>
    expect(route({ unbooked: 'CHOSEN' })).toEqual(['MANUAL', 'B-09', true]));
  it('B-11 is manual where no time was free, or the booking did not answer', () =>
    expect([route({ unbooked: 'NO_SLOT' }), route({ unbooked: 'NO_ANSWER' })]).toEqual([
      ['MANUAL', 'B-11', true],
      ['MANUAL', 'B-11', true],
    ]));
  it('K-07 is manual when the check said that it failed', () =>
    expect(route({ checks: [answer({ colour: 'YELLOW', yellowReason: 'SYSTEM_ERROR' })] })).toEqual(['MANUAL', 'K-07', true]));
  it('K-12 is manual after the second time-out', () =>
    expect(route({ checks: [answer({ colour: 'YELLOW', yellowReason: 'SYSTEM_ERROR', attempts: 2 })] })).toEqual(['MANUAL', 'K-12', true]));
  it('M-17 is manual when the visit that was booked does not fit any more', () =>
    expect(routeOf(line(), { isProject: false }, true)).toMatchObject({ kind: 'MANUAL', ruleId: 'M-17' }));
  it('K-15 is open once the line says something else than was checked', () =>
    expect(route({ checks: [answer({ productCode: 'PSTN' })] })).toEqual(['AUTOMATIC', null, false]));
  it('K-01 is automatic without a check where none is asked for', () =>
    expect(route({ product: { ...product, availabilityPolicy: 'NOT_APPLICABLE' }, checks: [] })).toEqual(['AUTOMATIC', null, true]));
});
