import { afterAll, beforeAll, expect, it } from 'vitest';
import { guardsSeen, movesNeverMade, statusesLeftOut, summary, walkAll, whole } from './matrix.testing.ts';
import { guards } from './guards.testing.ts';
import { Stage } from './stage.testing.ts';
import { walks } from './walks.testing.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.served.close());

it('G-08 G-09 every status, everybody, every move, every guard: what is told beforehand is what is answered', async () => {
  const tally = await walkAll(stage, walks, whole);
  console.info(`${summary(tally)}; ${stage.everyone.all.length} askers; ${guardsSeen(tally).length} guards`);
  expect(tally.lies).toEqual([]);
  expect(movesNeverMade(stage)).toEqual([]);
  expect(statusesLeftOut(tally)).toEqual([]);
  expect(guards.filter((guard) => !guardsSeen(tally).includes(guard))).toEqual([]);
}, 3_600_000);
