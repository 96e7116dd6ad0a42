import { newId } from '@sporbar/schema/ids.ts';
import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { schema } from '@sporbar/schema/schema.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { getNamedType, getNullableType, isEnumType, isListType, isNonNullType, isObjectType, type GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { insideWords } from './attacker.testing.ts';
import { leavesOf, plainValue, withLeaf, type Input } from './inputs.testing.ts';

const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
const connections = queries.filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
const cursorOf = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('every query, attacked', () => {
  let served: Served;
  let cookie: string;
  let staff: string;
  beforeAll(async () => {
    served = await openServed();
    cookie = await served.cookieOf(served.people.superuser);
    staff = await served.cookieOf(served.people.billing);
    await newOrder(served.desk, served.people.kari);
    await newOrder(served.desk, served.people.elsa);
  });
  afterAll(() => served.close());

  /** Asks one query with these arguments and with what else it requires. */
  const ask = (field: GraphQLField<unknown, unknown>, given: Input, by = cookie): Promise<Answer> => {
    const args = field.args.filter((arg) => arg.name in given || isNonNullType(arg.type));
    const variables = Object.fromEntries(args.map(({ name, type }) => [name, given[name] ?? plainValue(type)]));
    const declared = args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
    const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
    const type = getNamedType(field.type);
    const count = isObjectType(type) && 'totalCount' in type.getFields() ? 'totalCount ' : '';
    const page = type.name.endsWith('Connection') ? `{ ${count}edges { cursor node { id } } }` : '{ __typename }';
    const fields = isObjectType(type) || type.name === 'Node' ? page : '';
    const around = args.length === 0 ? [`{ ${field.name}`, ''] : [`query (${declared}) { ${field.name}`, `(${passed})`];
    return served.ask(by, `${around.join('')} ${fields} }`, variables);
  };
  const codesOf = (answer: Answer): string[] =>
    ((answer['errors'] ?? []) as { extensions?: { code?: string } }[]).map(({ extensions }) => extensions?.code ?? 'none');

  it('G-01 refuses text that cannot be stored, in every argument of every query', async () => {
    let asked = 0;
    for (const field of queries)
      for (const arg of field.args)
        for (const { path, scalar } of leavesOf(arg.type).filter((leaf) => ['ID', 'String', 'Cursor'].includes(leaf.scalar)))
          for (const hostile of ['a\u0000b', '\ud800', 'x'.repeat(20_000)]) {
            // What only staff may ask is asked by staff, who get as far as its arguments.
            const by = field.name === 'auditEntries' ? staff : cookie;
            const answer = await ask(field, { [arg.name]: withLeaf(arg.type, undefined, path, hostile) }, by);
            asked += 1;
            expect([field.name, arg.name, path, scalar, ...codesOf(answer)]).toEqual([field.name, arg.name, path, scalar, 'VALIDATION']);
            expect(JSON.stringify(answer)).not.toMatch(insideWords);
          }
    expect(asked).toBeGreaterThan(50);
    expect(served.faults).toEqual([]);
  }, 120_000);

  it('G-10 refuses forged cursors of every list: another field, another kind of value, times out of reach', async () => {
    const values = [
      ['s', 'abc'],
      ['n', '7'],
      ['n', '7.5'],
      ['n', '2147483648'],
      ['d', '+275760-09-13T00:00:00.000Z'],
      ['s', 'a\u0000b'],
    ];
    for (const field of connections) {
      const sort = field.args.find(({ name }) => name === 'sort')?.type;
      for (const { name, value: column } of isEnumType(sort) ? sort.getValues() : []) {
        const forged = ['id', column].flatMap((key) => values.map(([kind, value]) => cursorOf(key, kind, value, newId('Order'))));
        for (const after of [...forged, cursorOf(column), cursorOf(null), 'garbage', Buffer.from('1:org:x:1').toString('base64url')]) {
          const answer = await ask(field, { after, first: 5, sort: name }, staff);
          // One of a fitting field and kind is as good as a true one: it names a place in the list and nothing else.
          expect([field.name, name, codesOf(answer)], after).toSatisfy(([, , codes]) => ['', 'CURSOR_INVALID'].includes(String(codes)));
        }
      }
    }
    expect(served.faults).toEqual([]);
  }, 120_000);

  it('G-10 gives pages of 1 to 100 rows and no others, however they are asked for', async () => {
    for (const field of connections)
      for (const given of [{ first: 0 }, { first: -1 }, { first: 101 }, { last: 0 }, { last: 2_147_483_647 }])
        expect([field.name, given, ...codesOf(await ask(field, given, staff))]).toEqual([field.name, given, 'VALIDATION']);
  });

  it('G-10 has an end to lists in arguments', async () => {
    const orders = connections.find(({ name }) => name === 'orders');
    const filter = 'query ($filter: OrderFilter) { orders(filter: $filter) { totalCount } }';
    const [name, value] = listIn(orders);
    const answer = await served.ask(cookie, filter, { filter: { [name]: Array.from({ length: 2_000 }, () => value) } });
    expect(codesOf(answer)).toEqual(['VALIDATION']);
  });

  it('G-09 answers null for an id of nothing, of no kind, and of another organisation, one as the other', async () => {
    const theirs = await served.desk.database.db.order.findFirstOrThrow({ where: { organisationId: served.people.east.id } });
    const session = await served.desk.database.db.session.findFirstOrThrow();
    const none = [newId('Order'), theirs.id, session.id, newId('StoredFile'), 'order', '', '__proto__', `ord_${'g'.repeat(32)}`];
    const answer = await served.ask(cookie, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: none });
    expect(answer).toEqual({ data: { nodes: none.map(() => null) } });
    for (const id of none)
      expect(await served.ask(cookie, 'query ($id: ID!) { node(id: $id) { id } }', { id }), id).toEqual({ data: { node: null } });
  });

  it('G-10 looks up a hundred ids at a time', async () => {
    const own = await served.desk.database.db.order.findFirstOrThrow({ where: { organisationId: served.people.north.id } });
    const nodes = (ids: string[]) => served.ask(cookie, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect((await nodes(['x', own.id, 'x', own.id]))['data'].nodes).toEqual([null, { id: own.id }, null, { id: own.id }]);
    expect((await nodes(Array.from({ length: 100 }, () => own.id)))['data'].nodes).toHaveLength(100);
    expect(codesOf(await nodes(Array.from({ length: 101 }, () => own.id)))).toEqual(['VALIDATION']);
  });
});

/** A list field of a filter, with a value it takes. */
function listIn(field: GraphQLField<unknown, unknown> | undefined): [string, unknown] {
  const filter = field?.args.find(({ name }) => name === 'filter');
  const type = filter === undefined ? undefined : getNamedType(filter.type);
  for (const one of Object.values((type as { getFields?: () => Record<string, { name: string; type: never }> }).getFields?.() ?? {}))
    if (isListType(getNullableType(one.type))) return [one.name, (plainValue(one.type) as unknown[])[0]];
  throw new Error('the filter has no list');
}
