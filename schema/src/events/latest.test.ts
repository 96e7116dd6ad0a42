import type { Delivered } from '../event-log.ts';
import { describe, expect, it } from 'vitest';
import { mostWaiting, readLatest } from './latest.ts';
import type { Batch, Follower } from './tail.ts';

const step = 200;

/** A follower of a log in which event n concerns the object `rootOf(n)`, and which hands out 200 at a time. */
function followerOf(last: number, rootOf: (number: number) => string): Follower {
  return {
    read: (position) => {
      const first = Number(position) + 1;
      const upTo = Math.min(last, first + step - 1);
      const events = Array.from({ length: upTo - first + 1 }, (_, index) => {
        return { number: BigInt(first + index), event: { rootId: rootOf(first + index) } } as Delivered;
      });
      return Promise.resolve({ events, upTo: BigInt(upTo), isCaughtUp: upTo === last });
    },
    changed: () => Promise.resolve(),
    hasMore: false,
    leave: () => {},
  };
}

/** Reads on until it has caught up. */
async function everyStep(follower: Follower): Promise<Batch[]> {
  const steps = [await readLatest(follower, 0n)];
  for (let at = steps[0]; at?.isCaughtUp === false; steps.push(at)) at = await readLatest(follower, at.upTo);
  return steps;
}
const told = ({ events }: Batch) => events.map(({ number, event }) => `${event.rootId}@${number}`);

describe('a reader that wants the newest', () => {
  it('S-31 is told of every event while little waits', async () => {
    const batch = await readLatest(
      followerOf(mostWaiting, () => 'a'),
      0n,
    );
    expect(batch.events).toHaveLength(mostWaiting);
    expect(batch.leftOut ?? 0).toBe(0);
  });

  it('S-31 is told the last event of each object when much waits, in order, and how many are left out', async () => {
    const [batch, ...more] = await everyStep(
      followerOf(1_000, (number) => (number === 500 ? 'seldom' : number % 2 === 0 ? 'even' : 'odd')),
    );
    expect(more).toEqual([]);
    expect(batch).toMatchObject({ upTo: 1_000n, isCaughtUp: true, leftOut: 997 });
    expect(batch === undefined ? [] : told(batch)).toEqual(['seldom@500', 'odd@999', 'even@1000']);
  });

  it('S-31 accounts for every event, told or left out, over steps that each hold a bounded number', async () => {
    const steps = await everyStep(followerOf(30_000, (number) => `object ${number % 350}`));
    const counted = steps.reduce((sum, { events, leftOut = 0 }) => sum + events.length + leftOut, 0);
    expect(counted).toBe(30_000);
    for (const { events } of steps) expect(events.length).toBeLessThanOrEqual(2 * step + mostWaiting);
    const last = new Map(steps.flatMap(({ events }) => events.map(({ number, event }) => [event.rootId, number])));
    for (let index = 0; index < 350; index++) expect(last.get(`object ${index}`)).toBeGreaterThan(30_000n - 351n);
  });

  it('S-31 leaves nothing out where no object changed twice', async () => {
    const [batch] = await everyStep(followerOf(150, (number) => `object ${number}`));
    expect(batch).toMatchObject({ leftOut: 0 });
    expect(batch?.events).toHaveLength(150);
  });
});
