import { describe, expect, it } from 'vitest';
import type { CheckFacts } from '../availability/check.rules.ts';
import { judgeVisit, type VisitAnswer } from './appointment-system.ts';
import {
  bookingProblems,
  bookingStanding,
  earliestDate,
  hasLapsed,
  holdProblems,
  mostNumbers,
  numberProblems,
  type AppointedFacts,
  type BookableFacts,
} from './booking.rules.ts';

const product = { code: 'WHOLESALE_ADSL_SHARED', family: 'BROADBAND', availabilityPolicy: 'MANDATORY', selfBooking: true } as const;
const line = (changes: Partial<BookableFacts> = {}): BookableFacts => ({
  product,
  attributes: { speedKbps: '8000' },
  modifyKind: null,
  previousProduct: null,
  requestedDate: '2025-10-21',
  unbooked: null,
  appointments: [],
  ...changes,
});
const check = (changes: Partial<CheckFacts> = {}): CheckFacts => ({
  status: 'DONE',
  attempts: 0,
  colour: 'GREEN',
  yellowReason: null,
  hits: [{}],
  selectedHit: 0,
  validUntil: null,
  productCode: product.code,
  speedKbps: 8000,
  discardedAt: null,
  ...changes,
});
const ambiguous = check({ colour: 'YELLOW', yellowReason: 'AMBIGUOUS' });
const failed = check({ colour: 'YELLOW', yellowReason: 'SYSTEM_ERROR' });
const appointment = (status: AppointedFacts['status'], heldUntil: Date | null = null) => ({
  status,
  slotStart: new Date('2025-10-21T06:00:00Z'),
  heldUntil,
});
const need = (facts: BookableFacts, answer: CheckFacts | undefined, isProject = false) => bookingStanding(facts, answer, isProject).need;
const rulesOf = (problems: readonly { def: { ruleId: string; code: string } }[]) => problems.map(({ def }) => `${def.code} ${def.ruleId}`);
const asked = (facts: BookableFacts, answer: CheckFacts, isProject = false) =>
  rulesOf(bookingProblems(facts, bookingStanding(facts, answer, isProject), ''));
const held = (facts: BookableFacts, answer: CheckFacts | undefined, isProject = false) =>
  rulesOf(holdProblems(facts, bookingStanding(facts, answer, isProject)));

describe('whether a technician is booked', () => {
  it('B-01 must be after a green answer, and B-09 should be without a clear one', () =>
    expect([need(line(), check()), need(line(), ambiguous)]).toEqual(['REQUIRED', 'RECOMMENDED']));
  it('B-02 is not for a product that is not self-booked, nor for a change that does not move', () => {
    expect(held(line({ product: { ...product, selfBooking: false } }), check())).toEqual(['BOOKING_NOT_ALLOWED B-02']);
    expect(held(line({ modifyKind: 'ACCESS_TYPE_CONVERSION' }), check())).toEqual(['BOOKING_NOT_ALLOWED B-02']);
    expect(need(line({ modifyKind: 'MOVE' }), check())).toBe('REQUIRED');
  });
  it('B-06, D-40 is on a change of ISP that involves operator access, and not between ADSL products', () => {
    expect(need(line({ previousProduct: { code: 'OA_FULL' } }), check())).toBe('REQUIRED');
    expect(held(line({ previousProduct: { code: 'RETAIL_ADSL' } }), check())).toEqual(['BOOKING_NOT_ALLOWED B-02']);
  });
  it('B-04, O-20 is not on a project, and the project is sent without', () => {
    expect(held(line(), check(), true)).toEqual(['BOOKING_NOT_ALLOWED B-04']);
    expect(asked(line(), check(), true)).toEqual([]);
  });
  for (const [name, answer] of [
    ['a system error', failed],
    ['a time-out', check({ status: 'TIMED_OUT' })],
    ['a red answer', check({ colour: 'RED' })],
    ['no answer yet', check({ status: 'PENDING', colour: null })],
    ['no check', undefined],
    ['several lines of which none is chosen', check({ hits: [{}, {}], selectedHit: null, colour: null })],
    ['a check of another speed', check({ speedKbps: 2000 })],
  ] as const)
    it(`B-07 is not after ${name}`, () => expect(held(line(), answer)).toEqual(['BOOKING_NOT_ALLOWED B-07']));
  it('B-08 is not before there is a requested date', () =>
    expect(held(line({ requestedDate: null }), check())).toEqual(['VALIDATION B-08']));
  it('B-03 is once: an agreed visit is moved, not booked again', () =>
    expect(held(line({ appointments: [appointment('CONFIRMED')] }), check())).toEqual(['BOOKING_NOT_ALLOWED B-03']));
});

