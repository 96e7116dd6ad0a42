import { parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contradictionsIn } from '../contradictions.testing.ts';
import { goodLine, sentOrder, walkTo } from '../orders/order.testing.ts';
import { schema } from '../schema.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const addressOf = (street: string) => ({ purpose: 'DELIVERY', street, houseNumber: 3, postcode: '1788', city: 'Halden', country: 'NO' });

describe('the portfolio', () => {
  let desk: Desk;
  let people: People;
  let first: Answer;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    first = await delivered('Storgata', { customerOrderRef: 'OUR-77' });
    await delivered('Kirkegata');
  });
  afterAll(() => desk.close());

  async function delivered(street: string, references: Record<string, unknown> = {}): Promise<Answer> {
    const line = goodLine({ address: addressOf(street), accessLineNumber: `N-${street}` });
    const order = await sentOrder(desk, people.kari, [line], references);
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    return desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId: order['id'] } } });
  }

  const list = async (user: string, filter: Record<string, unknown> = {}, fields = 'id'): Promise<Answer[]> => {
    const document = `query Q($filter: InstalledProductFilter) { installedProducts(filter: $filter) { totalCount nodes { ${fields} } } }`;
    return (await desk.run(user, document, { filter }))['installedProducts'].nodes;
  };

  it('CAT-01 lists what was delivered with status, address and numbers', async () => {
    const fields =
      'status statusLabel phase product { code } address { singleLine } endUserName circuitNumber phoneNumber accessLineNumber';
    const [, row] = await list(people.siri, {}, `${fields} activeFrom orderLine { id }`);
    expect(row).toEqual({
      status: 'ACTIVE',
      statusLabel: 'Active',
      phase: 'DONE',
      product: { code: 'WHOLESALE_ADSL_SHARED' },
      address: { singleLine: 'Storgata 3, 1788 Halden' },
      endUserName: 'Nils Nilsen',
      circuitNumber: first['circuitNumber'],
      phoneNumber: null,
      accessLineNumber: 'N-Storgata',
      activeFrom: '2025-10-01',
      orderLine: { id: first['fromOrderLineId'] },
    });
  });

  it('CAT-01 finds a product by circuit, access line, phone, address or reference', async () => {
    await desk.database.db.installedProduct.update({
      where: { id: first['id'] },
      data: { phoneNumber: '69123456', searchText: `${first['searchText']} 69123456` },
    });
    const texts = [first['circuitNumber'], 'n-storgata', '69123456', 'storgata halden', 'our-77'];
    const found = await Promise.all(texts.map((text) => list(people.kari, { text })));
    expect(found).toEqual(texts.map(() => [{ id: first['id'] }]));
  });

  it('CAT-01 narrows the portfolio to a status', async () => {
    expect([await list(people.kari, { status: ['TERMINATED'] }), (await list(people.kari, { status: ['ACTIVE'] })).length]).toEqual([
      [],
      2,
    ]);
  });

  it('CAT-01 pages without a gap or a repeat', async () => {
    const document =
      'query Q($after: String) { installedProducts(first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }';
    const page = async (after: string | null): Promise<Answer> => (await desk.run(people.kari, document, { after }))['installedProducts'];
    const one = await page(null);
    const two = await page(one['pageInfo'].endCursor);
    expect([...one['nodes'], ...two['nodes']]).toEqual(await list(people.kari));
    expect(two['pageInfo'].hasNextPage).toBe(false);
  });

  it('CAT-01 shows the carrier’s staff every customer’s portfolio, and one customer’s when asked', async () => {
    expect(await list(people.agent)).toHaveLength(2);
    expect(await list(people.agent, { organisationId: people.east.id })).toEqual([]);
  });

  it('G-12 keeps another organisation’s portfolio out of node, list, count and search', async () => {
    const document = `query Q($id: ID!, $circuit: String!) { node(id: $id) { id } installedProduct(id: $id) { id }
      byCircuit: installedProduct(circuitNumber: $circuit) { id } installedProducts { totalCount nodes { id } } }`;
    const data = await desk.run(people.elsa, document, { id: first['id'], circuit: first['circuitNumber'] });
    expect(data).toEqual({ node: null, installedProduct: null, byCircuit: null, installedProducts: { totalCount: 0, nodes: [] } });
    expect(await list(people.elsa, { text: 'storgata' })).toEqual([]);
    expect(await list(people.elsa, { organisationId: people.north.id })).toEqual([]);
  });

  it('CAT-14 keeps whom a product serves, and what became of it, with the product', async () => {
    const document = `query Q($id: ID!) { installedProduct(id: $id) { endUser { kind name birthDate orgNumber } history { move objectType from to } } }`;
    expect((await desk.run(people.kari, document, { id: first['id'] }))['installedProduct']).toEqual({
      endUser: { kind: 'PRIVATE', name: 'Nils Nilsen', birthDate: '1980-12-31', orgNumber: null },
      history: [{ move: 'finishOrderLine', objectType: 'INSTALLED_PRODUCT', from: null, to: 'ACTIVE' }],
    });
  });

  it('CAT-14 shows a product in its customer’s portfolio, live, the moment its line is finished', async () => {
    const text =
      'subscription { it: installedProductList(first: 1) { __typename ... on InstalledProductListChanges { entered { row { status address { street } } event { objectType to } } } } }';
    const stream = await subscribe({ schema, document: parse(text), contextValue: await desk.contextOf(people.kari) });
    if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0] ?? new Error('no stream');
    const messages = stream[Symbol.asyncIterator]();
    const next = async (): Promise<Answer> => (await messages.next()).value?.data?.['it'] as Answer;
    expect(await next()).toMatchObject({ __typename: 'InstalledProductListSnapshot' });
    expect(await next()).toMatchObject({ __typename: 'UpToDate' });
    const told = next();
    await delivered('Nygata');
    expect((await told)['entered']).toEqual([
      { row: { status: 'ACTIVE', address: { street: 'Nygata' } }, event: { objectType: 'INSTALLED_PRODUCT', to: 'ACTIVE' } },
    ]);
    await messages.return?.();
  });

  it('CAT-14 leaves products, their lines and their events of one mind', async () => {
    const said = await contradictionsIn(desk.database.db);
    expect(said.filter((each) => /ins_|oli_/.test(each))).toEqual([]);
  });
});
