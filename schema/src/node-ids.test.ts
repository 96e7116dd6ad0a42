import { assertInterfaceType, type GraphQLResolveInfo } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from './schema.ts';

it('G-08 tells the id of every object that has one as its row has it, and at once', () => {
  const types = schema.getImplementations(assertInterfaceType(schema.getType('Node'))).objects;
  expect(types.length).toBeGreaterThan(15);
  const row = { id: 'ord_1' };
  const told = types.map((type) => type.getFields()['id']?.resolve?.(row, {}, {}, {} as GraphQLResolveInfo));
  expect(new Set(told)).toEqual(new Set(['ord_1']));
});
