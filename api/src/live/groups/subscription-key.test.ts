import { schema } from '@sporbar/schema/schema.ts';
import { buildSchema, parse, validateSubscriptionArgs, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { subscriptionKey } from './subscription-key.ts';

function keyOf(query: string, variableValues: Record<string, unknown> = {}, of: GraphQLSchema = schema, operationName?: string): string {
  const args = validateSubscriptionArgs({ schema: of, document: parse(query), variableValues, operationName: operationName ?? null });
  if (!('operation' in args)) throw args[0] ?? new Error('no subscription');
  return subscriptionKey(query, args);
}

const filtered = 'subscription S($after: Cursor, $filter: ChangesFilter) { changes(after: $after, filter: $filter) { __typename } }';

describe('the key of a subscription', () => {
  it('G-02 is the same wherever a stream begins', () => {
    expect(keyOf(filtered, { after: 'one' })).toBe(keyOf(filtered, { after: 'two' }));
    expect(keyOf(filtered, { after: 'one' })).toBe(keyOf(filtered));
  });

  it('G-02 is the same in whatever order variables are written, nested ones too', () => {
    const one = { after: 'x', filter: { types: ['ORDER'], queues: ['DELIVERY'] } };
    const other = { filter: { queues: ['DELIVERY'], types: ['ORDER'] }, after: 'x' };
    expect(keyOf(filtered, one)).toBe(keyOf(filtered, other));
  });

  it('G-02 is the same whether a default is written out or not, and whatever is sent beside', () => {
    const query = 'subscription S($filter: ChangesFilter = { types: [ORDER] }) { changes(filter: $filter) { __typename } }';
    expect(keyOf(query)).toBe(keyOf(query, { filter: { types: ['ORDER'] } }));
    expect(keyOf(query)).toBe(keyOf(query, { unknown: 1 }));
  });

  it('G-12 differs where a variable does, in value, order of a list, or null', () => {
    const values = [{}, { filter: null }, { filter: {} }, { filter: { types: ['ORDER'] } }, { filter: { types: ['QUOTE'] } }];
    const lists = [{ filter: { types: ['ORDER', 'QUOTE'] } }, { filter: { types: ['QUOTE', 'ORDER'] } }, { filter: { types: null } }];
    const keys = [...values, ...lists].map((variables) => keyOf(filtered, variables));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('G-12 differs where a date does', () => {
    const dated = buildSchema('scalar When type Query { a: Int } type Subscription { said(since: When): Int }');
    const when = dated.getType('When') as unknown as { coerceInputValue: (value: unknown) => Date };
    when.coerceInputValue = (value) => new Date(String(value));
    const query = 'subscription S($since: When) { said(since: $since) }';
    const at = (since: string) => keyOf(query, { since }, dated);
    expect(at('2026-01-01')).not.toBe(at('2026-01-02'));
    expect(at('2026-01-01')).toBe(at('2026-01-01T00:00:00Z'));
  });

  it('G-12 differs where the document or the chosen operation does', () => {
    const two = 'subscription A { changes { __typename } } subscription B { changes { ... on Change { cursor } } }';
    expect(keyOf(two, {}, schema, 'A')).not.toBe(keyOf(two, {}, schema, 'B'));
    expect(keyOf('subscription { changes { __typename } }')).not.toBe(keyOf('subscription { changes { t: __typename } }'));
  });

  it('G-12 does not leave out a beginning that the document uses elsewhere', () => {
    const both = buildSchema('type Query { a: Int } type Subscription { changes(after: ID, of: ID): Int }');
    const twice = 'subscription S($id: ID) { changes(after: $id, of: $id) }';
    expect(keyOf(twice, { id: 'a' }, both)).not.toBe(keyOf(twice, { id: 'b' }, both));
  });
});
