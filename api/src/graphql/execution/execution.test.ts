import {
  assertInterfaceType,
  assertObjectType,
  assertUnionType,
  buildSchema,
  defaultFieldResolver,
  execute,
  executeSubscriptionEvent,
  parse,
  validateSubscriptionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { executeEvent, executeQuery } from './planned.ts';

const later = <T>(value: T): Promise<T> => Promise.resolve(value);

interface Pet {
  readonly kind: string;
  readonly name: string;
}
const pets: Pet[] = [
  { kind: 'Cat', name: 'Mons' },
  { kind: 'Dog', name: 'Fido' },
  { kind: 'Cat', name: 'Pus' },
];

/** A schema with a resolver for whatever a value can be. */
function openSchema(): GraphQLSchema {
  const schema = buildSchema(`
    directive @loud on FIELD
    interface Pet { name: String! }
    type Cat implements Pet { name: String! lives(left: Int = 9): Int! friend: Dog place: String }
    type Dog implements Pet { name: String! owner: String barks: [Int!]! }
    union Any = Cat | Dog
    enum Size { SMALL LARGE }
    input Wish { size: Size = LARGE tags: [String!] }
    type Query { pets(first: Int): [Pet!]! latePets: [Pet] any: Any one: Cat none: Dog broken: Cat fails: String failsDeep: [Dog] missing: String! wrong: Int
      called: String echo(wish: Wish, text: String): String size: Size lists: [[Int!]!]! path: String iterable: [String!]! stream: [Int!]! }`);
  const { Query, Cat, Dog, Pet: PetType, Any } = schema.getTypeMap();
  const resolve = (type: unknown, resolvers: Record<string, unknown>): void => {
    const fields = (type as { getFields(): Record<string, { resolve: unknown }> }).getFields();
    for (const [name, resolver] of Object.entries(resolvers)) fields[name]!.resolve = resolver;
  };
  const typeOf = ({ kind }: Pet) => kind;
  assertInterfaceType(PetType).resolveType = typeOf;
  assertUnionType(Any).resolveType = (pet: Pet) => later(typeOf(pet));
  assertObjectType(Dog).isTypeOf = ({ kind }: Pet) => later(kind === 'Dog');
  resolve(Cat, { lives: (_cat: Pet, given: { left: number }) => (given.left += 1), friend: () => later(pets[1]) });
  resolve(Dog, { owner: () => later('Kari'), barks: () => [1, later(2), 3] });
  const { place } = assertObjectType(Cat).getFields();
  place!.extensions = { pothosPrismaSelect: {} };
  resolve(Cat, { place: (_cat: Pet, _given: unknown, _context: unknown, { path }: { path: object }) => later(JSON.stringify(path)) });
  resolve(Query, {
    pets: (_root: unknown, { first }: { first?: number }) => later(pets.slice(0, first)),
    latePets: () => [later(pets[0]), null, later(pets[1])],
    any: () => pets[1],
    one: () => pets[0],
    none: () => null,
    broken: () => Object.assign(new Error('no cat'), { name: 'Mons' }),
    fails: () => later(Promise.reject(new Error('no'))),
    failsDeep: () => [pets[1], { kind: 'Cat', name: 'no dog' }],
    missing: () => null,
    wrong: () => 'text',
    echo: (_root: unknown, given: object) => later(JSON.stringify(given)),
    size: () => 'SMALL',
    lists: () => [[1], [later(2), 3]],
    path: (_root: unknown, _given: unknown, _context: unknown, { path, fieldNodes, fieldName, parentType }: never) =>
      JSON.stringify([path, (fieldNodes as unknown[]).length, fieldName, String(parentType)]),
    iterable: () => new Set(['a', 'b']),
    async *stream() {
      yield await later(1);
    },
  });
  return schema;
}

describe('a query executed by its plan', () => {
  const schema = openSchema();
  const rootValue = { called: (given: object) => later(`called with ${Object.keys(given).length}`) };

  /** What both answer, and whether the library had to be asked for it. */
  async function both(document: string, variableValues: Record<string, unknown> = {}) {
    const asked = { schema, document: parse(document), variableValues, rootValue, contextValue: {} };
    let isAsked = false;
    const answer = await executeQuery(asked, async (again): Promise<ExecutionResult> => {
      isAsked = true;
      return execute(again);
    });
    return { answer: JSON.stringify(answer), expected: JSON.stringify(await execute(asked)), isAsked };
  }

  it.each([
    ['aliases and fields asked for twice', '{ b: one { name } a: one { x: name } b: one { lives } size __typename }'],
    [
      'fragments on objects, interfaces and unions',
      '{ pets { __typename ...P ... on Dog { barks } } any { ... on Pet { name } ...D } } fragment P on Pet { name ... on Cat { lives } } fragment D on Dog { owner name }',
    ],
    [
      'promises, in lists and of types as well',
      '{ latePets { name ... on Cat { friend { barks owner name } } } any { __typename } pets(first: 1) { name } }',
    ],
    ['nothing where nothing may be', '{ none { name } latePets { name } }'],
    [
      'arguments with defaults, variables and inputs',
      'query ($size: Size, $text: String = "x") { echo(wish: { size: $size, tags: "a" }, text: $text) one { lives a: lives(left: 3) } }',
    ],
    ['lists of lists, sets and functions', '{ lists iterable called }'],
    ['arguments that a resolver changes for itself', '{ pets { ... on Cat { lives(left: 3) } } }'],
    ['what a resolver is told', '{ path again: path path }'],
    ['the schema itself', '{ __schema { queryType { name } } __type(name: "Cat") { fields { name type { kind ofType { name } } } } }'],
  ])('answers %s as the library does', async (_what, document) => {
    const { answer, expected, isAsked } = await both(document, { size: 'SMALL' });
    expect(answer).toBe(expected);
    expect(isAsked).toBe(false);
  });

  it('reads @skip and @include anew for each answer of their variables', async () => {
    const document = `query ($a: Boolean!, $b: Boolean = true) { one @include(if: $a) { name @skip(if: $b) lives } ...F @skip(if: $a)
      size @include(if: true) } fragment F on Query { iterable @include(if: $b) }`;
    const asked = [{ a: true }, { a: false }, { a: true, b: false }, { a: false, b: false }, { a: true }];
    for (const variables of asked) {
      const { answer, expected, isAsked } = await both(document, variables);
      expect(answer).toBe(expected);
      expect(isAsked).toBe(false);
    }
  });

  it.each([
    ['an error', '{ size fails }'],
    ['an error that is a value', '{ broken { name } }'],
    ['an error below', '{ failsDeep { name } size }'],
    ['a null where none may be', '{ size missing }'],
    ['a value that its type does not have', '{ wrong }'],
    ['a stream of values', '{ stream }'],
    ['a directive that no plan knows', '{ size @loud }'],
    ['a name that would not be kept', '{ __proto__: size size }'],
    ['no operation', 'fragment F on Query { size }'],
    ['wrong variables', 'query ($a: Int!) { pets(first: $a) { name } }'],
  ])('leaves %s to the library', async (_what, document) => {
    const { answer, expected, isAsked } = await both(document);
    expect(answer).toBe(expected);
    expect(isAsked).toBe(true);
  });

  it('tells rows apart by their path once one of them is loaded by itself', async () => {
    const document = parse('{ pets { name ... on Cat { place } } }');
    for (const _time of ['first', 'second']) {
      const asked = { schema, document, rootValue, contextValue: {} };
      const answer = await executeQuery(asked, () => ({ data: null }));
      expect(JSON.stringify(answer)).toBe(JSON.stringify(await execute(asked)));
    }
  });

  it('keeps sixteen answers of its variables in mind, and leaves all others to the library', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const document = `query (${names.map((name) => `$${name}: Boolean!`).join()}) { ${names.map((name) => `${name}: size @include(if: $${name})`).join(' ')} }`;
    const told = [];
    const parsed = parse(document);
    for (let bits = 0; bits < 32; bits++) {
      const variableValues = Object.fromEntries(names.map((name, at) => [name, ((bits >> at) & 1) === 1]));
      const asked = { schema, document: parsed, variableValues, rootValue, contextValue: {} };
      let isAsked = false;
      const answer = await executeQuery(asked, (again): ExecutionResult => {
        isAsked = true;
        return execute(again) as ExecutionResult;
      });
      expect(JSON.stringify(answer)).toBe(JSON.stringify(await execute(asked)));
      told.push(isAsked);
    }
    expect(told.filter((isAsked) => !isAsked)).toHaveLength(16);
  });
});

