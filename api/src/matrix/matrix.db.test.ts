import { afterAll, beforeAll, expect, it } from 'vitest';
import { movesNobodyAsks } from './asked.testing.ts';
import { guards } from './guards.testing.ts';
import { guardsSeen, movesNeverMade, short, statusesLeftOut, summary, walkAll } from './matrix.testing.ts';
import { Stage } from './stage.testing.ts';
import { walks } from './walks.testing.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.served.close());

it('G-08 G-09 what an object says of its moves, with the reasons, is what comes of trying them, in every status', async () => {
  expect(movesNobodyAsks()).toEqual([]);
  const tally = await walkAll(stage, walks, short);
  console.info(summary(tally));
  expect(tally.lies).toEqual([]);
  expect(movesNeverMade(stage)).toEqual([]);
  expect(statusesLeftOut(tally)).toEqual([]);
  expect(guards.filter((guard) => !guardsSeen(tally).includes(guard))).toEqual([]);
}, 600_000);
