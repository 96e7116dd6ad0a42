import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { organisationStream } from '../cursor.ts';
import { lastPosition } from '../event-log.ts';
import { newOrder } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import { Tails, type Follower } from './tail.ts';

const everything = { isCustomer: true, withoutInvoices: false, withoutTickets: false };

describe('the tail of a stream', () => {
  let desk: Desk;
  let people: People;
  let stream: string;
  let tails: Tails;
  let statements = 0;
  beforeAll(async () => {
    desk = await openDesk('embedded', { onStatement: () => (statements += 1) });
    people = await foundPeople(desk);
    stream = organisationStream(people.north.id);
  });
  beforeEach(() => {
    tails = new Tails({
      db: desk.database.db,
      wakeups: desk.wakeups,
      ringSize: 4,
      onFault: (error) => {
        throw error;
      },
    });
  });
  afterAll(() => desk.close());

  const { signal } = new AbortController();
  const now = () => lastPosition(desk.database.db, stream);
  /** Everything after a position, as a reader that never stops would have it. */
  async function readOn(follower: Follower, from: bigint): Promise<{ numbers: bigint[]; at: bigint }> {
    const numbers: bigint[] = [];
    for (let at = from; ;) {
      const { events, upTo, isCaughtUp } = await follower.read(at);
      numbers.push(...events.map(({ number }) => number));
      at = upTo;
      if (isCaughtUp) return { numbers, at };
    }
  }
  const between = (first: bigint, last: bigint) => Array.from({ length: Number(last - first) }, (_, index) => first + BigInt(index) + 1n);

  it('G-02 reads an event once, however many follow', async () => {
    const costOf = async (count: number): Promise<number> => {
      const from = await now();
      const followers = Array.from({ length: count }, () => tails.follow(stream, everything));
      for (const follower of followers) await follower.read(from);
      await newOrder(desk, people.kari);
      statements = 0;
      await Promise.all(followers.map((follower) => follower.changed(signal)));
      for (const follower of followers) expect((await readOn(follower, from)).numbers).toHaveLength(2);
      for (const follower of followers) follower.leave();
      return statements;
    };
    expect(await costOf(50)).toBe(await costOf(1));
  });

  it('S-31 gives a reader that falls out of memory every event from the table, in order', async () => {
    const from = await now();
    const [quick, slow] = [tails.follow(stream, everything), tails.follow(stream, everything)];
    await quick.read(from);
    await slow.read(from);
    let at = from;
    for (let count = 0; count < 6; count++) {
      await newOrder(desk, people.kari);
      await quick.changed(signal);
      at = (await readOn(quick, at)).at;
    }
    expect(at).toBe(await now());
    expect((await readOn(slow, from)).numbers).toEqual(between(from, at));
    quick.leave();
    slow.leave();
  });

  it('S-31 gives a reader that comes back late what it missed, and then what is new, each once', async () => {
    const from = await now();
    for (let count = 0; count < 3; count++) await newOrder(desk, people.kari);
    const late = tails.follow(stream, everything);
    const missed = await readOn(late, from);
    await newOrder(desk, people.kari);
    await late.changed(signal);
    const fresh = await readOn(late, missed.at);
    expect([...missed.numbers, ...fresh.numbers]).toEqual(between(from, await now()));
    late.leave();
  });

  it.each(['the whole stream', 'one object'])(
    'S-31 tells a reader of %s that what it missed is pruned, however late that happens',
    async (what) => {
      const order = await newOrder(desk, people.kari);
      const from = await now();
      for (let count = 0; count < 3; count++) await newOrder(desk, people.kari);
      const late = tails.follow(stream, what === 'one object' ? { ...everything, rootId: order['id'] } : everything);
      await desk.database.db.delivery.deleteMany({ where: { stream, number: { lte: from + 2n } } });
      await expect(late.read(from)).rejects.toThrow(/CURSOR_EXPIRED|no longer kept/);
      expect((await readOn(late, from + 2n)).at).toBe(await now());
      late.leave();
    },
  );

  it('G-02 wakes who follows one order for that order alone', async () => {
    const order = await newOrder(desk, people.kari);
    const from = await now();
    const [one, all] = [tails.follow(stream, { ...everything, rootId: order['id'] }), tails.follow(stream, everything)];
    await readOn(one, from);
    await readOn(all, from);
    let isWoken = false;
    void one.changed(signal).then(() => (isWoken = true));
    await newOrder(desk, people.kari);
    await all.changed(signal);
    expect(isWoken).toBe(false);
    expect((await readOn(one, from)).numbers).toEqual([]);
    one.leave();
    all.leave();
  });

  it('G-12 reads no stream that nobody follows', async () => {
    const [first, second] = [tails.follow(stream, everything), tails.follow(stream, everything)];
    await first.read(await now());
    first.leave();
    first.leave();
    expect(tails.size).toBe(1);
    second.leave();
    expect(tails.size).toBe(0);
  });
});