describe('many rows that were read for what is asked of them', () => {
  const schema = buildSchema(`enum Size { SMALL LARGE } type Query { rows: [Row]! }
    type Row { id: ID! text: String count: Int part: Float is: Boolean size: Size long: String! other: Row }`);
  const { Row, Query } = schema.getTypeMap();
  const columns = assertObjectType(Row).getFields();
  for (const name of ['id', 'text', 'count', 'part', 'is', 'size', 'long']) {
    const column = columns[name]!;
    column.extensions = { pothosPrismaSelect: {}, pothosOriginalResolve: defaultFieldResolver };
    // What plugins put around it reads what the row does not hold.
    column.resolve = (row: Record<string, unknown>, given, context, info) =>
      row[name] === undefined ? `${name} was read` : defaultFieldResolver(row, given, context, info);
  }
  let rows: readonly unknown[] = [];
  assertObjectType(Query).getFields()['rows']!.resolve = () => rows;

  const full = { id: 'r', text: 'a "b"', count: 1, part: 1.5, is: false, size: 'LARGE', long: '' };
  const document = parse('{ rows { long __typename a: text text id count part is ...S other { id size } } } fragment S on Row { size }');

  const broken = { then: (_kept: unknown, no: (error: Error) => void) => no(new Error('no')) };

  /** Whether it was by plan, if it is the library's answer to the letter. */
  const isPlanned = async (different: unknown): Promise<boolean> => {
    rows = Array.from({ length: 50 }, (_, index) =>
      index === 45 ? different : { ...full, count: index, other: index % 2 === 0 ? full : null },
    );
    let isAsked = false;
    const answer = await executeQuery({ schema, document, contextValue: {} }, async (again): Promise<ExecutionResult> => {
      isAsked = true;
      return execute(again);
    });
    expect(JSON.stringify(answer)).toBe(JSON.stringify(await execute({ schema, document, contextValue: {} })));
    return !isAsked;
  };

  it.each([
    ['all alike', full],
    ['nothing in its columns', { id: 'n', text: null, count: null, part: null, is: null, size: null, long: 'x' }],
    ['values of other kinds that its types take', { ...full, id: 7, text: 12, count: '3', part: true, is: 1 }],
    ['promises', { ...full, text: later('late'), size: later('SMALL'), other: later({ ...full, id: later('later') }) }],
    ['functions', { ...full, text: () => 'called' }],
    ['a column that was not read', { ...full, text: undefined }],
    ['no row', null],
    ['a row that is promised', later(full)],
  ])('are answered as the library answers them: %s', async (_what, row) => {
    expect(await isPlanned(full)).toBe(true);
    expect(await isPlanned(row)).toBe(true);
  });

  it.each([
    ['a null where none may be', { ...full, long: null }],
    ['a value that its type does not have', { ...full, size: 'HUGE' }],
    ['an error that is a value', { ...full, text: new Error('no') }],
    ['a promise that is broken', { ...full, long: broken }],
    ['an error as a row', new Error('no row')],
  ])('are left to the library for %s', async (_what, row) => {
    expect(await isPlanned(full)).toBe(true);
    expect(await isPlanned(row)).toBe(false);
  });
});

describe('a message of a subscription executed by its plan', () => {
  const schema = buildSchema('type Query { a: Int } type Subscription { news(after: Int): News! } type News { title: String! also: News }');
  const document = parse('subscription ($after: Int) { again: news(after: $after) { title also { title } } }');

  const both = async (rootValue: object) => {
    const args = validateSubscriptionArgs({ schema, document, variableValues: { after: 1 }, contextValue: {} });
    if (!('schema' in args)) throw new Error('the subscription is not valid');
    const asked = { ...args, rootValue };
    return [JSON.stringify(await executeEvent(asked)), JSON.stringify(await executeSubscriptionEvent(asked))];
  };

  it('is to the letter what the library makes of it', async () => {
    const [answer, expected] = await both({ news: later({ title: 'a', also: { title: later('b'), also: null } }) });
    expect(answer).toBe('{"data":{"again":{"title":"a","also":{"title":"b"}}}}');
    expect(answer).toBe(expected);
  });

  it('has the errors that the library finds', async () => {
    const [answer, expected] = await both({ news: { title: null } });
    expect(answer).toContain('Cannot return null');
    expect(answer).toBe(expected);
  });
});
