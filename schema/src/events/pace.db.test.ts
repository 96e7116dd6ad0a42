import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisationStream } from '../cursor.ts';
import { lastPosition } from '../event-log.ts';
import { newOrder } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import { follow, type LiveMessage } from './live.ts';
import { Pace } from './pace.ts';
import { Tails } from './tail.ts';

const asked = { filter: {}, after: null, stateOf: null, delivery: 'EVERY_EVENT' } as const;

describe('a stream that is told to many', () => {
  let desk: Desk;
  let people: People;
  let stream: string;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    stream = organisationStream(people.north.id);
  });
  afterAll(() => desk.close());

  /** Told to many or to one, while each order costs 20 ms of writing and the clock stands still. Who rests is let go by hand. */
  async function opened(isForMany: boolean) {
    const resting: (() => void)[] = [];
    let [spent, now] = [0, 0];
    const pace = new Pace({
      spentMs: () => spent,
      now: () => now,
      wait: (ms) =>
        new Promise<void>((go) =>
          resting.push(() => {
            now += ms;
            go();
          }),
        ),
    });
    const { db } = desk.database;
    const onFault = (error: unknown) => {
      throw error;
    };
    const tails = new Tails({ db, wakeups: desk.wakeups, pace, onFault });
    const context = { ...(await desk.contextOf(people.kari)), tails, isForMany };
    const messages = follow(context, asked);
    const next = async () => (await messages.next()).value as LiveMessage;
    expect(await next()).toMatchObject({ kind: 'UP_TO_DATE' });
    return {
      messages,
      next,
      resting,
      take: async (count: number) => {
        const taken = [];
        for (let index = 0; index < count; index++) taken.push(await next());
        return taken;
      },
      /** An order, which is two events, and the tail has them. */
      order: async () => {
        await newOrder(desk, people.kari);
        spent += 20;
        const last = await lastPosition(db, stream);
        await expect.poll(() => tails.positions().get(stream)).toBe(last);
      },
    };
  }

  it('G-02 S-31 rests when more has come than it could tell, and tells all that has come since together, each once and in order', async () => {
    const { messages, take, next, order, resting } = await opened(true);
    const first = next();
    await order();
    const told = [await first, await next()];
    await order();
    const later = next();
    await expect.poll(() => resting.length).toBe(1);
    await order();
    await order();
    resting[0]?.();
    const rest = [await later, ...(await take(5))];
    expect(rest.map(({ isMoreAtHand }) => isMoreAtHand)).toEqual([true, true, true, true, true, false]);
    const positions = [...told, ...rest].map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, index) => (positions[0] ?? 0n) + BigInt(index)));
    await messages.return(undefined);
  });

  it('G-02 goes at once when nothing has come meanwhile', async () => {
    const { messages, take, next, order, resting } = await opened(true);
    for (let count = 0; count < 3; count++) {
      const first = next();
      await order();
      expect([await first, ...(await take(1))]).toHaveLength(2);
    }
    expect(resting).toEqual([]);
    await messages.return(undefined);
  });

  it('G-02 keeps nobody waiting who is told alone', async () => {
    const { messages, take, next, order, resting } = await opened(false);
    const first = next();
    await order();
    await first;
    await order();
    await take(3);
    expect(resting).toEqual([]);
    await messages.return(undefined);
  });

  it('G-12 may be left while it rests', async () => {
    const { messages, next, order, resting } = await opened(true);
    const first = next();
    await order();
    await first;
    await next();
    await order();
    const later = messages.next();
    await expect.poll(() => resting.length).toBe(1);
    const left = messages.return(undefined);
    resting[0]?.();
    expect(await later).toEqual({ done: true, value: undefined });
    await left;
  });
});
