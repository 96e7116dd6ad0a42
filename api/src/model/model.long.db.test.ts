import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { specs } from './moves.testing.ts';
import { play } from './run.testing.ts';
import { openWorld, type World } from './world.testing.ts';

const seed = Number(process.env['SPORBAR_MODEL_SEED'] ?? randomInt(1_000_000_000));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.served.close());

it('G-08 G-06 G-09 thousands of tries of every move come out as the rule book says', async () => {
  console.info(`SPORBAR_MODEL_SEED=${seed}`);
  const seen = await play(world, { seed, rounds: 4, detours: 5, clockRaces: 20, wandering: { runs: 20, commands: 100 } });
  const tries = [...seen.values()].flat();
  console.info(`${tries.length} tries, ${tries.filter((code) => code === 'OK').length} done`);
  const never = Object.keys(specs).filter((move) => seen.get(move)?.includes('OK') !== true);
  expect(never).toEqual([]);
  for (const timer of ['expireOrderLine', 'closeFinishedOrderLine', 'closeServiceRequestByTimer'])
    expect([...seen.keys()]).toContain(timer);
  expect(tries.length).toBeGreaterThan(2000);
}, 3_600_000);
