import { carrierStream } from '@sporbar/schema/cursor.ts';
import { lastPosition } from '@sporbar/schema/event-log.ts';
import { sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger, type Logger } from '../logger.ts';
import { numberForCarrier } from './carrier-numbering.ts';

describe('the carrier’s stream', () => {
  let desk: Desk;
  let people: People;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const position = () => lastPosition(desk.database.db, carrierStream);
  const start = (logger: Logger = silentLogger) => {
    const stop = new AbortController();
    const running = numberForCarrier({ db: desk.database.db, wakeups: desk.wakeups, logger }, stop.signal);
    return async () => {
      stop.abort();
      await running;
    };
  };
  /** Waits for the carrier's readers to be woken with the stream grown beyond a position. */
  const grownBeyond = async (from: bigint): Promise<bigint> => {
    const { signal } = new AbortController();
    for (;;) {
      const woken = desk.wakeups.next(carrierStream, signal);
      const now = await position();
      if (now > from) return now;
      await woken;
    }
  };

  /** The database, which says how often it was asked. */
  const countedDb = () => {
    const { db } = desk.database;
    let asked = 0;
    const $executeRawUnsafe = (...statement: Parameters<typeof db.$executeRawUnsafe>) => {
      asked += 1;
      return db.$executeRawUnsafe(...statement);
    };
    return { db: { $executeRawUnsafe } as typeof db, asked: () => asked };
  };

  it('S-31 numbers what customers have sent as soon as they have, and wakes the desks then', async () => {
    const woken: (readonly string[])[] = [];
    const wakeups = {
      wake: (streams: readonly string[]) => (woken.push(streams), desk.wakeups.wake(streams)),
      next: desk.wakeups.next.bind(desk.wakeups),
    };
    const stop = new AbortController();
    const running = numberForCarrier({ db: desk.database.db, wakeups, logger: silentLogger }, stop.signal);
    const before = await position();
    await sentOrder(desk, people.kari);
    await expect.poll(() => woken).toContainEqual([carrierStream]);
    expect(await position()).toBeGreaterThan(before);
    await expect.poll(() => desk.database.db.deskOutbox.count()).toBe(0);
    stop.abort();
    await running;
  });

  it('S-31 catches up with what was sent while no server ran, without a gap', async () => {
    await sentOrder(desk, people.kari);
    await sentOrder(desk, people.elsa);
    const before = await position();
    const waiting = await desk.database.db.deskOutbox.count();
    const stop = start();
    await expect.poll(position).toBe(before + BigInt(waiting));
    const numbers = await desk.database.db.delivery.findMany({ where: { stream: carrierStream }, orderBy: { number: 'asc' } });
    expect(numbers.map(({ number }) => Number(number))).toEqual(numbers.map((_, index) => index + 1));
    await stop();
  });

  it('S-31 asks the database once for a word that there is something to number', async () => {
    await sentOrder(desk, people.kari);
    const counted = countedDb();
    const numbered = Promise.withResolvers<void>();
    const wakeups = {
      wake: () => numbered.resolve(),
      next: (_stream: string, signal: AbortSignal) => new Promise<void>((go) => signal.addEventListener('abort', () => go())),
    };
    const stop = new AbortController();
    const running = numberForCarrier({ db: counted.db, wakeups, logger: silentLogger }, stop.signal);
    await numbered.promise;
    await new Promise((turn) => setImmediate(turn));
    stop.abort();
    await running;
    expect(counted.asked()).toBe(1);
  });

  it('S-31 numbers together what comes right after what it has numbered', async () => {
    await sentOrder(desk, people.kari);
    const counted = countedDb();
    let rests = 0;
    const restedTwice = Promise.withResolvers<void>();
    const pause = async () => {
      rests += 1;
      if (rests > 1) return restedTwice.resolve();
      await sentOrder(desk, people.kari);
      await sentOrder(desk, people.elsa);
    };
    const stop = new AbortController();
    const running = numberForCarrier({ db: counted.db, wakeups: desk.wakeups, logger: silentLogger, pause }, stop.signal);
    await restedTwice.promise;
    expect(await desk.database.db.deskOutbox.count()).toBe(0);
    expect(counted.asked()).toBe(2);
    stop.abort();
    await running;
  });

  it('S-31 goes on after the database was away', async () => {
    const { db } = desk.database;
    const { promise: failed, resolve } = Promise.withResolvers<void>();
    await db.$executeRawUnsafe('ALTER TABLE "desk_outbox" RENAME TO "desk_outbox_away"');
    const stop = start({ ...silentLogger, error: () => resolve() });
    await failed;
    await db.$executeRawUnsafe('ALTER TABLE "desk_outbox_away" RENAME TO "desk_outbox"');
    const before = await position();
    await sentOrder(desk, people.kari);
    expect(await grownBeyond(before)).toBeGreaterThan(before);
    await stop();
  });
});
