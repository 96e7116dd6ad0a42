import type { Channel } from '@sporbar/prisma/channel.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenOnRedis } from './redis-channel.ts';
import { ownRedis, type Bus } from './redis-server.testing.ts';

describe('the channel between servers over Redis', () => {
  let bus: Bus;
  const open: Channel[] = [];
  beforeAll(async () => {
    bus = await ownRedis();
    await bus.start();
  });
  afterAll(async () => {
    await Promise.all(open.map((channel) => channel.close()));
    await bus.kill();
  });

  function join(url = bus.url) {
    const heard: string[] = [];
    const lost: unknown[] = [];
    let begun = 0;
    const channel = listenOnRedis(url, 'words', {
      heard: (words) => heard.push(...words),
      listening: () => (begun += 1),
      lost: (error) => lost.push(error),
    });
    open.push(channel);
    return { channel, heard, lost, begun: () => begun };
  }

  /** Says it until it is heard: whether the other connection is open by now cannot be seen. */
  const until = (one: ReturnType<typeof join>, word: string, two: ReturnType<typeof join>) =>
    expect
      .poll(
        () => {
          one.channel.say([word]);
          return two.heard;
        },
        { timeout: 15_000 },
      )
      .toContain(word);

  it('S-31 carries words to every other server and not back', async () => {
    const [one, two, three] = [join(), join(), join()];
    for (const { begun } of [one, two, three]) await expect.poll(begun, { timeout: 5_000 }).toBe(1);
    await until(one, 'org:a', two);
    await until(two, 'org:b', one);
    expect(three.heard).toEqual(expect.arrayContaining(['org:a', 'org:b']));
    expect(one.heard).not.toContain('org:a');
  });

  it('S-31 listens again after the bus was killed, says once that it was away and that something may have been missed', async () => {
    const [one, two] = [join(), join()];
    await expect.poll(two.begun, { timeout: 5_000 }).toBe(1);
    await bus.kill();
    await expect.poll(() => two.lost, { timeout: 5_000 }).toHaveLength(1);
    one.channel.say(['org:unheard']);
    await bus.start();
    await expect.poll(two.begun, { timeout: 15_000 }).toBe(2);
    await until(one, 'org:later', two);
    expect(two.heard).not.toContain('org:unheard');
    expect(two.lost).toHaveLength(1);
  });

  it('S-31 goes without a bus that is not there, and joins it when it comes', async () => {
    const late = await ownRedis();
    const one = join(late.url);
    await expect.poll(() => one.lost, { timeout: 5_000 }).toHaveLength(1);
    one.channel.say(['org:a']);
    await late.start();
    await expect.poll(one.begun, { timeout: 15_000 }).toBe(1);
    await one.channel.close();
    await late.kill();
  });
});
