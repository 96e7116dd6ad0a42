import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodLine, moveLine, newOrder, sentOrder } from '../orders/order.testing.ts';
import { schema } from '../schema.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const messages =
  '__typename ... on State { cursor object { id ... on Order { status } } } ... on Change { cursor event { move to objectType } object { id ... on Order { status } } } ... on UpToDate { cursor }';

describe.each(databaseKinds)('live on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  async function open(user: string, field: string, variables: Record<string, unknown> = {}): Promise<AsyncGenerator<ExecutionResult>> {
    const name = field.split('(')[0] ?? '';
    const document = parse(
      `subscription S($after: Cursor, $id: ID, $filter: ChangesFilter) { ${field} { ${messages} } }`
        .replace(/\$(\w+): \w+,? ?/g, (whole, key: string) => (field.includes(`$${key}`) ? (key === 'id' ? '$id: ID! ' : whole) : ''))
        .replace('()', ''),
    );
    const result = await subscribe({ schema, document, variableValues: variables, contextValue: await desk.contextOf(user) });
    if (!(Symbol.asyncIterator in result)) throw result.errors?.[0] ?? new Error(name);
    return result as AsyncGenerator<ExecutionResult>;
  }
  const next = async (stream: AsyncGenerator<ExecutionResult>): Promise<Answer> => {
    const { value } = (await stream.next()) as { value: ExecutionResult };
    if (value.errors !== undefined) throw value.errors[0] ?? new Error('no message');
    return Object.values(value.data ?? {})[0] as Answer;
  };
  const take = async (stream: AsyncGenerator<ExecutionResult>, count: number): Promise<Answer[]> => {
    const taken = [];
    for (let index = 0; index < count; index++) taken.push(await next(stream));
    return taken;
  };

  it('G-02 begins with the present and then sends each change', async () => {
    const stream = await open(people.kari, 'changes');
    expect(await next(stream)).toMatchObject({ __typename: 'UpToDate' });
    const order = await newOrder(desk, people.kari);
    expect(await take(stream, 2)).toMatchObject([
      { __typename: 'Change', event: { objectType: 'ORDER', to: 'NEW' }, object: { id: order['id'], status: 'NEW' } },
      { event: { objectType: 'ORDER_LINE', to: 'NEW' } },
    ]);
    await stream.return(undefined);
  });

  it('S-31 sends what one transaction changed with the last of its changes alone, to those who ask for it once', async () => {
    const document = parse(
      'subscription { changes { ... on Change { event { objectType } object(once: true) { id ... on Order { lines { lineNo } } } } } }',
    );
    const stream = (await subscribe({
      schema,
      document,
      contextValue: await desk.contextOf(people.kari),
    })) as AsyncGenerator<ExecutionResult>;
    await next(stream);
    const order = await newOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    const page = await desk.run(people.kari, '{ events(first: 200) { events { event { rootId } object(once: true) { id } } } }');
    expect(await take(stream, 3)).toEqual([
      { event: { objectType: 'ORDER' }, object: null },
      { event: { objectType: 'ORDER_LINE' }, object: null },
      { event: { objectType: 'ORDER_LINE' }, object: { id: order['id'], lines: [{ lineNo: 1 }, { lineNo: 2 }] } },
    ]);
    const listed = (page['events'].events as Answer[]).filter(({ event }) => event.rootId === order['id']);
    expect(listed.map(({ object }) => object !== null)).toEqual([false, false, true]);
    await stream.return(undefined);
  });

  it('S-31 sends what was missed since a cursor, in order, then says that it is up to date', async () => {
    const { cursor } = await desk.run(people.kari, '{ cursor }');
    const order = await sentOrder(desk, people.kari);
    const stream = await open(people.kari, 'changes(after: $after)', { after: cursor });
    const seen = await take(stream, 5);
    expect(seen.map((message) => message['event']?.move ?? message['__typename'])).toEqual([
      'createOrder',
      'createOrder',
      'submitOrder',
      'submitOrder',
      'UpToDate',
    ]);
    expect(seen[3]).toMatchObject({ event: { objectType: 'ORDER', to: 'COMMITTED' }, object: { id: order['id'] } });
    await stream.return(undefined);
  });

  it('S-31 goes on after the last cursor without a loss or a repeat', async () => {
    const { cursor } = await desk.run(people.kari, '{ cursor }');
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-1' });
    const moves: string[] = [];
    let after = cursor as string;
    for (let cut = 0; cut < 6; cut++) {
      const stream = await open(people.kari, 'changes(after: $after)', { after });
      const message = await next(stream);
      moves.push(`${message['event'].move} ${message['event'].objectType}`);
      after = message['cursor'];
      await stream.return(undefined);
    }
    expect(moves).toEqual([
      'createOrder ORDER',
      'createOrder ORDER_LINE',
      'submitOrder ORDER_LINE',
      'submitOrder ORDER',
      'registerOrderLine ORDER_LINE',
      'registerOrderLine ORDER',
    ]);
  });

  it('G-02 follows one order: its state first, then its changes and no other’s', async () => {
    const [order, other] = [await sentOrder(desk, people.kari), await sentOrder(desk, people.kari)];
    const stream = await open(people.kari, 'orderChanged(id: $id)', { id: order['id'] });
    expect(await take(stream, 2)).toMatchObject([{ __typename: 'State', object: { status: 'COMMITTED' } }, { __typename: 'UpToDate' }]);
    await moveLine(desk, people.system, other['id'], 'registerOrderLine', { customerOrderId: 'C-1' });
    await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-2' });
    expect(await next(stream)).toMatchObject({
      event: { move: 'registerOrderLine', objectType: 'ORDER_LINE' },
      object: { id: order['id'], status: 'REGISTERED' },
    });
    await stream.return(undefined);
  });

  it('G-12 never sends another organisation’s change', async () => {
    const stream = await open(people.elsa, 'changes');
    await next(stream);
    await sentOrder(desk, people.kari);
    const own = await newOrder(desk, people.elsa, [goodLine({ address: null })]);
    expect(await next(stream)).toMatchObject({ object: { id: own['id'] } });
    await stream.return(undefined);
  });

  it('G-09 answers a subscription to another organisation’s order like one to nothing', async () => {
    const order = await newOrder(desk, people.kari);
    const foreign = await open(people.elsa, 'orderChanged(id: $id)', { id: order['id'] }).catch((error: unknown) => error);
    const unknown = await open(people.elsa, 'orderChanged(id: $id)', { id: 'ord_00000000000000000000000000000000' }).catch(
      (error: unknown) => error,
    );
    expect(foreign).toEqual(unknown);
    expect(foreign).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('O-31 tells the carrier nothing of an order before it is submitted', async () => {
    const stream = await open(people.agent, 'changes');
    await next(stream);
    const draft = await newOrder(desk, people.kari);
    const sent = await sentOrder(desk, people.kari);
    await numberCarrierEvents(desk.context);
    desk.wakeups.wake(['carrier']);
    const message = await next(stream);
    expect([message['object'].id, message['event'].move]).toEqual([sent['id'], 'submitOrder']);
    expect(draft['id']).not.toBe(sent['id']);
    await stream.return(undefined);
  });

  for (const [what, cursor] of [
    ['garbage', 'garbage'],
    ['another stream', Buffer.from('1:org:org_0:1').toString('base64url')],
    ['the future', 'future'],
  ] as const) {
    it(`S-31 refuses a cursor of ${what}`, async () => {
      const after = cursor === 'future' ? Buffer.from(`1:org:${people.north.id}:999999`).toString('base64url') : cursor;
      const stream = await open(people.kari, 'changes(after: $after)', { after });
      await expect(next(stream)).rejects.toMatchObject({ extensions: { code: 'CURSOR_INVALID' } });
    });
  }

  it('S-31 says that a cursor has expired when what followed it is no longer kept for delivery', async () => {
    const { cursor } = await desk.run(people.ola, '{ cursor }');
    await newOrder(desk, people.kari);
    await desk.database.db.delivery.deleteMany({ where: { stream: `org:${people.north.id}` } });
    const stream = await open(people.ola, 'changes(after: $after)', { after: cursor });
    await expect(next(stream)).rejects.toMatchObject({ extensions: { code: 'CURSOR_EXPIRED' } });
  });

  it('S-31 numbers the carrier’s stream without a gap', async () => {
    await sentOrder(desk, people.kari);
    await desk.run(people.agent, '{ cursor }');
    const stream = await open(people.agent, 'changes');
    await next(stream);
    const numbers = (await desk.database.db.delivery.findMany({ where: { stream: 'carrier' }, orderBy: { number: 'asc' } })).map(
      (row) => row.number,
    );
    expect(numbers).toEqual(numbers.map((_number, index) => BigInt(index + 1)));
    await stream.return(undefined);
  });
});
