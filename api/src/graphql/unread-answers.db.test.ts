import { once } from 'node:events';
import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { Frames, memberOf } from './frames.testing.ts';

/** An answer of megabytes that costs no look at the database. */
const descriptions = Array.from({ length: 38 }, (_, index) => `d${index}: description`).join(' ');
const huge = `{ __schema { types { ${descriptions} } } }`;
const changes = `subscription ($after: Cursor) { changes(after: $after) { __typename ... on UpToDate { cursor } ... on Change { cursor event { objectId } } } }`;

describe('a client that asks and does not read the answers', () => {
  let served: Served;
  beforeAll(async () => {
    served = await openServed('embedded', { rate: { limit: 1e9, perSecond: 1e9 } });
  });
  afterAll(() => served.close());

  it('S-31 is closed, and comes back with its cursor to everything that it has missed', { timeout: 120_000 }, async () => {
    const cookie = await served.cookieOf(served.people.kari);
    const frames = new Frames(served.bare({ cookie }));
    await frames.begin();
    frames.ask('live', changes);
    await frames.until(() => frames.of('live').length > 0);
    const [first] = frames.of('live');
    const cursor = (first && memberOf(first))?.['cursor'] as string;
    frames.socket.pause();
    const left = Promise.withResolvers<void>();
    const { observer } = served.server.backbone;
    const before = observer.givenUp.bind(observer);
    observer.givenUp = (transport) => {
      before(transport);
      left.resolve();
    };
    for (let count = 0; count < 20; count++) frames.ask(`q${count}`, huge);
    await left.promise;
    const closed = once(frames.socket, 'close');
    frames.socket.resume();
    await closed;
    const { id } = await newOrder(served.desk, served.people.kari);
    served.server.backbone.wakeups.wake([`org:${served.people.north.id}`]);
    const back = new Frames(served.bare({ cookie }));
    await back.begin();
    back.ask('live', changes, { after: cursor });
    await back.until(() => back.of('live').some((frame) => memberOf(frame)?.['__typename'] === 'UpToDate'));
    const told = back.of('live').flatMap((frame) => memberOf(frame)?.['event']?.objectId ?? []);
    expect(told).toContain(id);
    expect(served.faults).toEqual([]);
  });
});
