import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastPosition } from '../event-log.ts';
import { Tails } from '../events/tail.ts';
import { newOrder } from '../orders/order.testing.ts';
import { movedRequest, newRequest, sentRequest } from '../service-requests/request.testing.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import { followList, type Followed, type Step } from './follow-list.ts';
import { followAs, followed } from './list.testing.ts';

describe('following a list, between two looks at it', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  /** The newest two orders of one organisation, and what happens right after they were looked at. */
  const newestTwo = (afterLook: () => Promise<unknown> = () => Promise.resolve()): Followed => ({
    rootTypes: ['ORDER'],
    rowOf: (event) => event.rootId,
    look: async () => {
      const rows = await desk.database.db.order.findMany({
        where: { organisationId: people.north.id },
        orderBy: { id: 'desc' },
        take: 2,
        select: { id: true, version: true },
      });
      await afterLook();
      return rows;
    },
    fitting: (ids) => Promise.resolve(new Set(ids)),
    marksBeyond: false,
    count: undefined,
  });
  const begun = async (list: Followed): Promise<{ steps: AsyncGenerator<Step>; first: Step }> => {
    const steps = followList(await desk.contextOf(people.kari), list, null);
    const { value: first } = (await steps.next()) as { value: Step };
    await steps.next();
    return { steps, first };
  };
  /** Resolves when a server's tail has read all that was committed. */
  const allRead = async (tails = desk.context.tails): Promise<void> => {
    const stream = `org:${people.north.id}`;
    const last = await lastPosition(desk.database.db, stream);
    await expect.poll(() => tails.positions().get(stream)).toBe(last);
  };
  const nextOf = async (steps: AsyncGenerator<Step>): Promise<Step> => ((await steps.next()) as { value: Step }).value;

  it('S-31 loses nothing that comes while it looks', async () => {
    let late: string | undefined;
    const list = newestTwo(async () => (late ??= (await newOrder(desk, people.kari))['id'] as string));
    const { steps, first } = await begun(list);
    expect(first.window.map(({ id }) => id)).not.toContain(late);
    expect((await nextOf(steps)).difference.entered).toEqual([late]);
    await steps.return(undefined);
  });

  it('S-31 tells once what comes together', async () => {
    const { steps } = await begun(newestTwo());
    const ids = [];
    for (let count = 0; count < 3; count++) ids.push((await newOrder(desk, people.kari))['id'] as string);
    await allRead();
    const { difference, window } = await nextOf(steps);
    expect(difference.entered).toEqual([ids[2], ids[1]]);
    expect(window.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    await steps.return(undefined);
  });

  it('S-31 looks again for what stands in the place of a row that was gone when it was to be told', async () => {
    await newOrder(desk, people.kari);
    await newOrder(desk, people.kari);
    const steps = followList(await desk.contextOf(people.kari), { ...newestTwo(), fitting: () => Promise.resolve(new Set()) }, null);
    const first = await nextOf(steps);
    first.told = first.window.slice(0, 1);
    await steps.next();
    await newOrder(desk, people.kari);
    expect((await nextOf(steps)).difference.entered).toHaveLength(1);
    await steps.return(undefined);
  });

  it('S-31 sends the list anew when it is too far behind to know what came', async () => {
    const { db, wakeups } = desk.context;
    const tails = new Tails({ db, wakeups, onFault: () => {}, ringSize: 1, listPauseMs: 0 });
    const steps = followList({ ...(await desk.contextOf(people.kari)), tails }, newestTwo(), null);
    await steps.next();
    await steps.next();
    const orders = [await newOrder(desk, people.kari), await newOrder(desk, people.kari)];
    await allRead(tails);
    const step = await nextOf(steps);
    expect(step.window.map(({ id }) => id)).toEqual(orders.map(({ id }) => id as string).reverse());
    expect(step.kind).toBe('LIST_SNAPSHOT');
    await steps.return(undefined);
  });

  it('AUD-06 sends a list anew to an agent who comes back after a note that leaves the row as it was', async () => {
    const request = await sentRequest(desk, people.kari);
    await numberCarrierEvents(desk.context);
    const asked = { typeName: 'ServiceRequest', args: 'first: 5' };
    const client = await followed(desk, people.agent, asked);
    await client.close();
    await movedRequest(desk, people.agent, request['id'], 'addServiceRequestActivity', { text: 'Between us.', visibleToCustomer: false });
    await numberCarrierEvents(desk.context);
    const back = await followAs(desk, people.agent, asked, client.cursor, client.rows);
    expect(await back.next()).toMatchObject({ __typename: 'ServiceRequestListSnapshot' });
    await back.close();
  });

  it('S-31 rests between two looks, however much happens, and is left in the middle of it', async () => {
    const context = await desk.contextOf(people.kari);
    const { db, wakeups } = desk.context;
    const patient = new Tails({ db, wakeups, onFault: () => {}, listPauseMs: 600_000 });
    const steps = followList({ ...context, tails: patient }, newestTwo(), null);
    const brisk = await begun(newestTwo());
    await steps.next();
    await steps.next();
    const first = await newOrder(desk, people.kari);
    expect((await nextOf(steps)).difference.entered).toEqual([first['id']]);
    await nextOf(brisk.steps);
    let isTold = false;
    const resting = steps.next().finally(() => (isTold = true));
    for (let count = 0; count < 3; count++) {
      const { id } = await newOrder(desk, people.kari);
      await allRead(patient);
      expect((await nextOf(brisk.steps)).difference.entered).toEqual([id]);
    }
    expect(isTold).toBe(false);
    await steps.return(undefined);
    expect(await resting).toEqual({ done: true, value: undefined });
    await brisk.steps.return(undefined);
  });

  it('S-31 is late while the database is away, and whole when it is back', async () => {
    let [isAway, looks] = [false, 0];
    const list = newestTwo(() => {
      looks += 1;
      return isAway ? Promise.reject(new Error('Server has closed the connection.')) : Promise.resolve();
    });
    const { steps } = await begun(list);
    // As the server does once a second.
    const looked = (): number => {
      desk.context.wakeups.wake(['tick:lists']);
      return looks;
    };
    isAway = true;
    const late = nextOf(steps);
    const before = looks;
    const { id } = await newOrder(desk, people.kari);
    await expect.poll(looked).toBeGreaterThan(before + 1);
    isAway = false;
    const now = looks;
    await expect.poll(looked).toBeGreaterThan(now);
    expect((await late).difference.entered).toEqual([id]);
    await steps.return(undefined);
  });

  it('S-31 does not end when what it follows is quiet, and ends at once when it is left', async () => {
    const { steps } = await begun(newestTwo());
    const waiting = steps.next();
    await newRequest(desk, people.kari);
    await steps.return(undefined);
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(desk.context.tails.size).toBe(0);
  });
});
