import { defaultFieldResolver, getArgumentValues, type GraphQLResolveInfo, type ValidatedExecutionArgs } from 'graphql';
import { NotPlanned } from './collect.ts';
import { nothingGiven } from './loaded-rows.ts';
import type { FieldRun } from './one-of-many.ts';
import { fieldPathOf, type Path } from './paths.ts';
import type { AbstractPlan, FieldPlan, LeafPlan, ObjectPlan, ValuePlan } from './plan.ts';
import { isPromise, isPromised, Pending } from './promised.ts';

export type Data = Record<string, unknown>;
/** Where a value goes: an object of the answer or a list of it. */
type Into = Record<string | number, unknown>;

/** What resolvers are told of a field, and whether the rows at its place have turned out to be read for it. */
interface Place {
  readonly info: GraphQLResolveInfo;
  isLoaded: boolean;
}

/** Nothing is aborted: an execution that nobody waits for ends by itself. */
const never = { getAbortSignal: () => undefined, getAsyncHelpers: () => untracked };
const untracked = { promiseAll: Promise.all.bind(Promise), track: () => {} };

type Arguments = Map<FieldPlan, Readonly<Record<string, unknown>>>;

/** What fields are given. It hangs by the variables, which are one subscription's for all of its messages. */
const known = new WeakMap<object, Arguments>();

function argumentsOf(variableValues: object): Arguments {
  const kept = known.get(variableValues);
  if (kept !== undefined) return kept;
  const none: Arguments = new Map();
  known.set(variableValues, none);
  return none;
}

/**
 * One execution of a plan: resolvers are called as the library calls them, with the same arguments, and the answer is put
 * together in place. It knows no errors: at the first of them, whatever it is, it gives up.
 */
export class Run implements FieldRun {
  readonly #asked: ValidatedExecutionArgs;
  readonly #arguments: Arguments;
  readonly #isAlike: boolean;
  /** By place in the document: a field, or the items of a list. */
  readonly #places: Place[] = [];
  /** By place of objects: whether they have turned out to be rows whose columns were read for what is asked of them. */
  readonly #areRows: boolean[] = [];
  readonly #paths = new Map<FieldPlan | ValuePlan, Path>();
  readonly #pending = new Pending();
  #isToldApart = false;

  /**
   * With `isAlike`, the rows of a list share the path and what else their resolvers are told, which is most of what telling
   * them costs. It holds as long as rows are loaded together: what loads a row by itself remembers it by its path. And as it is
   * by its path that the plugin knows a row was read for a field, it is asked of the first and not of those beside it.
   */
  constructor(asked: ValidatedExecutionArgs, isAlike: boolean) {
    this.#asked = asked;
    this.#arguments = argumentsOf(asked.variableValues);
    this.#isAlike = isAlike;
  }

  /** Whether it gave up since rows that are told alike are not. */
  get isToldApart(): boolean {
    return this.#isToldApart;
  }

  /** The data; undefined when it gave up. By then nothing that it began is still under way. */
  of(plan: ObjectPlan): Data | undefined | Promise<Data | undefined> {
    let data: Data | undefined;
    try {
      data = this.#object(plan, this.#asked.rootValue, undefined);
    } catch {
      this.#pending.giveUp();
    }
    return this.#pending.over(() => data);
  }

  #object(plan: ObjectPlan, source: unknown, path: Path | undefined): Data {
    const ofMany = this.#areRows[plan.place] === true ? plan.ofMany : undefined;
    if (ofMany !== undefined) return ofMany(this, source, path);
    const data: Data = { ...plan.blank };
    for (const field of plan.fields) data[field.key] = this.field(field, source, path, data);
    if (this.#isAlike) this.#areRows[plan.place] = plan.fields.every((field) => this.#isNoColumnOrLoaded(field));
    return data;
  }

  field(plan: FieldPlan, source: unknown, path: Path | undefined, data: Data): unknown {
    if (!plan.isProperty) return this.#call(plan, source, path, data);
    const { key, name, value } = plan;
    // What the library's own resolver would answer: the property, unless that is a function to be called.
    const isObject = (typeof source === 'object' && source !== null) || typeof source === 'function';
    const property = isObject ? (source as Data)[name] : undefined;
    if (typeof property === 'function') return this.#call(plan, source, path, data);
    if (value.kind === 'LEAF') return this.#leaf(value, property, data, key);
    return this.#value(value, plan, property, this.#path(plan, path, key, plan.parent.name), undefined, data, key);
  }

