import { describe, expect, it } from 'vitest';
import { Dictionary } from './dictionary.ts';
import { changesOf } from './outcome.ts';

const change = (objectType: string, from: string | null, to: string | null, objectId = 'x') => ({ objectType, objectId, from, to });

describe('what a move would change', () => {
  it('M-06 tells the header first, alike lines together, and nothing of what stays', () => {
    const changes = [
      change('ORDER_LINE', 'DESIGN', 'CANCELLED', 'a'),
      change('ORDER_LINE', 'DESIGN', 'CANCELLED', 'b'),
      change('ORDER_LINE', 'NEW', 'NEW', 'c'),
      change('APPOINTMENT', 'CONFIRMED', null),
      change('ORDER', 'IN_PROCESS', 'CANCELLED'),
    ];
    expect(changesOf(changes, new Dictionary([])).map(({ thing, from, to }) => [thing, from, to])).toEqual([
      ['The order', 'IN_PROCESS', 'CANCELLED'],
      ['2 lines', 'DESIGN', 'CANCELLED'],
      ['The visit', 'CONFIRMED', null],
    ]);
  });
});
