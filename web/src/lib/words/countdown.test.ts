import { describe, expect, it } from 'vitest';
import { dayBefore, due, isPast, left } from './countdown.ts';

describe('what is left', () => {
  it.each([
    ['2025-10-19', '2025-10-01T08:00:00Z', '18 days left'],
    ['2025-10-02', '2025-10-01T21:59:00Z', '1 day left'],
    ['2025-10-02', '2025-10-01T22:00:00Z', '24 h 0 min left'],
    ['2025-10-02', '2025-10-02T19:30:00Z', '2 h 30 min left'],
    ['2025-10-02', '2025-10-02T21:59:00Z', '1 min left'],
    ['2025-10-02', '2025-10-02T22:00:00Z', undefined],
  ])('CAT-07 M-13 of a last day %s at %s: %s', (until, now, said) => expect(left(until, new Date(now))).toBe(said));

  it('O-26 counts to the end of the day before the one on which a timer acts', () => {
    expect(dayBefore('2025-03-01')).toBe('2025-02-28');
    expect(left(dayBefore('2025-10-15'), new Date('2025-10-14T20:00:00Z'))).toBe('2 h 0 min left');
  });

  it.each([
    ['2025-10-01T21:59:00Z', '1 day left', false],
    ['2025-10-02T21:59:00Z', '1 min left', false],
    ['2025-10-02T22:00:00Z', 'yesterday', true],
    ['2025-10-05T08:00:00Z', '3 days ago', true],
  ])('S-26 O-32 of a deadline on 2 October at %s: %s', (now, said, past) => {
    expect([due('2025-10-02', new Date(now)), isPast('2025-10-02', new Date(now))]).toEqual([said, past]);
  });

  it.each([
    ['2025-10-01T08:15:00Z', '15:00 left'],
    ['2025-10-01T08:00:09Z', '0:09 left'],
    ['2025-10-01T10:05:30Z', '2 h 5 min left'],
    ['2025-10-01T08:00:00Z', undefined],
  ])('B-10 of a hold until %s: %s', (until, said) => expect(left(until, new Date('2025-10-01T08:00:00Z'))).toBe(said));
});
