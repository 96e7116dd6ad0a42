import { defaultFieldResolver, getArgumentValues, type GraphQLResolveInfo, type ValidatedExecutionArgs } from 'graphql';
import { NotPlanned } from './collect.ts';
import { nothingGiven } from './loaded-rows.ts';
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
export class Run {
  readonly #asked: ValidatedExecutionArgs;
  readonly #arguments: Arguments;
  readonly #isAlike: boolean;
  /** By place in the document: a field, or the items of a list. */
  readonly #places: Place[] = [];
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

  #object({ type, fields, blank }: ObjectPlan, source: unknown, path: Path | undefined): Data {
    const data: Data = { ...blank };
    const isObject = (typeof source === 'object' && source !== null) || typeof source === 'function';
    for (const plan of fields) {
      const { key, name, value } = plan;
      if (!plan.isProperty) {
        this.#call(plan, source, path, data);
        continue;
      }
      // What the library's own resolver would answer: the property, unless that is a function to be called.
      const property = isObject ? (source as Data)[name] : undefined;
      if (typeof property === 'function') this.#call(plan, source, path, data);
      else if (value.kind === 'LEAF') this.#putLeaf(value, property, data, key);
      else this.#put(value, plan, property, this.#path(plan, path, key, type.name), undefined, data, key);
    }
    return data;
  }

  #call(plan: FieldPlan, source: unknown, above: Path | undefined, data: Data): void {
    const { key, value } = plan;
    const place = this.#placeOf(plan, above);
    const { info } = place;
    const known = place.isLoaded ? plan.ofLoadedRow?.(source, this.#asked.contextValue, info) : undefined;
    const result = known === undefined ? this.#resolve(plan, source, place) : known;
    if (value.kind === 'LEAF') this.#putLeaf(value, result, data, key);
    else this.#put(value, plan, result, info.path, info, data, key);
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

  #putLeaf(plan: LeafPlan, value: unknown, into: Into, at: string | number): void {
    if (value == null) {
      if (!plan.isNullable) throw new NotPlanned();
      into[at] = null;
      return;
    }
    if (typeof value === 'object') {
      if (isPromise(value)) return this.#putLeafLater(plan, value, into, at);
      if (value instanceof Error) throw value;
    }
    into[at] = plan.leaf(value);
  }

  // What is told to wait for a promise stands by itself: where it is made, V8 keeps a frame for each value that is none.
  #putLeafLater(plan: LeafPlan, promise: PromiseLike<unknown>, into: Into, at: string | number): void {
    this.#later(promise, into, at, (kept) => this.#putLeaf(plan, kept, into, at));
  }

  /** Puts what becomes of a value in its place, at once or when the promise of it is kept. */
  #put(
    plan: ValuePlan,
    field: FieldPlan,
    value: unknown,
    path: Path,
    info: GraphQLResolveInfo | undefined,
    into: Into,
    at: string | number,
  ): void {
    if (plan.kind === 'LEAF') return this.#putLeaf(plan, value, into, at);
    if (value == null) {
      if (!plan.isNullable) throw new NotPlanned();
      into[at] = null;
      return;
    }
    if (typeof value === 'object') {
      if (isPromise(value)) return this.#putLater(plan, field, value, path, info, into, at);
      if (value instanceof Error) throw value;
    }
    switch (plan.kind) {
      case 'LIST':
        into[at] = this.#list(plan.item, field, value, path, info);
        return;
      case 'OBJECT':
        return this.#member(plan.plan, field, value, path, info, into, at);
      case 'ABSTRACT':
        return this.#oneOf(plan, field, value, path, info ?? this.#info(field, fieldPathOf(path)), into, at);
    }
  }

  #putLater(
    plan: ValuePlan,
    field: FieldPlan,
    promise: PromiseLike<unknown>,
    path: Path,
    info: GraphQLResolveInfo | undefined,
    into: Into,
    at: string | number,
  ): void {
    this.#later(promise, into, at, (kept) => this.#put(plan, field, kept, path, info, into, at));
  }

  #oneOf(
    plan: AbstractPlan,
    field: FieldPlan,
    value: unknown,
    path: Path,
    info: GraphQLResolveInfo,
    into: Into,
    at: string | number,
  ): void {
    const { typeResolver, contextValue } = this.#asked;
    const name: unknown = (plan.type.resolveType ?? typeResolver)(value, contextValue, info, plan.type);
    const go = (kept: unknown): void => this.#member(plan.planOf(kept), field, value, path, info, into, at);
    if (isPromised(name)) this.#later(name, into, at, go);
    else go(name);
  }

  #list(item: ValuePlan, field: FieldPlan, values: unknown, path: Path, info: GraphQLResolveInfo | undefined): unknown[] {
    if (typeof values !== 'object' || values === null || !(Symbol.iterator in values) || Symbol.asyncIterator in values)
      throw new NotPlanned();
    const list: unknown[] = [];
    let index = 0;
    try {
      for (const value of values as Iterable<unknown>) {
        const at = index++;
        list.push(undefined);
        this.#put(item, field, value, this.#path(item, path, at, undefined), info, list as never, at);
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
  ): void {
    const { isTypeOf } = plan.type;
    if (isTypeOf == null) {
      into[at] = this.#object(plan, value, path);
      return;
    }
    const isOne = isTypeOf(value, this.#asked.contextValue, info ?? this.#info(field, fieldPathOf(path)));
    if (typeof isOne === 'boolean') this.#memberIf(isOne, plan, value, path, into, at);
    else this.#memberLater(isOne, plan, value, path, into, at);
  }

  #memberLater(isOne: PromiseLike<boolean>, plan: ObjectPlan, value: unknown, path: Path, into: Into, at: string | number): void {
    this.#later(isOne, into, at, (kept) => this.#memberIf(kept, plan, value, path, into, at));
  }

  #memberIf(isOne: unknown, plan: ObjectPlan, value: unknown, path: Path, into: Into, at: string | number): void {
    if (isOne !== true) throw new NotPlanned();
    into[at] = this.#object(plan, value, path);
  }

  #waitFor(promise: PromiseLike<unknown>): void {
    this.#pending.wait(promise, () => {});
  }

  #later(promise: PromiseLike<unknown>, into: Into, at: string | number, go: (kept: unknown) => void): void {
    // Its place in the answer is where it was asked for, whenever it comes.
    into[at] = undefined;
    this.#pending.wait(promise, go);
  }
}
