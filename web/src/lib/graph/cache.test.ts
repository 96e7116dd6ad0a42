import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isAbstractType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { keys, possibleTypes } from './cache.ts';

const path = join(import.meta.dirname, '..', '..', '..', '..', 'schema', 'schema.graphql');
const schema = buildSchema(readFileSync(path, 'utf8'));
const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
/** The answer of a mutation is read once, and pages of a list are known by their list. */
const passing = /(Payload|Refusal|Connection|Edge)$|^(Query|Mutation|Subscription|PageInfo)$|^__/;

describe('what the cache knows of the contract', () => {
  it('G-02 is told of every type that has no id how it is kept', () => {
    const unkept = types.filter((type) => !passing.test(type.name) && !('id' in type.getFields()) && !(type.name in keys));
    expect(unkept.map(({ name }) => name)).toEqual([]);
  });

  it.each(Object.entries(possibleTypes))('G-11 knows every type behind %s', (name, known) => {
    const type = schema.getType(name);
    if (!isAbstractType(type)) throw new Error(`${name} is no interface or union`);
    expect(known).toEqual(
      schema
        .getPossibleTypes(type)
        .map((one) => one.name)
        .toSorted(),
    );
  });
});
