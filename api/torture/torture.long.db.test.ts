import { expect, it } from 'vitest';
import type { FaultKind } from './judgement.ts';
import { torture } from './torture.ts';

it('S-31 is seen to fail with the planted bug "bigserial cursor": events are lost', { timeout: 900_000 }, async () => {
  let lost = 0;
  // Whether a number overtakes another depends on who commits first: not every seed shows it.
  for (const seed of [7, 8, 9]) {
    const { counts } = await torture({ seed, deliveries: 700, servers: 2, followers: 4, planted: 'bigserial cursor' });
    lost += counts.lost;
    if (lost > 0) break;
  }
  expect(lost).toBeGreaterThan(0);
});

it.each<[string, FaultKind]>([
  ['silent gap', 'lost'],
  ['miscounted gap', 'untrue gap'],
])('S-31 is seen to fail with the planted bug "%s": %s', { timeout: 300_000 }, async (planted, kind) => {
  const { counts, gaps } = await torture({ seed: 11, deliveries: 300, servers: 2, followers: 2, planted });
  expect(counts[kind]).toBeGreaterThan(0);
  expect(gaps > 0).toBe(planted !== 'silent gap');
});
