import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { movesFrom } from '../lifecycle.ts';
import { orderLineLifecycle } from './order-line.lifecycle.ts';
import { call, goodLine, moveLine, newOrder, readOrder, sentOrder, walkTo } from './order.testing.ts';

describe('following an order’s status', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const list = async (user: string, filter: Record<string, unknown>): Promise<string[]> => {
    const data = await desk.run(user, 'query Q($filter: OrderFilter) { orders(filter: $filter) { nodes { id } } }', { filter });
    return data['orders'].nodes.map((node: Answer) => node['id']);
  };
  const read = async (user: string, id: string, fields: string): Promise<Answer> =>
    (await desk.run(user, `query Q($id: ID!) { order(id: $id) { ${fields} } }`, { id }))['order'];

  it('S-01 shows customers and agents the same status, under the same letter', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'DESIGN');
    const shown = await Promise.all(
      [people.kari, people.siri, people.agent, people.system].map((user) => read(user, order['id'], 'status lines { status statusCode }')),
    );
    expect(new Set(shown.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ status: 'IN_PROCESS', lines: [{ status: 'DESIGN', statusCode: 'D' }] })]),
    );
  });

  it('S-01 tells customers and agents the same meaning of each status', async () => {
    const document = '{ statusDictionary { objectType status phase acts letter label meaning } }';
    const [customer, agent] = await Promise.all([people.kari, people.agent].map((user) => desk.run(user, document)));
    expect(customer).toEqual(agent);
  });

  it('S-02 rejects what cannot be carried out, by the systems or by an agent', async () => {
    const [one, other] = [await sentOrder(desk, people.kari), await sentOrder(desk, people.kari)];
    await moveLine(desk, people.system, one['id'], 'rejectOrderLine', { statusDescription: 'Not built out' });
    await moveLine(desk, people.agent, other['id'], 'rejectOrderLine', { statusDescription: 'Not built out' });
    expect([await readOrder(desk, people.kari, one['id']), await readOrder(desk, people.kari, other['id'])]).toMatchObject([
      { status: 'REJECTED' },
      { status: 'REJECTED' },
    ]);
  });

  it('S-05 wants the reason of a rejection in Status Description', async () => {
    const order = await sentOrder(desk, people.kari);
    for (const said of [{}, { statusDescription: ' ' }, { comment: 'Nothing is built there.' }])
      expect(await moveLine(desk, people.agent, order['id'], 'rejectOrderLine', said)).toMatchObject({
        ruleId: 'S-05',
        path: '/statusDescription',
      });
  });

  it('S-06 registers a sent line with its confirmation', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-6' })).toMatchObject({
      lines: [{ status: 'REGISTERED', customerOrderId: 'C-6' }],
    });
  });

  it('S-07 shows the agreed date as soon as it exists', async () => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-7', agreedDate: '2025-10-23' });
    expect((await readOrder(desk, people.kari, order['id']))['lines'][0].agreedDate).toBe('2025-10-23');
  });

  it('S-07 shows it before the order is registered, and on one that is being changed', async () => {
    const order = await sentOrder(desk, people.kari);
    const slot = { slotStart: '2025-10-22T06:00:00.000Z', slotEnd: '2025-10-22T10:00:00.000Z' };
    await moveLine(desk, people.agent, order['id'], 'recordAppointment', slot);
    expect(await readOrder(desk, people.kari, order['id'])).toMatchObject({ lines: [{ status: 'COMMITTED', agreedDate: '2025-10-22' }] });
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    expect(await readOrder(desk, people.kari, order['id'])).toMatchObject({ lines: [{ status: 'NEW', agreedDate: '2025-10-22' }] });
  });

  it('S-08 shows one overall status over lines that each have their own', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    await walkTo(desk, people.agent, order['id'], 'ORDERED', 0);
    const now = await readOrder(desk, people.kari, order['id']);
    expect([now['status'], now['lines'].map((line: Answer) => line['status'])]).toEqual(['IN_PROCESS', ['ORDERED', 'COMMITTED']]);
  });

  it('S-09 has no delivery step among the statuses of a header', async () => {
    const data = await desk.run(people.kari, '{ __type(name: "OrderStatus") { enumValues { name } } }');
    const names = data['__type'].enumValues.map((value: Answer) => value['name']);
    expect(names.filter((name: string) => ['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST', 'DELIVERY'].includes(name))).toEqual([]);
  });

  it('S-09 shows an order whose line has a letter as IN_PROCESS', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'DESIGN');
    expect(await read(people.kari, order['id'], 'status lines { statusCode }')).toMatchObject({
      status: 'IN_PROCESS',
      lines: [{ statusCode: 'D' }],
    });
  });

  it('S-15 wants a reason from a carrier who cancels', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await moveLine(desk, people.agent, order['id'], 'cancelOrderLineByCarrier', { comment: ' ' })).toMatchObject({ ruleId: 'S-15' });
  });

  it('S-21 keeps DELIVERY in production until the delivery is confirmed', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'DELIVERY');
    const before = await read(people.kari, order['id'], 'lines { deliveredAt }');
    await moveLine(desk, people.system, order['id'], 'confirmDelivery');
    const after = await read(people.kari, order['id'], 'lines { status deliveredAt }');
    expect([before['lines'][0].deliveredAt, after['lines'][0]]).toEqual([
      null,
      { status: 'DELIVERY', deliveredAt: '2025-10-01T08:00:00.000Z' },
    ]);
  });

  it('S-25 lets nothing lead out of CLOSED', () => expect(movesFrom(orderLineLifecycle, 'CLOSED')).toEqual([]));

  it.each([
    ['INCOMPLETE', 'markOrderLineIncomplete', { comment: 'Floor' }],
    ['REJECTED', 'rejectOrderLine', { statusDescription: 'Not built out' }],
  ] as const)('S-26 marks %s as what cannot be carried out now, and nothing before', async (_status, move, given) => {
    const order = await sentOrder(desk, people.kari);
    const marked = async (): Promise<Answer> => (await read(people.kari, order['id'], 'lines { isStopped }'))['lines'][0];
    expect(await marked()).toEqual({ isStopped: false });
    await moveLine(desk, people.agent, order['id'], move, given);
    expect(await marked()).toEqual({ isStopped: true });
  });

  it('O-09 CAT-07 shows on the line the last dates for changing and for cancelling, each of its own product', async () => {
    const dates = async (line: Record<string, unknown>): Promise<Answer> => {
      const order = await sentOrder(desk, people.kari, [line]);
      return (await read(people.kari, order['id'], 'lines { changeDeadline cancelDeadline }'))['lines'][0];
    };
    const { product } = desk.database.db;
    await product.update({ where: { code: 'WHOLESALE_ADSL_SHARED' }, data: { cancelDeadlineDays: 5 }, select: { code: true } });
    expect(await dates(goodLine())).toEqual({ changeDeadline: '2025-10-19', cancelDeadline: '2025-10-16' });
    await product.update({ where: { code: 'WHOLESALE_ADSL_SHARED' }, data: { cancelDeadlineDays: 2 }, select: { code: true } });
    const telephony = goodLine({ productCode: 'PSTN', attributes: { equipment: 'EXISTING_SOCKET' }, requestedDate: '2025-10-22' });
    expect(await dates(telephony)).toEqual({ changeDeadline: '2025-10-20', cancelDeadline: '2025-10-20' });
  });

  it('S-28 finds an order by its number in the portal', async () => {
    const order = await newOrder(desk, people.kari);
    expect(await list(people.kari, { text: order['number'] })).toEqual([order['id']]);
  });

  it('S-27 finds an order by the Customer Order Id of any of its lines', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    for (const [line, customerOrderId] of ['C-270000', 'C-270001'].entries())
      await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId }, line);
    for (const customerOrderId of ['C-270000', 'C-270001']) {
      expect(await list(people.kari, { customerOrderId })).toEqual([order['id']]);
      expect(await list(people.agent, { text: customerOrderId.toLowerCase() })).toEqual([order['id']]);
      expect(await list(people.elsa, { customerOrderId })).toEqual([]);
    }
  });

  for (const [what, text] of [
    ['end user', 'fridtjof'],
    ['address', 'storgata'],
    ['own reference', 'our-77'],
    ['contact phone', '40404040'],
  ] as const) {
    it(`S-28 finds an order by its ${what}`, async () => {
      const found = goodLine({
        endUser: { kind: 'PRIVATE', name: `Fridtjof ${what}`, birthDate: '1980-01-01' },
        contactPhone: '40404040',
        address: { purpose: 'DELIVERY', street: 'Storgata', houseNumber: 3, postcode: '1788', city: 'Halden', country: 'NO' },
      });
      const order = await newOrder(desk, people.kari, [found], { customerOrderRef: 'OUR-77' });
      expect(await list(people.kari, { text })).toContain(order['id']);
      expect(await list(people.elsa, { text })).toEqual([]);
    });
  }

  it.each([
    [
      'a house by its letter',
      { street: 'Bokstavgata', houseNumber: 31, houseLetter: 'B' },
      ['bokstavgata 31b', 'Bokstavgata 31 B, 1788 HALDEN'],
    ],
    ['an INSA signature', { insaSignature: 'INSA-28-1' }, ['insa-28-1']],
    ['a cadastral number', { municipalityNumber: '3101', gnr: 2828, bnr: 31 }, ['2828/31', '3101 gnr. 2828 bnr. 31']],
  ] as const)('S-28 finds an order by its address: %s', async (_what, identified, texts) => {
    const place = { purpose: 'DELIVERY', postcode: '1788', city: 'Halden', country: 'NO', ...identified };
    const order = await newOrder(desk, people.kari, [goodLine({ address: place })]);
    for (const text of texts) expect([text, await list(people.kari, { text })]).toEqual([text, [order['id']]]);
    expect(await list(people.kari, { text: 'bokstavgata 31c' })).toEqual([]);
  });

  it('S-28 finds an order by the circuit that it delivered, and by a number that stood on the site', async () => {
    const address = { ...(goodLine()['address'] as object), existingEquipmentRef: 'NO-SITE-28' };
    const order = await sentOrder(desk, people.kari, [goodLine({ address })]);
    expect(await list(people.kari, { text: 'no-site-28' })).toEqual([order['id']]);
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    const where = { fromOrderLineId: order['lines'][0].id };
    const { circuitNumber } = await desk.database.db.installedProduct.findFirstOrThrow({ where });
    expect(await list(people.kari, { text: circuitNumber?.toLowerCase() })).toEqual([order['id']]);
    expect(await list(people.elsa, { text: circuitNumber })).toEqual([]);
  });

  it('G-10 pages through a list without a gap or a repeat while it changes', async () => {
    const page =
      'query Q($after: String) { orders(first: 3, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } totalCount } }';
    const seen: string[] = [];
    const before = (await desk.run(people.kari, '{ orders { totalCount } }'))['orders'].totalCount;
    let after: string | null = null;
    do {
      const { orders } = await desk.run(people.kari, page, { after });
      seen.push(...orders.edges.map((edge: Answer) => edge['node'].id));
      after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
      await newOrder(desk, people.kari);
    } while (after !== null);
    expect([new Set(seen).size, seen.length]).toEqual([before, before]);
  });

  it('G-10 refuses a page of more than 100 rows', async () => {
    await expect(desk.run(people.kari, '{ orders(first: 101) { totalCount } }')).rejects.toMatchObject({
      extensions: { code: 'VALIDATION', ruleId: 'G-10' },
    });
  });

  it('O-21 gives order types no priority: newest first and nothing else', async () => {
    const ids = await list(people.kari, {});
    const rows = await desk.database.db.order.findMany({
      where: { organisationId: people.north.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: ids.length,
    });
    expect(ids).toEqual(rows.map((row) => row.id));
  });

  it('O-29 warns of another open line with the same product, address and end user', async () => {
    const twin = goodLine({ endUser: { kind: 'PRIVATE', name: 'Twin Twinsen', birthDate: '1980-01-01' } });
    const again = { ...twin, endUser: { kind: 'PRIVATE', name: 'TWIN twinsen', birthDate: '1980-01-01' } };
    const [first, second] = [await sentOrder(desk, people.kari, [twin]), await newOrder(desk, people.kari, [again])];
    expect(await read(people.kari, second['id'], 'lines { possibleDuplicates { id } }')).toEqual({
      lines: [{ possibleDuplicates: [{ id: first['lines'][0].id }] }],
    });
  });

  it('O-31 names no draft as a possible duplicate to the carrier, who sees the line while it is being changed', async () => {
    const twin = goodLine({ endUser: { kind: 'PRIVATE', name: 'Hidden Twinsen', birthDate: '1980-01-01' } });
    const [first] = [await sentOrder(desk, people.kari, [twin]), await newOrder(desk, people.kari, [twin])];
    await moveLine(desk, people.kari, first['id'], 'reopenOrderLine');
    const told = async (userId: string) =>
      (await read(userId, first['id'], 'lines { possibleDuplicates { id } }'))['lines'][0].possibleDuplicates;
    expect([await told(people.agent), (await told(people.kari)).length]).toEqual([[], 1]);
  });

  it('O-16 keeps the three references apart', async () => {
    const references = { projectReference: 'P', customerInvoiceRef: 'I', customerOrderRef: 'R' };
    const order = await newOrder(desk, people.kari, undefined, references);
    expect(await read(people.kari, order['id'], Object.keys(references).join(' '))).toEqual(references);
  });

  it('O-16 changes one reference and leaves the two others as they were', async () => {
    const names = ['projectReference', 'customerInvoiceRef', 'customerOrderRef'];
    const before = Object.fromEntries(names.map((name) => [name, `old ${name}`]));
    for (const name of names) {
      const order = await newOrder(desk, people.kari, undefined, before);
      const { id, version } = order as { id: string; version: number };
      expect(await call(desk, people.kari, 'updateOrder', { id, expectedVersion: version, [name]: 'new' })).toMatchObject({
        order: { id },
      });
      expect(await read(people.kari, id, names.join(' '))).toEqual({ ...before, [name]: 'new' });
    }
  });

  it('O-16 fills no reference in from another', async () => {
    const order = await newOrder(desk, people.kari, undefined, { customerOrderRef: 'R' });
    expect(await read(people.kari, order['id'], 'projectReference customerInvoiceRef customerOrderRef')).toEqual({
      projectReference: null,
      customerInvoiceRef: null,
      customerOrderRef: 'R',
    });
  });

  it('G-12 keeps another organisation’s order out of node, list, count and search', async () => {
    const order = await newOrder(desk, people.kari);
    const data = await desk.run(
      people.elsa,
      'query Q($id: ID!, $n: String!) { node(id: $id) { id } order(id: $id) { id } byNumber: order(number: $n) { id } orders { totalCount nodes { id } } }',
      { id: order['id'], n: order['number'] },
    );
    expect(data).toEqual({ node: null, order: null, byNumber: null, orders: { totalCount: 0, nodes: [] } });
  });
});
