import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenOn, type Channel } from './channel.ts';
import { openTestDatabase, runOn, type TestDatabase } from './testing.ts';

interface Server {
  readonly channel: Channel;
  readonly heard: string[];
  readonly lost: unknown[];
  /** How often it has begun to listen. */
  begun(): number;
}

describe('the channel between servers', () => {
  let database: TestDatabase;
  const open: Channel[] = [];
  beforeAll(async () => {
    database = await openTestDatabase('server');
  });
  afterAll(async () => {
    await Promise.all(open.map((channel) => channel.close()));
    await database.close();
  });

  async function join(): Promise<Server> {
    const heard: string[] = [];
    const lost: unknown[] = [];
    let begun = 0;
    const channel = listenOn(database.url ?? '', 'words', {
      heard: (words) => heard.push(...words),
      listening: () => (begun += 1),
      lost: (error) => lost.push(error),
    });
    open.push(channel);
    await expect.poll(() => begun).toBe(1);
    return { channel, heard, lost, begun: () => begun };
  }

  it('S-31 carries words to every other server and not back', async () => {
    const [one, two, three] = [await join(), await join(), await join()];
    one.channel.say(['org:a', 'org:b']);
    two.channel.say(['org:c']);
    await expect.poll(() => [...three.heard].sort()).toEqual(['org:a', 'org:b', 'org:c']);
    await expect.poll(() => two.heard).toEqual(['org:a', 'org:b']);
    await expect.poll(() => one.heard).toEqual(['org:c']);
  });

  it('S-31 carries more words than one message holds', async () => {
    const [one, two] = [await join(), await join()];
    const words = Array.from({ length: 500 }, (_, index) => `org:${'x'.repeat(40)}${index}`);
    one.channel.say(words);
    await expect.poll(() => two.heard).toEqual(words);
  });

  it('S-31 listens again when its connection was cut, and says that something may have been missed', async () => {
    const [one, two] = [await join(), await join()];
    await runOn(database.url ?? '', `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`);
    await expect.poll(two.begun, { timeout: 5_000 }).toBe(2);
    await expect.poll(one.begun, { timeout: 5_000 }).toBe(2);
    expect(two.lost).toHaveLength(1);
    one.channel.say(['org:later']);
    await expect.poll(() => two.heard).toContain('org:later');
  });
});
