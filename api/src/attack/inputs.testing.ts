import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { schema } from '@sporbar/schema/schema.ts';

export type Input = Record<string, unknown>;

/** One place of an input that holds a value: its path and the scalar's name. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly scalar: string;
}

export interface Attacked {
  readonly name: string;
  readonly input: GraphQLInputObjectType;
  readonly takesId: boolean;
  readonly hasDryRun: boolean;
}

/** Every mutation of the schema that takes an input; whatever is added later is attacked too. */
export const attackedMutations: readonly Attacked[] = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(
  ({ name, args: [first] }) => {
    const input = first === undefined ? undefined : getNamedType(first.type);
    if (!isInputObjectType(input)) return [];
    const { id, dryRun } = input.getFields();
    return [{ name, input, takesId: id !== undefined, hasDryRun: dryRun !== undefined }];
  },
);

/** What a plain input says where nothing better is given. */
const plain: Readonly<Record<string, unknown>> = {
  ID: `ord_${'0'.repeat(32)}`,
  Int: 1,
  Float: 1,
  Boolean: false,
  String: 'text',
  Date: '2025-11-20',
  DateTime: '2025-11-20T08:00:00.000Z',
  Cursor: 'x',
  JSON: {},
};

/** A value with everything that is required; `given` has better ones, by the name of the input type. */
export function plainValue(type: GraphQLInputType, given: Input = {}): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [plainValue(bare.ofType, given)];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (!isInputObjectType(bare)) return plain[getNamedType(bare).name];
  const fields = Object.values(bare.getFields()).filter((field) => isNonNullType(field.type));
  return given[bare.name] ?? Object.fromEntries(fields.map((field) => [field.name, plainValue(field.type, given)]));
}

/** Every place of a type that holds a scalar, lists by their first row. Idempotency and versions are attacked by tests of their own. */
export function leavesOf(type: GraphQLInputType, path: Leaf['path'] = [], depth = 0): Leaf[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return leavesOf(bare.ofType, [...path, 0], depth);
  if (isEnumType(bare) || depth > 4) return [];
  if (!isInputObjectType(bare)) return [{ path, scalar: getNamedType(bare).name }];
  const own = Object.values(bare.getFields()).filter(({ name }) => name !== 'dryRun');
  return own.flatMap((field) => leavesOf(field.type, [...path, field.name], depth + 1));
}

/** The input with one of its places changed; what is missing on the way there is made. */
export function withLeaf(type: GraphQLInputType, input: unknown, [step, ...rest]: Leaf['path'], value: unknown): unknown {
  if (step === undefined) return value;
  const bare = getNullableType(type);
  if (isListType(bare) && typeof step === 'number') {
    const list = Array.isArray(input) && input.length > 0 ? (input as unknown[]) : [plainValue(bare.ofType)];
    return list.with(step, withLeaf(bare.ofType, list[step], rest, value));
  }
  const held = (input ?? plainValue(bare)) as Input;
  const field = isInputObjectType(bare) ? bare.getFields()[step] : undefined;
  return field === undefined ? held : { ...held, [step]: withLeaf(field.type, held[step], rest, value) };
}
