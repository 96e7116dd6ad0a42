import { describe, expect, it } from 'vitest';
import { day, daysFrom, near, since, today, when } from './time.ts';

const now = new Date('2026-11-22T10:00:00Z');

describe('times as the portal says them', () => {
  it('counts days in Oslo, not where the reader is', () => {
    expect(today(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
    expect(daysFrom(new Date('2026-11-22T23:30:00Z'), '2026-11-24')).toBe(1);
  });

  it('names the year only where it is another one', () => {
    expect(day('2026-12-04', now)).toBe('4 Dec');
    expect(day('2027-01-04', now)).toBe('4 Jan 2027');
  });

  it('is as exact as it needs to be', () => {
    expect(when('2026-11-22T09:56:00Z', now)).toBe('4 min ago');
    expect(when('2026-11-22T07:05:00Z', now)).toBe('08:05');
    expect(when('2026-11-17T07:05:00Z', now)).toBe('Tuesday');
    expect(when('2026-10-21T07:05:00Z', now)).toBe('21 Oct');
  });

  it('says how far off a day is, counted in Oslo', () => {
    expect(near('2026-11-22T23:30:00Z', now)).toBe('tomorrow');
    expect(near('2026-11-25', now)).toBe('in 3 days');
    expect(near('2026-11-20', now)).toBe('2 days ago');
  });

  it('never says "since 4 min ago"', () => {
    expect(since('2026-11-22T09:56:00Z', now)).toBe('10:56');
  });
});
