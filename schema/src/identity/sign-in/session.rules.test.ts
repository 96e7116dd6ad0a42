import { describe, expect, it } from 'vitest';
import { expiresAt, overBy, overFrom, putOffUntil } from './session.rules.ts';

const now = new Date('2025-10-01T12:00:00Z');
const secondsAgo = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const failures = (count: number, newest = 0): Date[] => Array.from({ length: count }, (_, index) => secondsAgo(newest + index));

describe('a session that goes quiet', () => {
  it('IA-06 stands one millisecond before 30 minutes and has ended at 30 minutes', () => {
    const quietFor = (ms: number) => ({ createdAt: secondsAgo(40 * 60), lastActivityAt: new Date(now.getTime() - ms) });
    expect(overBy(quietFor(30 * 60_000 - 1), now)).toBeUndefined();
    expect(overBy(quietFor(30 * 60_000), now)).toBe('IDLE');
  });

  it('IA-06 says when it will end', () => {
    expect(expiresAt({ createdAt: now, lastActivityAt: now })).toEqual(new Date('2025-10-01T12:30:00Z'));
  });

  it('IA-06 ends after seven days, however busy it is', () => {
    const begun = (ago: number) => ({ createdAt: new Date(now.getTime() - 7 * 86_400_000 + ago), lastActivityAt: now });
    expect(overBy(begun(1), now)).toBeUndefined();
    expect(overBy(begun(0), now)).toBe('EXPIRED');
    expect(expiresAt(begun(60_000))).toEqual(new Date('2025-10-01T12:01:00Z'));
  });

  it('IA-06 is over from exactly the moments that the database is asked for', () => {
    const { createdAt, lastActivityAt } = overFrom(now);
    const later = (at: Date) => new Date(at.getTime() + 1);
    expect(overBy({ createdAt: later(createdAt), lastActivityAt: later(lastActivityAt) }, now)).toBeUndefined();
    expect(overBy({ createdAt: later(createdAt), lastActivityAt }, now)).toBe('IDLE');
    expect(overBy({ createdAt, lastActivityAt: later(lastActivityAt) }, now)).toBe('EXPIRED');
  });
});

describe('failed sign-ins', () => {
  it('IA-19 does not slow down the fifth attempt', () => {
    expect(putOffUntil(failures(4), now)).toBeUndefined();
  });

  it('IA-19 puts the next attempt off by 15 seconds after five failures', () => {
    expect(putOffUntil(failures(5), now)).toEqual(new Date(now.getTime() + 15_000));
    expect(putOffUntil(failures(5, 15), now)).toBeUndefined();
  });

  it('IA-19 doubles the wait with each further failure, up to two minutes', () => {
    expect([6, 7, 8, 30].map((count) => (putOffUntil(failures(count), now)?.getTime() ?? 0) - now.getTime())).toEqual([
      30_000, 60_000, 120_000, 120_000,
    ]);
  });

  it('IA-19 forgets failures after fifteen minutes', () => {
    expect(putOffUntil(failures(5, 15 * 60), now)).toBeUndefined();
  });
});