describe('what sending a line asks of its booking', () => {
  it('B-01 a confirmed one where it is required', () => {
    expect(asked(line(), check())).toEqual(['BOOKING_REQUIRED B-01']);
    expect(asked(line({ appointments: [appointment('CONFIRMED')] }), check())).toEqual([]);
    expect(asked(line({ appointments: [appointment('CANCELLED')] }), check())).toEqual(['BOOKING_REQUIRED B-01']);
  });
  it('B-03 that a slot which is only held is confirmed', () =>
    expect(asked(line({ appointments: [appointment('HELD')] }), ambiguous)).toEqual(['BOOKING_REQUIRED B-03']));
  it('B-09 that leaving it out is confirmed where it is recommended, and no more where it became required', () => {
    expect(asked(line(), ambiguous)).toEqual(['BOOKING_REQUIRED B-09']);
    expect(asked(line({ unbooked: 'CHOSEN' }), ambiguous)).toEqual([]);
    expect(asked(line({ unbooked: 'CHOSEN' }), check())).toEqual(['BOOKING_REQUIRED B-01']);
  });
  it('B-11 nothing where no slot was offered or the system did not answer', () => {
    for (const unbooked of ['NO_SLOT', 'NO_ANSWER'] as const) expect(asked(line({ unbooked }), check())).toEqual([]);
    expect(asked(line({ unbooked: 'OUTGROWN' }), check())).toEqual(['BOOKING_REQUIRED B-01']);
  });
  it('D-37 nothing where nothing can be booked', () => expect(asked(line(), failed)).toEqual([]));
});

describe('a held slot', () => {
  it('D-37 is over at its time, that moment included', () => {
    const until = new Date('2025-10-01T08:15:00Z');
    const at = (time: string) => hasLapsed(appointment('HELD', until), new Date(time));
    expect([at('2025-10-01T08:14:59.999Z'), at('2025-10-01T08:15:00Z')]).toEqual([false, true]);
    expect(hasLapsed(appointment('CONFIRMED', until), new Date('2026-01-01T00:00:00Z'))).toBe(false);
  });
  it('B-08 lies on the requested date or later, and not in the past', () => {
    const now = new Date('2025-10-01T08:00:00Z');
    expect([earliestDate('2025-10-21', now), earliestDate('2025-09-01', now)]).toEqual(['2025-10-21', '2025-10-01']);
  });
});

describe('numbers kept with a booking', () => {
  const pstn = { ...product, code: 'PSTN', family: 'TELEPHONY', numberReservation: true };
  const isdn = { ...pstn, code: 'ISDN' };
  it('CAT-12 are for telephony alone', () => {
    expect([mostNumbers(product), mostNumbers(pstn), mostNumbers(isdn)]).toEqual([0, 1, 8]);
    expect(rulesOf(numberProblems(product, 1))).toEqual(['VALIDATION CAT-12']);
  });
  it('B-05 are one for PSTN and up to eight for ISDN', () => {
    expect([numberProblems(pstn, 1), numberProblems(isdn, 8), numberProblems(product, 0)]).toEqual([[], [], []]);
    expect(rulesOf([...numberProblems(pstn, 2), ...numberProblems(isdn, 9), ...numberProblems(isdn, -1)])).toEqual(
      Array(3).fill('VALIDATION B-05'),
    );
  });
});

describe('what the appointment system says', () => {
  const slotStart = new Date('2025-10-21T06:00:00Z');
  const kind = (answer: unknown) => judgeVisit(answer as VisitAnswer, { slotStart }).kind;
  it('B-03 verifies a visit by a reference and the same slot, and by nothing less', () => {
    expect(kind({ externalRef: 'V-1', slotStart })).toBe('CONFIRMED');
    const wrong = [
      null,
      {},
      { externalRef: '', slotStart },
      { externalRef: 'V'.repeat(41), slotStart },
      { externalRef: 'V-1', slotStart: new Date(0) },
    ];
    expect(wrong.map(kind)).toEqual(Array(5).fill('NO_ANSWER'));
  });
  it('B-10 says that its own calendar is full', () => expect(kind('TAKEN')).toBe('TAKEN'));
});
