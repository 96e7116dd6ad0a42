import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('reads at once, and once more for all the changes that come while it reads', async () => {
  const ends: (() => void)[] = [];
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const read = oneAtATime(() => new Promise((resolve) => void ends.push(resolve)));
  for (let change = 0; change < 50; change++) read();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await settled();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await settled();
  expect(ends).toHaveLength(2);
  read();
  expect(ends).toHaveLength(3);
});
