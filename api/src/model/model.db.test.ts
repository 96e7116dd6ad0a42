import { afterAll, beforeAll, expect, it } from 'vitest';
import { play } from './run.testing.ts';
import { openWorld, type World } from './world.testing.ts';

/** `SPORBAR_MODEL_SEED=1 npx vitest run api/src/model` tells other stories. */
const seed = Number(process.env['SPORBAR_MODEL_SEED'] ?? 20_261_122);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.served.close());

it('G-08 G-06 G-09 whoever tries whatever, alone or at once, hears and gets what the rule book says', async () => {
  const seen = await play(world, { seed, runs: 12, commands: 50 });
  const answered = [...seen.values()].flat();
  expect(seen.size).toBeGreaterThan(40);
  for (const code of ['OK', 'CONFLICT', 'FORBIDDEN', 'INVALID_TRANSITION', 'NOT_FOUND'])
    expect(answered.filter((each) => each === code).length, code).toBeGreaterThan(5);
}, 600_000);
