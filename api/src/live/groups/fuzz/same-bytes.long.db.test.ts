import { afterAll, beforeAll, expect, it } from 'vitest';
import { reachable } from './document.testing.ts';
import { askForTheRest, Coverage, nouns, oneCase, picking, seedOf } from './fuzz.testing.ts';
import { SameBytes } from './same-bytes.testing.ts';

const cases = 300;
const densities = [100, 60, 30, 15, 8];

let bytes: SameBytes;
beforeAll(async () => void (bytes = await SameBytes.open()), 60_000);
afterAll(() => bytes.close());

it('G-12 tells every viewer the same bytes, shared or alone, whatever field of the schema is asked for', async () => {
  const seed = seedOf();
  console.info(`SPORBAR_SEED=${seed}`);
  const coverage = new Coverage();
  for (let count = 0; count < cases; count++) {
    const pick = picking(seed + count);
    const about = nouns[count % nouns.length] ?? '';
    await oneCase(bytes, coverage, { pick, about, density: densities[count % densities.length] ?? 0, others: 3 });
  }
  console.info(String(coverage));
  await askForTheRest(bytes, coverage, picking(seed + cases));
  console.info(String(coverage));
  expect([...reachable].filter((field) => !coverage.asked.has(field))).toEqual([]);
  expect(coverage.shared).toBeGreaterThan(cases / 5);
  expect(coverage.alone).toBeGreaterThan(cases / 20);
}, 3_600_000);
