import {
  defaultFieldResolver,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import { fieldsOf, NotPlanned, type Reading } from './collect.ts';
import { asItIs, leafOf, type Leaf } from './leaves.ts';
import { oneOfMany, type OneOfMany } from './one-of-many.ts';
import { ofLoadedRow, type OfLoadedRow } from './loaded-rows.ts';

export interface LeafPlan {
  readonly kind: 'LEAF';
  readonly isNullable: boolean;
  readonly leaf: Leaf;
  /** What `typeof` says of values that all are answered as they are; undefined where it does not tell. */
  readonly asItIs: string | undefined;
}

export interface AbstractPlan {
  readonly kind: 'ABSTRACT';
  readonly isNullable: boolean;
  readonly type: GraphQLAbstractType;
  readonly planOf: (typeName: unknown) => ObjectPlan;
}

/** What is made of a field's value. */
export type ValuePlan =
  | LeafPlan
  | AbstractPlan
  | { readonly kind: 'LIST'; readonly isNullable: boolean; readonly item: ValuePlan }
  | { readonly kind: 'OBJECT'; readonly isNullable: boolean; readonly plan: ObjectPlan };

export interface FieldPlan {
  /** Its name in the answer. */
  readonly key: string;
  /** Where a run keeps what it knows of this field: a number of its own within its plan. */
  readonly place: number;
  readonly name: string;
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly value: ValuePlan;
  /** Whether it is the property of that name, unless that is a function to be called. */
  readonly isProperty: boolean;
  /** Whether it is read with its row where the row is read for it, and by itself otherwise. */
  readonly isRead: boolean;
  /** What answers it of a row that was read for it. */
  readonly ofLoadedRow: OfLoadedRow | undefined;
}

/** For so many objects no code is written. */
const few = 20;

/** What is asked of objects of one type at one place of a document. Worked out when the first of them comes. */
export class ObjectPlan {
  /** Where a run keeps what it knows of such objects. */
  readonly place: number;
  readonly type: GraphQLObjectType;
  readonly #reading: Reading;
  readonly #sets: readonly SelectionSetNode[];
  #fields: readonly FieldPlan[] | undefined;
  #blank: Readonly<Record<string, unknown>> | undefined;
  #many: OneOfMany | undefined;
  #met = 0;

  constructor(reading: Reading, type: GraphQLObjectType, sets: readonly SelectionSetNode[]) {
    this.place = reading.places.count++;
    this.#reading = reading;
    this.type = type;
    this.#sets = sets;
  }

  /** What is asked of its resolvers, in the order of the answer. */
  get fields(): readonly FieldPlan[] {
    if (this.#fields === undefined) this.#read();
    return this.#fields as readonly FieldPlan[];
  }

  /** An answer in which nothing is said yet but its type: copied, it has a place for everything, in order. */
  get blank(): Readonly<Record<string, unknown>> {
    if (this.#blank === undefined) this.#read();
    return this.#blank as Readonly<Record<string, unknown>>;
  }

  /** Makes what is answered of one of many rows; undefined as long as there have been few. */
  get ofMany(): OneOfMany | undefined {
    if (this.#many === undefined && (this.#met += 1) > few) this.#many = oneOfMany(this);
    return this.#many;
  }

  #read(): void {
    const asked = [...fieldsOf(this.#reading, this.type, this.#sets)];
    const isTypeName = (nodes: readonly FieldNode[]): boolean => nodes[0]?.name.value === '__typename';
    this.#fields = asked.filter(([, nodes]) => !isTypeName(nodes)).map(([key, nodes]) => this.#field(key, nodes));
    this.#blank = Object.fromEntries(asked.map(([key, nodes]) => [key, isTypeName(nodes) ? this.type.name : undefined]));
  }

  #field(key: string, nodes: readonly FieldNode[]): FieldPlan {
    const name = nodes[0]?.name.value ?? '';
    const field = this.#reading.schema.getField(this.type, name);
    if (field === undefined) throw new NotPlanned();
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const isRead = field.extensions['pothosPrismaSelect'] !== undefined;
    const value = valuePlan(this.#reading, field.type, sets);
    const isProperty = field.resolve === undefined || field.resolve === defaultFieldResolver;
    const place = this.#reading.places.count++;
    return { key, place, name, parent: this.type, field, nodes, value, isProperty, isRead, ofLoadedRow: ofLoadedRow(field) };
  }
}

function valuePlan(reading: Reading, type: GraphQLOutputType, sets: readonly SelectionSetNode[], isNullable = true): ValuePlan {
  if (isNonNullType(type)) return valuePlan(reading, type.ofType, sets, false);
  if (isListType(type)) return { kind: 'LIST', isNullable, item: valuePlan(reading, type.ofType, sets) };
  if (isLeafType(type)) return { kind: 'LEAF', isNullable, leaf: leafOf(type), asItIs: asItIs(type) };
  if (isAbstractType(type)) return { kind: 'ABSTRACT', isNullable, type, planOf: plansByName(reading, type, sets) };
  return { kind: 'OBJECT', isNullable, plan: new ObjectPlan(reading, type, sets) };
}

function plansByName(reading: Reading, type: GraphQLAbstractType, sets: readonly SelectionSetNode[]) {
  const plans = new Map(reading.schema.getPossibleTypes(type).map((member) => [member.name, new ObjectPlan(reading, member, sets)]));
  return (name: unknown): ObjectPlan => {
    const plan = plans.get(name as string);
    if (plan === undefined) throw new NotPlanned();
    return plan;
  };
}
