import { describe, expect, it } from 'vitest';
import { silentLogger } from '../logger.ts';
import { LocalWakeups } from './wakeups.ts';

/** What has resolved by now, without waiting for what has not. */
const settled = async (promises: Promise<void>[]): Promise<boolean[]> => {
  const seen = promises.map(() => false);
  promises.forEach((promise, index) => void promise.then(() => (seen[index] = true)));
  await new Promise((resolve) => setImmediate(resolve));
  return seen;
};

const open = (positions = new Map<string, bigint>()) => {
  const looked: string[][] = [];
  const wakeups = new LocalWakeups({
    logger: silentLogger,
    grown: (seen) => {
      looked.push([...seen.keys()]);
      return Promise.resolve(
        new Map(
          [...seen].map(([stream]) => [stream, positions.get(stream) ?? 0n] as const).filter(([stream, at]) => at !== seen.get(stream)),
        ),
      );
    },
  });
  return { wakeups, positions, looked, signal: new AbortController().signal };
};

describe('wake-ups inside one process', () => {
  it('G-02 wakes every reader of a stream and nobody else', async () => {
    const { wakeups, signal } = open();
    const waiting = [wakeups.next('org:a', signal), wakeups.next('org:a', signal), wakeups.next('org:b', signal)];
    wakeups.wake(['org:a']);
    expect(await settled(waiting)).toEqual([true, true, false]);
  });

  it('G-02 misses nothing between registering and waiting', async () => {
    const { wakeups, signal } = open();
    const woken = wakeups.next('org:a', signal);
    wakeups.wake(['org:a']);
    await woken;
  });

  it('G-02 lets a reader go at once when its subscription ends', async () => {
    const { wakeups } = open();
    const stop = new AbortController();
    const woken = wakeups.next('org:a', stop.signal);
    stop.abort();
    await woken;
    await wakeups.next('org:a', stop.signal);
  });

  it('S-31 finds by itself what another process wrote: one look wakes the streams that have grown', async () => {
    const { wakeups, positions, looked, signal } = open(new Map([['org:a', 1n]]));
    const first = wakeups.next('org:a', signal);
    await wakeups.look();
    expect(await settled([first])).toEqual([true]);
    const waiting = [wakeups.next('org:a', signal), wakeups.next('org:b', signal)];
    await wakeups.look();
    expect(await settled(waiting)).toEqual([false, true]);
    positions.set('org:a', 2n);
    await wakeups.look();
    expect(await settled(waiting)).toEqual([true, true]);
    expect(looked.map((streams) => streams.length)).toEqual([1, 2, 1]);
  });

  it('S-31 asks the database nothing while nobody waits', async () => {
    const { wakeups, looked } = open();
    await wakeups.look();
    expect(looked).toEqual([]);
  });

  it('G-07 wakes what is no stream with every look', async () => {
    const { wakeups, looked, signal } = open();
    const tick = wakeups.next('tick:mails', signal);
    await wakeups.look();
    expect(await settled([tick])).toEqual([true]);
    expect(looked).toEqual([]);
  });
});
