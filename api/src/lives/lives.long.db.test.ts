import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lifeNouns } from './cast.testing.ts';
import { openLives, type Stage } from './lives.testing.ts';

const count = Number(process.env['SPORBAR_LIVES'] ?? 60);
/** The same again: `SPORBAR_TEST_LONG=1 SPORBAR_LIVES_SEED=1 npx vitest run api/src/lives`. */
const seed = Number(process.env['SPORBAR_LIVES_SEED'] ?? randomInt(100_000));

const counted = (words: readonly string[]): string =>
  [...Map.groupBy(words, (word) => word)].map(([word, all]) => `${word} ${all.length}`).join(', ');

describe(`sixty lives of each kind, SPORBAR_LIVES_SEED=${seed}`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openLives();
  });
  afterAll(() => stage.close());

  it.each(lifeNouns)(
    'G-08 N-11 sixty lives of one %s end, and history, log, headers, charges, audit and mails tell the same of them',
    async (noun) => {
      const before = await stage.left();
      const lives = await stage.live(noun, count, seed);
      const contradictions = [...lives.flatMap(({ untrue }) => untrue), ...(await stage.contradictions())];
      const after = await stage.left();
      const moves = lives.flatMap((life) => life.moves);
      const more = Object.entries(after).map(([what, number]) => `${number - (before[what] ?? 0)} ${what}`);
      console.info(
        `${noun}: ${lives.length} lives of ${moves.length} moves (${new Set(moves).size} kinds), ${more.join(', ')}; ended ${counted(lives.flatMap(({ ends }) => ends))}; ${contradictions.length} contradictions; seed ${seed}`,
      );
      expect(contradictions).toEqual([]);
      expect(new Set(moves).size).toBeGreaterThan(2);
    },
    count * 60_000,
  );
});
