import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, newOrder, sentOrder } from '../orders/order.testing.ts';
import { movedRequest, newRequest, sentRequest } from '../service-requests/request.testing.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { followAs, followed, type Asked } from './list.testing.ts';

describe.each(databaseKinds)('a followed list on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const drafts: Asked = { typeName: 'Order', args: 'filter: { status: [NEW] }, first: 3', row: 'id version status' };
  const submit = (order: Answer) => call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
  const reference = (order: Answer, text: string) =>
    call(desk, people.kari, 'updateOrder', { id: order['id'], expectedVersion: order['version'], customerOrderRef: text });
  const numbered = async (): Promise<void> => void (await numberCarrierEvents(desk.context));

  it('S-31 begins with the rows that the query has, in its order, then says that it is up to date', async () => {
    for (let count = 0; count < 4; count++) await newOrder(desk, people.kari);
    const { orders } = await desk.run(people.kari, '{ orders(filter: { status: [NEW] }, first: 3) { nodes { id version status } } }');
    const client = await followAs(desk, people.kari, drafts);
    expect((await client.untilUpToDate()).map(({ __typename }) => __typename as string)).toEqual(['OrderListSnapshot', 'UpToDate']);
    expect(client.rows).toEqual(orders.nodes);
    await client.close();
  });

  it('S-31 tells what enters the list, and what it pushes out, in one step', async () => {
    const client = await followed(desk, people.kari, { ...drafts, left: 'id isBeyond event { move }' });
    const [first, second, last] = client.ids;
    const order = await newOrder(desk, people.kari);
    expect(await client.next()).toMatchObject({
      entered: [{ index: 0, row: { id: order['id'] }, event: { move: 'createOrder' } }],
      changed: [],
      left: [{ id: last, isBeyond: true, event: null }],
    });
    expect(client.ids).toEqual([order['id'], first, second]);
    await client.close();
  });

  it('S-31 tells what leaves the filter with the event by which it left, and what comes in its place', async () => {
    const order = await newOrder(desk, people.kari);
    const client = await followed(desk, people.kari, { ...drafts, left: 'id isBeyond event { move }' });
    const [, second, third] = client.ids;
    await submit(order);
    const message = await client.next();
    expect(message['left']).toEqual([{ id: order['id'], isBeyond: false, event: { move: 'submitOrder' } }]);
    expect(message['entered']).toMatchObject([{ index: 2, event: null }]);
    expect(client.ids.slice(0, 2)).toEqual([second, third]);
    await client.close();
  });

  it('S-31 tells a row that has changed where it stands', async () => {
    const order = await newOrder(desk, people.kari);
    const client = await followed(desk, people.kari, { ...drafts, row: 'id version customerOrderRef' });
    await reference(order, 'REF-1');
    expect(await client.next()).toMatchObject({
      entered: [],
      left: [],
      changed: [{ index: 0, row: { id: order['id'], customerOrderRef: 'REF-1' } }],
    });
    await client.close();
  });

  it('S-31 moves a row to its new place when the list is sorted by what has changed', async () => {
    const asked: Asked = { typeName: 'Order', args: 'sort: CHANGED, first: 3', row: 'id version' };
    const orders = [await newOrder(desk, people.kari), await newOrder(desk, people.kari), await newOrder(desk, people.kari)];
    for (const order of orders) {
      desk.clock.passMinutes(1);
      await reference(order, 'REF-2');
    }
    const client = await followed(desk, people.kari, asked);
    expect(client.ids).toEqual(orders.map(({ id }) => id as string).reverse());
    desk.clock.passMinutes(1);
    await reference({ id: orders[0]?.['id'], version: Number(orders[0]?.['version']) + 1 }, 'REF-3');
    expect(await client.next()).toMatchObject({ entered: [{ index: 0, row: { id: orders[0]?.['id'] } }], left: [], changed: [] });
    expect(client.ids).toEqual([0, 2, 1].map((index) => orders[index]?.['id'] as string));
    await client.close();
  });

  it('S-31 counts what is beyond the rows, too, when it is asked how many there are', async () => {
    const asked = { ...drafts, args: 'filter: { status: [NEW] }, sort: CREATED, direction: ASC, first: 1', more: 'totalCount' };
    const client = await followed(desk, people.kari, asked);
    const before = client.totalCount ?? 0;
    const order = await newOrder(desk, people.kari);
    expect(await client.next()).toMatchObject({ entered: [], changed: [], left: [], totalCount: before + 1 });
    await submit(order);
    expect(await client.next()).toMatchObject({ entered: [], changed: [], left: [], totalCount: before });
    await client.close();
  });

  it('S-31 sends nothing anew to a client that comes back when nothing has come since', async () => {
    const client = await followed(desk, people.kari, drafts);
    await client.close();
    await sentRequest(desk, people.kari);
    const back = await followAs(desk, people.kari, drafts, client.cursor, client.rows);
    expect(await back.next()).toMatchObject({ __typename: 'UpToDate' });
    const order = await newOrder(desk, people.kari);
    await back.next();
    expect(back.ids[0]).toBe(order['id']);
    await back.close();
  });

  it('S-31 sends the rows anew to a client that comes back when something has come since', async () => {
    const client = await followed(desk, people.kari, drafts);
    await client.close();
    const order = await newOrder(desk, people.kari);
    const back = await followAs(desk, people.kari, drafts, client.cursor, client.rows);
    expect((await back.untilUpToDate()).map(({ __typename }) => __typename as string)).toEqual(['OrderListSnapshot', 'UpToDate']);
    expect(back.ids[0]).toBe(order['id']);
    await back.close();
  });

  it('S-31 sends the rows to a client whose cursor is another list’s', async () => {
    const client = await followed(desk, people.kari, drafts);
    await client.close();
    const other = { ...drafts, args: 'filter: { status: [COMMITTED] }, first: 3' };
    const back = await followAs(desk, people.kari, other, client.cursor, client.rows);
    expect(await back.next()).toMatchObject({ __typename: 'OrderListSnapshot' });
    await back.close();
  });

  it('S-31 goes on from the first page of the query without sending it again', async () => {
    const page = 'filter: { status: [NEW] }, first: 3';
    const { orders } = await desk.run(people.kari, `{ orders(${page}) { cursor totalCount nodes { id version status } } }`);
    const asked = { ...drafts, args: page, more: 'totalCount' };
    const client = await followAs(desk, people.kari, asked, orders.cursor, orders.nodes);
    expect(await client.next()).toMatchObject({ __typename: 'UpToDate' });
    await client.close();
  });

  it('S-31 refuses a cursor that is none of the stream, and a list of more than a page', async () => {
    for (const after of ['garbage', Buffer.from('1:org:org_0:1').toString('base64url')]) {
      const client = await followAs(desk, people.kari, drafts, after);
      await expect(client.next()).rejects.toMatchObject({ extensions: { code: 'CURSOR_INVALID' } });
    }
    const tooMany = { ...drafts, args: 'first: 101' };
    await expect(followAs(desk, people.kari, tooMany)).rejects.toMatchObject({ extensions: { code: 'VALIDATION' } });
  });

  it('G-12 never tells of another organisation’s rows', async () => {
    const client = await followed(desk, people.elsa, { typeName: 'Order', args: 'first: 100', more: 'totalCount' });
    expect(client.rows).toEqual([]);
    await newOrder(desk, people.kari);
    const own = await newOrder(desk, people.elsa);
    await client.next();
    expect(client.ids).toEqual([own['id']]);
    expect(client.totalCount).toBe(1);
    await client.close();
  });

  it('O-31 tells the carrier of an order the moment it is submitted, and not before', async () => {
    await numbered();
    const client = await followed(desk, people.agent, { typeName: 'Order', args: 'first: 5' });
    const draft = await newOrder(desk, people.kari);
    const sent = await sentOrder(desk, people.kari);
    await numbered();
    await client.next();
    expect(client.ids).toContain(sent['id']);
    expect(client.ids).not.toContain(draft['id']);
    await client.close();
  });

  it('SR-21 takes a request out of the queue it is rerouted from and puts it into the other', async () => {
    const queue = (name: string): Asked => ({
      typeName: 'ServiceRequest',
      args: `filter: { queue: [${name}], status: [SUBMITTED] }`,
      row: 'id',
    });
    const request = await sentRequest(desk, people.kari);
    await numbered();
    const [from, to] = [
      await followed(desk, people.agent, queue(request['queue'])),
      await followed(desk, people.agent, queue('SALES_SUPPORT')),
    ];
    expect(from.ids).toContain(request['id']);
    await movedRequest(desk, people.agent, request['id'], 'rerouteServiceRequest', { area: 'QUOTES', subArea: 'CAPACITY' });
    await numbered();
    await Promise.all([from.next(), to.next()]);
    expect([from.ids.includes(request['id']), to.ids.includes(request['id'])]).toEqual([false, true]);
    await Promise.all([from.close(), to.close()]);
  });

  it('SR-04 keeps a queue in the order in which it is worked', async () => {
    const asked: Asked = { typeName: 'ServiceRequest', args: 'filter: { queue: [CUSTOMER_SERVICE], status: [SUBMITTED] }', row: 'id' };
    await numbered();
    const client = await followed(desk, people.delivery, asked);
    desk.clock.passMinutes(1);
    const request = await sentRequest(desk, people.kari);
    await numbered();
    await client.next();
    expect(client.ids.at(-1)).toBe(request['id']);
    await client.close();
  });

  it('S-31 says nothing of what neither is in the list nor fits its filter', async () => {
    const client = await followed(desk, people.kari, {
      typeName: 'ServiceRequest',
      args: 'filter: { area: [OTHER] }',
    });
    await newRequest(desk, people.kari);
    const fitting = await newRequest(desk, people.kari, { area: 'OTHER', subArea: 'GENERAL' });
    const message = await client.next();
    expect(message['entered']).toMatchObject([{ row: { id: fitting['id'] } }]);
    await client.close();
  });

  it('INV-07 refuses to follow invoices to who may not see them', async () => {
    await expect(followAs(desk, people.siri, { typeName: 'Invoice' })).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});