  column(plan: FieldPlan, value: unknown, source: unknown, path: Path | undefined, data: Data): unknown {
    if (value === undefined || typeof value === 'function') return this.#call(plan, source, path, data);
    return this.#leaf(plan.value as LeafPlan, value, data, plan.key);
  }

  #isNoColumnOrLoaded({ ofLoadedRow, place }: FieldPlan): boolean {
    return ofLoadedRow?.column === undefined || this.#places[place]?.isLoaded === true;
  }

  #call(plan: FieldPlan, source: unknown, above: Path | undefined, data: Data): unknown {
    const { key, value } = plan;
    const place = this.#placeOf(plan, above);
    const { info } = place;
    const known = place.isLoaded ? plan.ofLoadedRow?.(source, this.#asked.contextValue, info) : undefined;
    const result = known === undefined ? this.#resolve(plan, source, place) : known;
    if (value.kind === 'LEAF') return this.#leaf(value, result, data, key);
    return this.#value(value, plan, result, info.path, info, data, key);
  }

  /** As the library calls it, with all that plugins have put around it. */
  #resolve(plan: FieldPlan, source: unknown, place: Place): unknown {
    const { field } = plan;
    const result = (field.resolve ?? defaultFieldResolver)(source, this.#argumentsOf(plan), this.#asked.contextValue, place.info);
    if (!this.#isAlike || !plan.isRead) return result;
    if (isPromised(result)) {
      this.#isToldApart = true;
      this.#waitFor(result);
      throw new NotPlanned();
    }
    place.isLoaded = true;
    return result;
  }

  #placeOf(plan: FieldPlan, above: Path | undefined): Place {
    const known = this.#places[plan.place];
    if (known !== undefined) return known;
    const place = { info: this.#info(plan, { prev: above, key: plan.key, typename: plan.parent.name }), isLoaded: false };
    if (this.#isAlike) this.#places[plan.place] = place;
    return place;
  }

  #path(place: FieldPlan | ValuePlan, prev: Path | undefined, key: string | number, typename: string | undefined): Path {
    const path = this.#paths.get(place) ?? { prev, key, typename };
    if (this.#isAlike) this.#paths.set(place, path);
    return path;
  }

  /** Resolvers may keep what they are given, and change it; of a field that takes nothing there is nothing to change. */
  #argumentsOf(plan: FieldPlan): Readonly<Record<string, unknown>> {
    if (plan.field.args.length === 0) return nothingGiven;
    let known = this.#arguments.get(plan);
    if (known === undefined) {
      known = getArgumentValues(plan.field, plan.nodes[0] as never, this.#asked.variableValues);
      this.#arguments.set(plan, known);
    }
    return { ...known };
  }

  #info({ field, nodes, parent }: FieldPlan, path: Path): GraphQLResolveInfo {
    const { schema, fragmentDefinitions, rootValue, operation, variableValues } = this.#asked;
    return {
      fieldName: field.name,
      fieldNodes: nodes,
      returnType: field.type,
      parentType: parent,
      path,
      schema,
      fragments: fragmentDefinitions,
      rootValue,
      operation,
      variableValues,
      getAbortSignal: never.getAbortSignal,
      getAsyncHelpers: never.getAsyncHelpers,
    };
  }

  #leaf(plan: LeafPlan, value: unknown, into: Into, at: string | number): unknown {
    if (value == null) {
      if (!plan.isNullable) throw new NotPlanned();
      return null;
    }
    if (typeof value === 'object') {
      if (isPromise(value)) return this.#leafLater(plan, value, into, at);
      if (value instanceof Error) throw value;
    }
    return plan.leaf(value);
  }

  // What is told to wait for a promise stands by itself: where it is made, V8 keeps a frame for each value that is none.
  #leafLater(plan: LeafPlan, promise: PromiseLike<unknown>, into: Into, at: string | number): void {
    this.#later(promise, into, at, (kept) => this.#leaf(plan, kept, into, at));
  }

  /** What becomes of a value. Where that is promised it is put in its place by the time the promise is kept. */
  #value(
    plan: ValuePlan,
    field: FieldPlan,
    value: unknown,
    path: Path,
    info: GraphQLResolveInfo | undefined,
    into: Into,
    at: string | number,
  ): unknown {
    if (plan.kind === 'LEAF') return this.#leaf(plan, value, into, at);
    if (value == null) {
      if (!plan.isNullable) throw new NotPlanned();
      return null;
    }
    if (typeof value === 'object') {
      if (isPromise(value)) return this.#valueLater(plan, field, value, path, info, into, at);
      if (value instanceof Error) throw value;
    }
    switch (plan.kind) {
      case 'LIST':
        return this.#list(plan.item, field, value, path, info);
      case 'OBJECT':
        return this.#member(plan.plan, field, value, path, info, into, at);
      case 'ABSTRACT':
        return this.#oneOf(plan, field, value, path, info ?? this.#info(field, fieldPathOf(path)), into, at);
    }
  }

  #valueLater(
    plan: ValuePlan,
    field: FieldPlan,
    promise: PromiseLike<unknown>,
    path: Path,
    info: GraphQLResolveInfo | undefined,
    into: Into,
    at: string | number,
  ): void {
    this.#later(promise, into, at, (kept) => this.#value(plan, field, kept, path, info, into, at));
  }

  #oneOf(
    plan: AbstractPlan,
    field: FieldPlan,
    value: unknown,
    path: Path,
    info: GraphQLResolveInfo,
    into: Into,
    at: string | number,
  ): unknown {
    const { typeResolver, contextValue } = this.#asked;
    const name: unknown = (plan.type.resolveType ?? typeResolver)(value, contextValue, info, plan.type);
    const go = (kept: unknown): unknown => this.#member(plan.planOf(kept), field, value, path, info, into, at);
    return isPromised(name) ? this.#later(name, into, at, go) : go(name);
  }

  #list(item: ValuePlan, field: FieldPlan, values: unknown, path: Path, info: GraphQLResolveInfo | undefined): unknown[] {
    if (typeof values !== 'object' || values === null || !(Symbol.iterator in values) || Symbol.asyncIterator in values)
      throw new NotPlanned();
    const list: unknown[] = [];
    let index = 0;
    try {
      for (const value of values as Iterable<unknown>) {
        const at = index++;
        list.push(this.#value(item, field, value, this.#path(item, path, at, undefined), info, list as never, at));
      }
    } catch (error) {
      // What stands behind it in the list may fail as well, and nobody would hear of it.
      for (const value of values as Iterable<unknown>) if (isPromised(value)) this.#waitFor(value);
      throw error;
    }
    return list;
  }

  #member(
    plan: ObjectPlan,
    field: FieldPlan,
    value: unknown,
    path: Path,
    info: GraphQLResolveInfo | undefined,
    into: Into,
    at: string | number,
  ): unknown {
    const { isTypeOf } = plan.type;
    if (isTypeOf == null) return this.#object(plan, value, path);
    const isOne = isTypeOf(value, this.#asked.contextValue, info ?? this.#info(field, fieldPathOf(path)));
    if (typeof isOne === 'boolean') return this.#memberIf(isOne, plan, value, path);
    return this.#memberLater(isOne, plan, value, path, into, at);
  }

  #memberLater(isOne: PromiseLike<boolean>, plan: ObjectPlan, value: unknown, path: Path, into: Into, at: string | number): void {
    this.#later(isOne, into, at, (kept) => this.#memberIf(kept, plan, value, path));
  }

  #memberIf(isOne: unknown, plan: ObjectPlan, value: unknown, path: Path): Data {
    if (isOne !== true) throw new NotPlanned();
    return this.#object(plan, value, path);
  }

  #waitFor(promise: PromiseLike<unknown>): void {
    this.#pending.wait(promise, () => {});
  }

  /** Nothing for now: its place in the answer is where it was asked for, whenever it comes. */
  #later(promise: PromiseLike<unknown>, into: Into, at: string | number, go: (kept: unknown) => unknown): void {
    this.#pending.wait(promise, (kept) => void (into[at] = go(kept)));
  }
}
