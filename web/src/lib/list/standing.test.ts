import { describe, expect, it } from 'vitest';
import { after, startOf, type Standing } from './standing.ts';

const cursor = 'c';
const snapshot = (...ids: string[]) => ({ cursor, totalCount: ids.length, rows: ids.map((id) => ({ id })) });
const changes = (entered: [id: string, byItself: boolean][], left: [id: string, isBeyond: boolean][], totalCount = 9) => ({
  cursor,
  totalCount,
  entered: entered.map(([id, byItself]) => ({ row: { id }, event: byItself ? {} : null })),
  left: left.map(([id, isBeyond]) => ({ id, isBeyond })),
});
const seen = ({ fresh, gone, total }: Standing) => [[...fresh], [...gone], total];
const shown = startOf(['a', 'b', 'c']);

describe('how a list that is shown stands to the list as it is', () => {
  it('has something new when a row comes that is not shown', () => {
    expect(seen(after(shown, changes([['n', true]], [['c', true]], 4)))).toEqual([['n'], [], 4]);
  });

  it('has nothing new when a row only moves up into the place of another', () => {
    expect(seen(after(shown, changes([['d', false]], [['a', false]])))).toEqual([[], ['a'], 9]);
  });

  it('has nothing new when a row that is shown moves to the top', () => {
    expect(seen(after(shown, changes([['c', true]], [])))).toEqual([[], [], 9]);
  });

  it('takes back what came and went before it was looked at', () => {
    const come = after(shown, changes([['n', true]], []));
    expect(seen(after(come, changes([], [['n', false]])))).toEqual([[], ['n'], 9]);
  });

  it('knows a row again that comes back', () => {
    const gone = after(shown, changes([], [['b', false]]));
    expect(seen(after(gone, changes([['b', true]], [])))).toEqual([[], [], 9]);
  });

  it('counts what it missed while it was away', () => {
    expect(seen(after(shown, snapshot('n', 'm', 'a')))).toEqual([['n', 'm'], [], 3]);
  });

  it('takes the first rows it is told for known where another page is shown', () => {
    const told = after(startOf(undefined), snapshot('x', 'y'));
    expect(seen(told)).toEqual([[], [], 2]);
    expect(seen(after(told, changes([['n', true]], [])))).toEqual([['n'], [], 9]);
  });

  it('leaves everything as it is when it is up to date', () => {
    expect(after(shown, { __typename: 'UpToDate', cursor })).toBe(shown);
  });
});
