import { defaultFieldResolver, getArgumentValues, type GraphQLResolveInfo, type ValidatedExecutionArgs } from 'graphql';
import { NotPlanned } from './collect.ts';
import type { FieldPlan, LeafPlan, ObjectPlan, ValuePlan } from './plan.ts';

export type Data = Record<string, unknown>;
type Path = GraphQLResolveInfo['path'];
/** Where a value goes: an object of the answer or a list of it. */
type Into = Record<string | number, unknown>;

const isPromise = (value: object): value is PromiseLike<unknown> => 'then' in value && typeof value.then === 'function';

/** Nothing is aborted: an execution that nobody waits for ends by itself. */
const never = { getAbortSignal: () => undefined, getAsyncHelpers: () => untracked };
const untracked = { promiseAll: Promise.all.bind(Promise), track: () => {} };

/**
 * One execution of a plan: resolvers are called as the library calls them, with the same arguments, and the answer is put
 * together in place. It knows no errors: at the first of them, whatever it is, it gives up.
 */
export class Run {
  readonly #asked: ValidatedExecutionArgs;
  readonly #arguments = new Map<FieldPlan, Readonly<Record<string, unknown>>>();
  #waiting = 0;
  #hasGivenUp = false;
  #finished = () => {};

  constructor(asked: ValidatedExecutionArgs) {
    this.#asked = asked;
  }

  /** The data; undefined when it gave up. By then nothing that it began is still under way. */
  of(plan: ObjectPlan): Data | undefined | Promise<Data | undefined> {
    let data: Data | undefined;
    try {
      data = this.#object(plan, this.#asked.rootValue, undefined);
    } catch {
      this.#hasGivenUp = true;
    }
    const answer = () => (this.#hasGivenUp ? undefined : data);
    if (this.#waiting === 0) return answer();
    return new Promise((resolve) => (this.#finished = () => resolve(answer())));
  }

  #object({ type, fields }: ObjectPlan, source: unknown, path: Path | undefined): Data {
    const data: Data = {};
    const isObject = (typeof source === 'object' && source !== null) || typeof source === 'function';
    for (const plan of fields) {
      const { key, name, value, field } = plan;
      if (name === '__typename') {
        data[key] = type.name;
        continue;
      }
      if (field.resolve !== undefined) {
        this.#call(plan, source, path, data);
        continue;
      }
      // What the library's own resolver would answer: the property, unless that is a function to be called.
      const property = isObject ? (source as Data)[name] : undefined;
      if (typeof property === 'function') this.#call(plan, source, path, data);
      else if (value.kind === 'LEAF') this.#putLeaf(value, property, data, key);
      else this.#put(value, plan, property, { prev: path, key, typename: type.name }, undefined, data, key);
    }
    return data;
  }

  #call(plan: FieldPlan, source: unknown, above: Path | undefined, data: Data): void {
    const { key, parent, field } = plan;
    const path: Path = { prev: above, key, typename: parent.name };
    const info = this.#info(plan, path);
    const result = (field.resolve ?? defaultFieldResolver)(source, this.#argumentsOf(plan), this.#asked.contextValue, info);
    this.#put(plan.value, plan, result, path, info, data, key);
  }

  /** Resolvers may keep what they are given, and change it. */
  #argumentsOf(plan: FieldPlan): Record<string, unknown> {
    if (plan.field.args.length === 0) return {};
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
      if (isPromise(value)) return this.#later(value, into, at, (kept) => this.#putLeaf(plan, kept, into, at));
      if (value instanceof Error) throw value;
    }
    into[at] = plan.leaf(value);
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
      if (isPromise(value)) return this.#later(value, into, at, (kept) => this.#put(plan, field, kept, path, info, into, at));
      if (value instanceof Error) throw value;
    }
    switch (plan.kind) {
      case 'LIST':
        into[at] = this.#list(plan.item, field, value, path, info);
        return;
      case 'OBJECT':
        return this.#member(plan.plan, field, value, path, info, into, at);
      case 'ABSTRACT': {
        const given = info ?? this.#info(field, fieldPathOf(path));
        const { typeResolver, contextValue } = this.#asked;
        const name: unknown = (plan.type.resolveType ?? typeResolver)(value, contextValue, given, plan.type);
        if (typeof name === 'object' && name !== null && isPromise(name))
          return this.#later(name, into, at, (kept) => this.#member(plan.planOf(kept), field, value, path, given, into, at));
        return this.#member(plan.planOf(name), field, value, path, given, into, at);
      }
    }
  }

  #list(item: ValuePlan, field: FieldPlan, values: unknown, path: Path, info: GraphQLResolveInfo | undefined): unknown[] {
    if (typeof values !== 'object' || values === null || !(Symbol.iterator in values) || Symbol.asyncIterator in values)
      throw new NotPlanned();
    const list: unknown[] = [];
    let index = 0;
    for (const value of values as Iterable<unknown>) {
      const at = index++;
      list.push(undefined);
      this.#put(item, field, value, { prev: path, key: at, typename: undefined }, info, list as never, at);
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
    if (typeof isOne !== 'boolean')
      return this.#later(isOne, into, at, (kept) => {
        if (kept !== true) throw new NotPlanned();
        into[at] = this.#object(plan, value, path);
      });
    if (!isOne) throw new NotPlanned();
    into[at] = this.#object(plan, value, path);
  }

  #later(promise: PromiseLike<unknown>, into: Into, at: string | number, go: (kept: unknown) => void): void {
    // Its place in the answer is where it was asked for, whenever it comes.
    into[at] = undefined;
    this.#waiting += 1;
    const settle = () => {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#finished();
    };
    promise.then(
      (kept) => {
        try {
          if (!this.#hasGivenUp) go(kept);
        } catch {
          this.#hasGivenUp = true;
        }
        settle();
      },
      () => {
        this.#hasGivenUp = true;
        settle();
      },
    );
  }
}

/** The path of the field itself, from that of a value in its lists. */
function fieldPathOf(path: Path): Path {
  let at = path;
  while (typeof at.key === 'number' && at.prev !== undefined) at = at.prev;
  return at;
}
