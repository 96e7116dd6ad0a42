import { expect, it } from 'vitest';
import { changesOf, type Read } from './changes.ts';

const read = (changes: object): Read => changesOf({ changes } as Parameters<typeof changesOf>[0]);

it('S-31 keeps its place at a gap, and says that what is shown must be read anew', () => {
  expect(read({ __typename: 'Gap', count: 7 })).toEqual({ isGap: true });
});

it('S-31 goes on from the cursor of every message that has one', () => {
  const placed = { isGap: false, change: undefined, upToDate: false };
  expect(read({ __typename: 'State', cursor: 'a' })).toEqual({ ...placed, cursor: 'a' });
  expect(read({ __typename: 'UpToDate', cursor: 'b' })).toEqual({ ...placed, cursor: 'b', upToDate: true });
  expect(read({ __typename: 'Change', cursor: 'c', event: null })).toEqual({ ...placed, cursor: 'c' });
});
