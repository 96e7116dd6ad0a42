import { describe, expect, it } from 'vitest';
import { judged, type Reason, type Told } from './judging.testing.ts';

const reason = (code: string, ruleId: string): Reason => ({ code, ruleId, path: '' });
const [early, forbidden] = [reason('INVALID_TRANSITION', 'D-01'), reason('FORBIDDEN', 'G-09')];
const offer = (...blockedBy: Reason[]): Told => ({ allowed: blockedBy.length === 0, needs: [], blockedBy });
const told = (one?: Told): ReadonlyMap<string, Told> => new Map(one === undefined ? [] : [['finish', one]]);
const done = { isDone: true, problems: [] };
const refusedBy = (...problems: Reason[]) => ({ isDone: false, problems });

describe('what is told of a move is held against what comes of it', () => {
  it.each([
    ['what is offered and done', told(offer()), done, 'OFFERED'],
    ['what is held by what was told', told(offer(early, forbidden)), refusedBy(forbidden, early), 'HELD'],
    ['what is not offered and refused', told(), refusedBy(early), 'NOT_OFFERED'],
    ['what is not seen and not found', undefined, refusedBy(reason('NOT_FOUND', 'G-09')), 'UNSEEN'],
  ])('G-08 believes %s', (_name, offers, tried, found) => {
    expect(judged('finish', offers, tried)).toBe(found);
  });

  it.each([
    ['an offer that is refused', told(offer()), refusedBy(early), 'is offered, and is refused by INVALID_TRANSITION D-01'],
    ['what goes through without an offer', told(), done, 'is not offered, and goes through'],
    ['what goes through though it is told to be held', told(offer(early)), done, 'is told to be held by INVALID_TRANSITION D-01, and goes'],
    ['a wrong rule', told(offer(early)), refusedBy(reason('INVALID_TRANSITION', 'D-02')), 'and is refused by INVALID_TRANSITION D-02'],
    ['a wrong code', told(offer(early)), refusedBy(reason('VALIDATION', 'D-01')), 'and is refused by VALIDATION D-01'],
    ['a rule that was not told', told(offer(early)), refusedBy(early, forbidden), 'refused by FORBIDDEN G-09, INVALID_TRANSITION D-01'],
    [
      'a rule that was told and does not hold',
      told(offer(early, forbidden)),
      refusedBy(early),
      'and is refused by INVALID_TRANSITION D-01',
    ],
    ['what goes through on an object that is not seen', undefined, done, 'is not seen, and goes through'],
    ['an object that is not seen and betrays itself', undefined, refusedBy(early), 'is not seen, and is refused by INVALID_TRANSITION'],
  ])('G-08 names %s', (_name, offers, tried, lie) => {
    expect(judged('finish', offers, tried)).toEqual({ lie: expect.stringContaining(lie) as string });
  });
});
