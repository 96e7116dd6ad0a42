import { schema } from '@sporbar/schema/schema.ts';
import { getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { planCost, prices } from './cost-plan.ts';

const { page, unpagedList } = prices;

/** What an operation costs. It is one of this API. */
function costOf(source: string, variables: Record<string, unknown> = {}): number {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('which operation?');
  return planCost(schema, document, operation)(variables);
}

describe('what an operation costs', () => {
  it('G-10 is one for each object that the answer can hold, and nothing for its values', () => {
    expect(costOf('{ me { username fullName organisation { name } } }')).toBe(2);
    expect(costOf('{ cursor }')).toBe(1);
  });

  it('G-10 takes a page for as many rows as are asked for, whether as nodes or as edges', () => {
    expect(costOf('{ orders(first: 40) { nodes { id } } }')).toBe(1 + 40);
    expect(costOf('{ orders(last: 40) { edges { cursor node { id } } pageInfo { hasNextPage } } }')).toBe(1 + 40 + 1);
  });

  it('G-10 takes a page of unsaid size for the usual one, and a list without pages for ten rows', () => {
    expect(costOf('{ orders { nodes { id } } }')).toBe(1 + page);
    expect(costOf('{ orders(first: 1) { nodes { lines { id } } } }')).toBe(1 + 1 + unpagedList);
    expect(costOf('{ events { events { cursor } } }')).toBe(1 + 50);
    expect(costOf('{ orders(first: 1) { nodes { history { id } } } }')).toBe(1 + 1 + 100);
  });

  it('G-10 multiplies what stands in a row by the rows', () => {
    expect(costOf('{ orders(first: 20) { nodes { lines { availableMoves { name } } } } }')).toBe(1 + 20 * (1 + 10 * (1 + 10)));
  });

  it('G-10 reads page sizes from variables, their defaults, and null as unsaid', () => {
    const query = 'query ($first: Int) { orders(first: $first) { nodes { id } } }';
    expect(costOf(query, { first: 77 })).toBe(1 + 77);
    expect(costOf(query)).toBe(1 + page);
    expect(costOf(query, { first: null })).toBe(1 + page);
    expect(costOf(query.replace('$first: Int', '$first: Int = 60'))).toBe(1 + 60);
    expect(costOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] })).toBe(3);
  });

  it('G-10 is never less for a size that nobody may ask for', () => {
    const query = 'query ($first: Int) { orders(first: $first) { nodes { id } } }';
    expect(costOf(query, { first: 2_147_483_647 })).toBe(1 + 1_000);
    expect(costOf(query, { first: -5 })).toBe(1);
    expect(costOf(query, { first: 'many' })).toBe(1 + page);
  });

  it('G-10 leaves out what @include and @skip leave out, by value or by variable', () => {
    const query = 'query ($with: Boolean = false) { me { id organisation @include(if: $with) { id } user @skip(if: true) { id } } }';
    expect(costOf(query)).toBe(1);
    expect(costOf(query, { with: true })).toBe(2);
  });

  it('G-10 counts every spread of a fragment and every alias', () => {
    const query = '{ a: me { ...M } b: me { ...M ... on Me { user { id } } } } fragment M on Me { organisation { id } }';
    expect(costOf(query)).toBe(1 + 1 + 1 + 1 + 1);
  });

  it('G-10 adds up fragments that spread fragments without going through them again and again', () => {
    const fragments = Array.from({ length: 60 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`);
    const last = 'fragment F60 on Query { orders(first: $first) { nodes { id } } }';
    const document = parse(`query ($first: Int) { ...F0 } ${fragments.join(' ')} ${last}`);
    const operation = getOperationAST(document);
    if (operation == null) throw new Error('which operation?');
    expect(planCost(schema, document, operation)({ first: 4 })).toBe(5 * 2 ** 60);
  });

  it('G-10 asks ten more for a mutation, one for introspection, and nothing for what is left', () => {
    const mutation = 'mutation { signOut { ... on SignedOutPayload { signedOut } } }';
    expect(costOf(mutation)).toBe(10 + 1);
    expect(costOf(getIntrospectionQuery())).toBe(1);
    expect(costOf('{ rateLimit { remaining } __typename }')).toBe(0);
  });

  it('G-01 G-10 asks for judging an order what that takes, line by line, told by value or by variable', () => {
    const answered = 1 + 10;
    const work = (lines: number): number => 150 + 15 * lines;
    const ask = 'query ($input: JudgeOrderInput!) { judgeOrder(input: $input) { lines { lineNo } } }';
    const lines = (count: number) => Array.from({ length: count }, () => ({ line: {} }));
    expect(costOf(ask, { input: { lines: lines(3) } })).toBe(answered + work(3));
    expect(costOf(ask, { input: { lines: lines(5_000) } })).toBe(answered + work(50));
    expect(costOf(ask, { input: { orderId: 'ord_1', lines: [] } })).toBe(answered + work(50));
    expect(costOf('{ judgeOrder(input: { lines: [{ line: {} }, { line: {} }] }) { lines { lineNo } } }')).toBe(answered + work(2));
    expect(
      costOf('query ($lines: [JudgeOrderLineInput!]!) { judgeOrder(input: { lines: $lines }) { lines { lineNo } } }', { lines: lines(4) }),
    ).toBe(answered + work(4));
  });

  it('G-10 asks of a subscription what one of its messages can hold', () => {
    expect(costOf('subscription { changes { ... on Change { event { move } } } }')).toBe(1 + 1);
  });
});
