import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newOrder } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { deliveryDays, pruneDeliveries } from './pruning.ts';

const query = `query($after: Cursor, $first: Int!, $filter: ChangesFilter) {
  events(after: $after, first: $first, filter: $filter) { cursor hasMore events { cursor event { move objectType } object { id } } }
}`;

describe('the log as a plain list', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const page = async (user: string, variables: Record<string, unknown>): Promise<Answer> =>
    (await desk.run(user, query, { first: 50, ...variables }))['events'];
  const now = async (user: string): Promise<string> => (await desk.run(user, '{ cursor }'))['cursor'];

  it('S-31 answers page by page what a subscription would send, each event once', async () => {
    const start = await now(people.kari);
    const orders = [await newOrder(desk, people.kari), await newOrder(desk, people.kari)];
    const seen: string[] = [];
    let after = start;
    for (let hasMore = true; hasMore;) {
      const answer = await page(people.kari, { after, first: 3 });
      seen.push(...answer['events'].map((change: Answer) => `${change['event'].objectType} ${change['object'].id}`));
      ({ cursor: after, hasMore } = answer as unknown as { cursor: string; hasMore: boolean });
    }
    expect(seen).toEqual(orders.flatMap(({ id }) => [`ORDER ${id}`, `ORDER_LINE ${id}`]));
    expect(after).toBe(await now(people.kari));
  });

  it('G-12 tells nobody of another organisation', async () => {
    const start = await now(people.elsa);
    await newOrder(desk, people.kari);
    expect(await page(people.elsa, { after: start })).toMatchObject({ events: [], hasMore: false });
  });

  it('G-02 keeps to its filter and still says how far it has read', async () => {
    const start = await now(people.kari);
    const order = await newOrder(desk, people.kari);
    await newOrder(desk, people.kari);
    const answer = await page(people.kari, { after: start, filter: { objectId: order['id'] } });
    expect(answer['events'].map((change: Answer) => change['object'].id)).toEqual([order['id'], order['id']]);
    expect(answer['cursor']).toBe(await now(people.kari));
  });

  it('G-10 refuses a page of no events and one of more than 200', async () => {
    await expect(page(people.kari, { first: 0 })).rejects.toThrow('1 to 200');
    await expect(page(people.kari, { first: 201 })).rejects.toThrow('1 to 200');
  });

  it('S-31 refuses the cursor of another organisation', async () => {
    await expect(page(people.kari, { after: await now(people.elsa) })).rejects.toThrow('not one of your stream');
  });

  describe('once deliveries have been pruned', () => {
    let old: string;
    let recent: string;
    beforeAll(async () => {
      old = await now(people.kari);
      await newOrder(desk, people.kari);
      desk.clock.passDays(deliveryDays + 1);
      recent = await now(people.kari);
      await newOrder(desk, people.kari);
      await pruneDeliveries(desk.context);
    });

    it('S-31 says that a cursor from before is expired', async () => {
      await expect(page(people.kari, { after: old })).rejects.toThrow('older than what is kept');
    });

    it('S-31 goes on from a cursor that is kept, and begins with the oldest kept event without one', async () => {
      expect((await page(people.kari, { after: recent }))['events']).toHaveLength(2);
      expect((await page(people.kari, {}))['events']).toHaveLength(2);
    });

    it('AUD-02 keeps the events themselves', async () => {
      const count = await desk.database.db.statusEvent.count({ where: { organisationId: people.north.id } });
      expect(count).toBeGreaterThan(await desk.database.db.delivery.count({ where: { stream: `org:${people.north.id}` } }));
    });

    it('G-07 takes nothing out a second time', async () => {
      expect(await pruneDeliveries(desk.context)).toBe(0);
    });
  });
});
