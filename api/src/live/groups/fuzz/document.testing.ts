import { schema } from '@sporbar/schema/schema.ts';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  print,
  valueToLiteral,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { plainValue } from '../../../attack/inputs.testing.ts';

/** Says a number from 0 up to, not including, `below`. */
export type Pick = (below: number) => number;

/** How a document is drawn. */
export interface Drawing {
  readonly pick: Pick;
  /** Of a hundred fields, so many are asked for. */
  readonly density: number;
  readonly depth: number;
  /** The type whose fields the document asks for, where the changed object is of it. */
  readonly about: string;
  /** The fields asked for, as `Type.field`. */
  readonly asked: Set<string>;
  /** Which member of a union or an interface the document asks for: one, since fields of two may be of one name and different types. */
  readonly members: Map<string, GraphQLObjectType>;
  /** Fields that are asked for whatever the dice say, however deep they lie, as `Type.field`. */
  readonly toward?: ReadonlySet<string>;
}

/** As many in each kind of message as a document holds without going over the limits of an operation. */
const mostFields = 600;

const memberTypes = (name: string): readonly GraphQLObjectType[] => {
  const type = schema.getType(name);
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
};

/** Every field that can be reached from what a subscription sends, as `Type.field`. */
export const reachable: ReadonlySet<string> = (() => {
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting = ['LiveMessage'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
    for (const type of memberTypes(name)) {
      if (seen.has(type.name)) continue;
      seen.add(type.name);
      for (const field of Object.values(type.getFields())) {
        found.add(`${type.name}.${field.name}`);
        if (isCompositeType(getNamedType(field.type))) waiting.push(getNamedType(field.type).name);
      }
    }
  return found;
})();

/** The shortest way to a field from an object of the type, with the member that each union on it is taken for; undefined where none leads. */
export function wayToField(about: string, sought: string): { toward: Set<string>; members: Map<string, GraphQLObjectType> } | undefined {
  interface Place {
    readonly name: string;
    readonly toward: readonly string[];
    readonly members: readonly (readonly [string, GraphQLObjectType])[];
  }
  const waiting: Place[] = [{ name: about, toward: [], members: [] }];
  const seen = new Set<string>();
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    if (seen.has(place.name)) continue;
    seen.add(place.name);
    for (const type of memberTypes(place.name)) {
      const members = type.name === place.name ? place.members : [...place.members, [place.name, type] as const];
      for (const field of Object.values(type.getFields())) {
        const toward = [...place.toward, `${type.name}.${field.name}`];
        if (`${type.name}.${field.name}` === sought) return { toward: new Set(toward), members: new Map(members) };
        if (isCompositeType(getNamedType(field.type))) waiting.push({ name: getNamedType(field.type).name, toward, members });
      }
    }
  }
  return undefined;
}

/** The selection of a live message: everything of it that the drawing picks, down to its depth. */
export function drawSelection(drawing: Drawing): string {
  const members = schema.getPossibleTypes(schema.getType('LiveMessage') as never);
  const parts = members.map(
    (type) => `... on ${type.name} { ${'cursor' in type.getFields() ? 'cursor' : ''} ${draw(type, drawing, 0, { left: mostFields })} }`,
  );
  return `__typename ${parts.join(' ')}`;
}

/** A query with one field of its root, and all of what it answers that the drawing picks. */
export function drawQuery(drawing: Drawing, root: GraphQLField<unknown, unknown>): string | undefined {
  const selection = select(root.type, drawing, 1, { left: mostFields }, false);
  return selection === undefined ? undefined : `{ ${root.name}${argumentsOf(root, drawing.pick)}${selection} }`;
}

function draw(type: GraphQLObjectType, drawing: Drawing, depth: number, budget: { left: number }): string {
  const { pick, density, asked } = drawing;
  const parts: string[] = [];
  const fields = shuffled(Object.values(type.getFields()), pick);
  for (const field of fields.toSorted(
    (one, other) => Number(isToward(drawing, type, other.name)) - Number(isToward(drawing, type, one.name)),
  )) {
    const isWay = (depth === 0 && field.name === 'object') || isToward(drawing, type, field.name);
    if (budget.left <= 0 || (!isWay && pick(100) >= density)) continue;
    const selection = select(field.type, drawing, depth + 1, budget, isToward(drawing, type, field.name));
    if (selection === undefined) continue;
    budget.left -= 1;
    asked.add(`${type.name}.${field.name}`);
    parts.push(`${field.name}${argumentsOf(field, pick)}${selection}`);
  }
  return ['__typename', ...parts].join(' ');
}

const isToward = ({ toward }: Drawing, { name }: GraphQLObjectType, field: string): boolean => toward?.has(`${name}.${field}`) === true;

/** What stands in braces behind a field; undefined where it would lead too deep. */
function select(of: GraphQLOutputType, drawing: Drawing, depth: number, budget: { left: number }, isOnTheWay: boolean): string | undefined {
  const type = getNamedType(of);
  if (!isCompositeType(type)) return '';
  if (depth > drawing.depth && !isOnTheWay) return undefined;
  if (isObjectType(type)) return ` { ${draw(type, drawing, depth, budget)} }`;
  const known = depth === 1 ? schema.getType(drawing.about) : drawing.members.get(type.name);
  const possible = schema.getPossibleTypes(type);
  const member = isObjectType(known) ? known : (possible[drawing.pick(possible.length)] as GraphQLObjectType);
  if (depth > 1) drawing.members.set(type.name, member);
  const common = isInterfaceType(type) && type.name === 'Node' ? ' id' : '';
  return ` { __typename${common} ... on ${member.name} { ${draw(member, drawing, depth, budget)} } }`;
}

function literal(type: GraphQLInputType): string {
  const node = valueToLiteral(plainValue(type), type);
  if (node === undefined) throw new Error(`no plain value of ${String(type)} can be written down`);
  return print(node);
}

function argumentsOf({ args }: GraphQLField<unknown, unknown>, pick: Pick): string {
  const given = args.flatMap(({ name, type, defaultValue }) => {
    if (name === 'first') return ['first: 2'];
    if (name === 'once') return [`once: ${pick(2) === 0}`];
    return isNonNullType(type) && defaultValue === undefined ? [`${name}: ${literal(type)}`] : [];
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

function shuffled<T>(items: readonly T[], pick: Pick): T[] {
  const left = [...items];
  return items.map(() => left.splice(pick(left.length), 1)[0] as T);
}
