import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLives, type Stage } from './lives.testing.ts';
import type { LifeNoun } from './puppets.testing.ts';

const nouns: readonly LifeNoun[] = ['ORDER', 'QUOTE', 'SERVICE_REQUEST', 'PACKAGE'];

/** `SPORBAR_LIVES=60 SPORBAR_LIVES_SEED=1 npx vitest run api/src/lives` tells other lives, and more. */
const seed = Number(process.env['SPORBAR_LIVES_SEED'] ?? 41);
const count = Number(process.env['SPORBAR_LIVES'] ?? 6);

describe('lives from the beginning to the end', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openLives();
  });
  afterAll(() => stage.close());

  it.each(nouns)(
    'G-08 N-11 lives of one %s end, and log, headers, audit and mails tell the same of them',
    async (noun) => {
      const lives = await stage.live(noun, count, seed);
      expect(new Set(lives.flatMap(({ moves }) => moves)).size).toBeGreaterThan(3);
      expect(await stage.contradictions()).toEqual([]);
    },
    count * 30_000,
  );
});
