import { describe, expect, it } from 'vitest';
import { isoOf } from './time.ts';

describe('moments', () => {
  it('G-07 are written as ISO 8601 in UTC to the millisecond, in any year, whichever day was written before', () => {
    const days = [0, -1, 864e5, 864e5 - 1, Date.UTC(2026, 10, 23, 9, 5, 7, 40), Date.UTC(2024, 1, 29, 23, 59, 59, 999), -864e5];
    const moments = [...days, Date.UTC(12026, 0, 1), -8e13, 8.64e15, -8.64e15, ...days].map((at) => new Date(at));
    expect(moments.map(isoOf)).toEqual(moments.map((moment) => moment.toISOString()));
  });

  it('G-07 are nothing that can be written where there is no such moment', () => {
    expect(() => isoOf(new Date(Number.NaN))).toThrow(RangeError);
  });
});
