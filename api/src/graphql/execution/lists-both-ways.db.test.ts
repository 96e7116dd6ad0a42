import type { Db } from '@sporbar/prisma/client.ts';
import { schema } from '@sporbar/schema/schema.ts';
import { numberAllCommitted } from '@sporbar/schema/sequencer.ts';
import {
  execute,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  parse,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawQuery } from '../../live/groups/fuzz/document.testing.ts';
import { picking, seedOf, usualSeed } from '../../live/groups/fuzz/fuzz.testing.ts';
import { openStage } from '../../live/groups/fuzz/occasions.testing.ts';
import { openServed, type Served } from '../../served.testing.ts';

type Root = GraphQLField<unknown, unknown>;

/** Lists that are read page by page, each with the client's own name for its rows. */
const lists = [
  ['orders', 'order'],
  ['quotes', 'quote'],
  ['packages', 'package'],
  ['serviceRequests', 'serviceRequest'],
  ['invoices', 'invoice'],
  ['installedProducts', 'installedProduct'],
  ['users', 'user'],
] as const;

const rootOf = (list: string): Root => {
  const root = schema.getQueryType()?.getFields()[list];
  if (root === undefined) throw new Error(`there is no list of ${list}`);
  return root;
};

const typeOf = (list: string, name: string): GraphQLInputType | undefined => rootOf(list).args.find((arg) => arg.name === name)?.type;

const unlike = (db: Db, get: (name: string | symbol, value: unknown) => unknown): Db =>
  new Proxy(db, {
    get: (target, name) => {
      const value: unknown = get(name, Reflect.get(target, name));
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
  });

/** A database that does not tell the names of its tables: everything is read by the client. */
const readByClient = (db: Db): Db => unlike(db, (name, value) => (name === '_runtimeDataModel' ? undefined : value));

/** A database whose client finds no pages: whatever is answered was read without it. */
const readWithout = (db: Db, model: string): Db =>
  unlike(db, (name, value) => {
    const fail = () => Promise.reject(new Error(`the client was asked for ${model}`));
    return name === model ? { findMany: fail, count: fail } : value;
  });

describe('lists read in one statement and by the client', () => {
  let served: Served;
  let users: readonly string[];
  /** What filters may ask for: words that stand in the data, and those that mean something to a pattern. */
  let words: readonly string[];

  beforeAll(async () => {
    served = await openServed();
    const { shopper, occasions } = await openStage(served);
    for (const { prepare } of occasions) await prepare();
    // Nothing moves from here on, the carrier's stream included.
    await numberAllCommitted(served.desk.context);
    const { kari, ola, superuser, agent, billing, north } = served.people;
    users = [kari, ola, superuser, agent, billing, shopper.userId];
    words = [north.id, 'WHOLESALE_ADSL_FULL', 'o-1', 'KARI', '%', '_a', '\\', '', 'nobody has this'];
  }, 120_000);
  afterAll(() => served.close());

  async function answer(db: Db, userId: string, query: string, variableValues: Record<string, unknown>): Promise<string> {
    const contextValue = { ...(await served.desk.contextOf(userId)), db };
    return JSON.stringify(await execute({ schema, document: parse(query), variableValues, contextValue }));
  }

  function valuesOf(of: GraphQLInputType): unknown[] {
    const type = getNullableType(of);
    if (isListType(type)) {
      const all = valuesOf(type.ofType);
      return [[], all.slice(0, 1), all.slice(1, 4)];
    }
    if (isEnumType(type)) return type.getValues().map(({ name }) => name);
    switch (getNamedType(type).name) {
      case 'Boolean':
        return [true, false];
      case 'DateTime':
        return ['2025-09-30T00:00:00.000Z', '2025-10-01T08:00:00.000Z', '2031-01-01T00:00:00.123Z'];
      case 'Date':
        return ['2025-09-30', '2025-10-01', '2031-01-01'];
      default:
        return [...words];
    }
  }

  /** Nothing, each value of each field alone, and some together. */
  function filtersOf(list: string): object[] {
    const type = getNullableType(typeOf(list, 'filter') as GraphQLInputType);
    if (!isInputObjectType(type)) throw new Error(`${list} has no filter`);
    const single = Object.values(type.getFields()).flatMap((field) => valuesOf(field.type).map((value) => ({ [field.name]: value })));
    const pick = picking(seedOf(usualSeed));
    const together = Array.from({ length: 12 }, () => ({ ...single[pick(single.length)], ...single[pick(single.length)] }));
    return [{}, ...single, ...together];
  }

  it.each(lists)(
    'G-10 a page of %s is the same to the letter for every viewer and filter, and is read without the client',
    async (list, model) => {
      const { db } = served.desk.database;
      const [filter, sort] = ['filter', 'sort'].map((name) => String(typeOf(list, name)));
      const query = `query ($filter: ${filter}, $sort: ${sort}, $direction: SortDirection, $first: Int, $after: String, $last: Int) {
        ${list}(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after, last: $last) {
          cursor totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }`;
      let rows = 0;
      const same = async (userId: string, variables: Record<string, unknown>): Promise<string | undefined> => {
        const expected = await answer(readByClient(db), userId, query, variables);
        expect(await answer(readWithout(db, model), userId, query, variables), JSON.stringify(variables)).toBe(expected);
        const { data } = JSON.parse(expected) as { data: Record<string, { edges: { cursor: string }[] }> | null };
        rows += data?.[list]?.edges.length ?? 0;
        return data?.[list]?.edges.at(0)?.cursor;
      };
      const sorts = valuesOf(typeOf(list, 'sort') as GraphQLInputType);
      const pick = picking(1);
      for (const userId of users) {
        for (const each of filtersOf(list)) await same(userId, { filter: each, sort: sorts[pick(sorts.length)], first: 50 });
        for (const by of sorts)
          for (const direction of ['ASC', 'DESC']) {
            const after = await same(userId, { sort: by, direction, first: 2 });
            if (after !== undefined) await same(userId, { sort: by, direction, first: 3, after });
            await same(userId, { sort: by, direction, last: 2 });
          }
      }
      expect(rows).toBeGreaterThan(20);
    },
    300_000,
  );

  it('G-10 whatever chance asks of lists is the same to the letter', async () => {
    const { db } = served.desk.database;
    const seed = seedOf(usualSeed);
    console.info(`SPORBAR_SEED=${seed}`);
    const roots = [...lists.map(([list]) => list), 'products'].map(rootOf);
    const asked = new Set<string>();
    for (let count = 0; count < 200; count++) {
      const pick = picking(seed + count);
      const root = roots[count % roots.length] as Root;
      const drawing = { pick, density: [100, 60, 30][count % 3] ?? 0, depth: 3 + pick(3), about: '', asked };
      const query = drawQuery({ ...drawing, members: new Map<string, GraphQLObjectType>() }, root);
      const userId = users[pick(users.length)] as string;
      if (query === undefined) continue;
      expect(await answer(db, userId, query, {}), query).toBe(await answer(readByClient(db), userId, query, {}));
    }
    expect(asked.size).toBeGreaterThan(200);
  }, 300_000);
});
