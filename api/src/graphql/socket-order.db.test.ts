import { goodLine, newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { Subscription } from '../live/groups/subscription.ts';
import { Frames, memberOf, type Frame } from './frames.testing.ts';

const changes =
  'subscription C($after: Cursor) { changes(after: $after) { __typename ... on UpToDate { cursor } ... on Change { cursor event { id } } } }';
const told = 'subscription T { changes { __typename ... on Change { event { id move } object { id } } } }';
/** An answer so large that a few of them fill what lies between the server and a client that does not read. */
const names = Array.from({ length: 30 }, (_, index) => `n${index}: contactName`).join(' ');
const large = changes.replace('event { id }', `event { id } object { ... on Order { lines { ${names} } } }`);

const eventsOf = (frames: readonly Frame[]): string[] =>
  frames.filter(({ type }) => type === 'next').flatMap((frame) => (memberOf(frame)?.['event'] as { id: string } | undefined)?.id ?? []);
/** Something that comes true within seconds, on a busy machine too. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000, interval: 10 });
const upToDates = (frames: readonly Frame[]): number =>
  frames.filter((frame) => frame.type === 'next' && memberOf(frame)?.['__typename'] === 'UpToDate').length;

const executed = vi.spyOn(Subscription.prototype, 'serialise');

describe('the messages of one socket', () => {
  let served: Served;
  let frames: Frames;
  beforeAll(async () => {
    // A paused client answers no ping.
    served = await openServed('embedded', { pingEveryMs: 600_000 });
  });
  beforeEach(async () => {
    frames = new Frames(served.bare({ cookie: await served.cookieOf(served.people.kari) }));
    await frames.begin();
  });
  afterEach(async () => {
    frames.socket.terminate();
    await soon(() => served.server.groups.size).toBe(0);
  });
  afterAll(() => {
    executed.mockRestore();
    return served.close();
  });

  const order = async (lines?: Record<string, unknown>[]): Promise<void> => {
    await newOrder(served.desk, served.people.kari, lines, lines && { orderType: 'PROJECT' });
    served.server.backbone.wakeups.wake([`org:${served.people.north.id}`]);
  };
  const written = async (): Promise<string[]> =>
    (await served.desk.database.db.statusEvent.findMany({ orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => `evt_${id}`);
  const subscribe = async (id: string, query: string, on = frames): Promise<void> => {
    const before = upToDates(on.of(id));
    on.ask(id, query);
    await soon(() => upToDates(on.of(id))).toBe(before + 1);
  };

  it('S-31 come in order for each of its subscriptions, shared or not, with queries between', async () => {
    const from = (await written()).length;
    await subscribe('a', changes);
    await subscribe('b', told);
    await subscribe('c', changes);
    for (let count = 0; count < 5; count++) {
      await order();
      frames.ask(`q${count}`, '{ me { username } }');
    }
    const events = (await written()).slice(from);
    expect(events).toHaveLength(10);
    for (const id of ['a', 'b', 'c']) await soon(() => eventsOf(frames.of(id))).toEqual(events);
    for (let count = 0; count < 5; count++) await soon(() => frames.of(`q${count}`).map(({ type }) => type)).toEqual(['next', 'complete']);
  });

  it('G-02 stop under an id that the client has completed, while others go on', async () => {
    await subscribe('a', changes);
    await subscribe('b', changes);
    await order();
    await soon(() => eventsOf(frames.of('a')).length).toBe(2);
    frames.complete('a');
    await frames.settle();
    await order();
    await soon(() => eventsOf(frames.of('b')).length).toBe(4);
    await frames.settle();
    expect(eventsOf(frames.of('a'))).toHaveLength(2);
    expect(frames.of('a').map(({ type }) => type)).not.toContain('complete');
    await subscribe('a', told);
    await order();
    await soon(() => eventsOf(frames.of('a')).length).toBe(4);
  });

  it('G-09 end with the reason and then complete, when a subscription may not begin', async () => {
    frames.ask('a', 'subscription { orderChanged(id: "ord_00000000000000000000000000000000") { __typename } }');
    await frames.until(() => frames.of('a').some(({ type }) => type === 'complete'));
    await frames.settle();
    expect(frames.of('a')).toMatchObject([
      { type: 'next', payload: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } },
      { type: 'complete' },
    ]);
  });

  it('S-31 reach a client that had stopped reading, every one, once and in order, and nobody waits for it', async () => {
    const other = new Frames(served.bare({ cookie: await served.cookieOf(served.people.kari) }));
    await other.begin();
    const from = (await written()).length;
    await subscribe('a', large);
    await subscribe('b', large, other);
    await soon(() => served.server.groups.size).toBe(1);
    frames.socket.pause();
    for (let count = 0; count < 3; count++)
      await order(Array.from({ length: 30 }, () => goodLine({ contactName: 'Nils '.repeat(12).trim() })));
    const events = (await written()).slice(from);
    await soon(() => eventsOf(other.of('b'))).toEqual(events);
    const heard = eventsOf(frames.of('a')).length;
    executed.mockClear();
    frames.socket.resume();
    await soon(() => eventsOf(frames.of('a'))).toEqual(events);
    expect(heard).toBeLessThan(events.length);
    // What it had missed was executed for it alone.
    expect(executed).toHaveBeenCalled();
    executed.mockClear();
    await order();
    for (const heardBy of [() => frames.of('a'), () => other.of('b')]) await soon(() => eventsOf(heardBy()).length).toBe(events.length + 2);
    // It is one of them again.
    expect(executed).toHaveBeenCalledTimes(2);
    other.socket.terminate();
  }, 60_000);
});
