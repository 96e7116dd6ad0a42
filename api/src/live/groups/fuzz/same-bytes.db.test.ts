import { afterAll, beforeAll, expect, it } from 'vitest';
import { Coverage, nouns, oneCase, picking, seedOf, usualSeed } from './fuzz.testing.ts';
import { SameBytes } from './same-bytes.testing.ts';

let bytes: SameBytes;
beforeAll(async () => void (bytes = await SameBytes.open()), 60_000);
afterAll(() => bytes.close());

it('G-12 tells every viewer through shared execution, byte for byte, what it is told alone', async () => {
  const seed = seedOf(usualSeed);
  console.info(`SPORBAR_SEED=${seed}`);
  const coverage = new Coverage();
  for (const density of [100, 15])
    for (const about of nouns) {
      const pick = picking(seed + coverage.documents);
      await oneCase(bytes, coverage, { pick, about, density, others: density === 100 ? 1 : 3 });
    }
  console.info(String(coverage));
  expect(coverage.shared).toBeGreaterThan(0);
}, 300_000);
