import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lifeNouns } from './cast.testing.ts';
import { openLives, type Stage } from './lives.testing.ts';

/** `npm run test:all` has sixty of each. */
const count = 2;
const seed = 41;

describe('lives from the beginning to the end', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openLives();
  });
  afterAll(() => stage.close());

  it.each(lifeNouns)(
    'G-08 N-11 lives of one %s end, and history, log, headers, charges, audit and mails tell the same of them',
    async (noun) => {
      const lives = await stage.live(noun, count, seed);
      expect(new Set(lives.flatMap(({ moves }) => moves)).size).toBeGreaterThan(1);
      expect([...lives.flatMap(({ untrue }) => untrue), ...(await stage.contradictions())]).toEqual([]);
    },
    count * 60_000,
  );
});
