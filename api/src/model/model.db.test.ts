import { afterAll, beforeAll, expect, it } from 'vitest';
import { specs } from './moves.testing.ts';
import { plants } from './plants.testing.ts';
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
  const seen = await play(world, { seed, rounds: 1, detours: 1, clockRaces: 2, wandering: { runs: 1, commands: 40 } });
  const answered = [...seen.values()].flat();
  expect(Object.keys(specs).filter((move) => seen.get(move)?.includes('OK') !== true)).toEqual([]);
  for (const timer of ['expireOrderLine', 'closeFinishedOrderLine', 'closeServiceRequestByTimer', 'closeTroubleTicketByTimer'])
    expect([...seen.keys()]).toContain(timer);
  for (const code of ['OK', 'CONFLICT', 'FORBIDDEN', 'INVALID_TRANSITION', 'NOT_FOUND'])
    expect(answered.filter((each) => each === code).length, code).toBeGreaterThan(5);
}, 600_000);

it.each(Object.entries(plants))(
  'G-08 G-06 the model notices when %s',
  async (_name, { moves = [], changes = false, clockRaces = 0, put, said }) => {
    const takeOut = put(world);
    const story = { seed, rounds: 20, detours: 0, changes, clockRaces, wandering: { runs: 0, commands: 0 }, moves, isPlanted: true };
    const found = await play(world, story)
      .then(() => undefined)
      .catch((error: Error) => error)
      .finally(takeOut);
    expect(String((found?.cause as Error | undefined)?.message)).toMatch(said);
  },
  600_000,
);
