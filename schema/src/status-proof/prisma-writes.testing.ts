import ts from 'typescript';
import { isGuarded, type Model } from './datamodel.testing.ts';

const births = ['create', 'createMany', 'createManyAndReturn', 'upsert'];
const changes = ['update', 'updateMany', 'updateManyAndReturn'];
const deaths = ['delete', 'deleteMany'];
const writing = new Set([...births, ...changes, ...deaths]);

/**
 * Finds where the generated client could write a status or an event: by the types the compiler gives to receivers and
 * data, so that aliases, computed models and spread variables are followed. What a type does not say (a value with more
 * columns than its type) is left to the triggers.
 */
export class PrismaWrites {
  readonly #checker: ts.TypeChecker;
  readonly #models: ReadonlyMap<string, Model>;
  readonly #accessors: ReadonlySet<string>;

  constructor(checker: ts.TypeChecker, models: ReadonlyMap<string, Model>) {
    this.#checker = checker;
    this.#models = models;
    this.#accessors = new Set([...models.keys()].map((name) => name.charAt(0).toLowerCase() + name.slice(1)));
  }

  /** What is wrong with this node, if it is the place of a write. */
  at(node: ts.Node): string | undefined {
    if (ts.isObjectBindingPattern(node)) return this.#taken(node);
    if (!ts.isExpression(node) || !this.#mayBeTable(node)) return undefined;
    const said = this.#delegates(node).map((model) => this.#used(node, model));
    return said.find((each) => each !== undefined);
  }

  /** Asking the compiler for each expression's type takes minutes; these are the ones a table is reached by. */
  #mayBeTable(node: ts.Expression): boolean {
    if (ts.isElementAccessExpression(node)) return !ts.isNumericLiteral(node.argumentExpression);
    if (ts.isPropertyAccessExpression(node) && this.#accessors.has(node.name.text)) return true;
    return ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node && writing.has(node.parent.name.text);
  }

  /** Models whose table an expression may be. */
  #delegates(node: ts.Node): Model[] {
    return this.#modelsOf(this.#checker.getTypeAtLocation(node));
  }

  #modelsOf(type: ts.Type): Model[] {
    return (type.isUnion() ? type.types : [type]).flatMap((part) => {
      const name = this.#checker.getApparentType(part).getSymbol()?.name;
      const model = name?.endsWith('Delegate') === true ? this.#models.get(name.slice(0, -'Delegate'.length)) : undefined;
      return model === undefined ? [] : [model];
    });
  }

  /** `const { order } = tx` and `const { update } = tx.order` alike. */
  #taken(node: ts.ObjectBindingPattern): string | undefined {
    for (const element of node.elements) {
      const name = (element.propertyName ?? element.name).getText();
      const from = this.#accessors.has(name) ? this.#delegates(element.name) : writing.has(name) ? this.#delegates(node) : [];
      const model = from.find(isProtected);
      if (model !== undefined) return `hands on the table of ${model.name}`;
    }
    return undefined;
  }

  #used(node: ts.Expression, model: Model): string | undefined {
    const parent = node.parent;
    const isCalled = ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
    if (!isCalled) return isProtected(model) && !this.#isForReading(node) ? `hands on the table of ${model.name}` : undefined;
    const method = parent.name.text;
    return writing.has(method) ? this.#called(parent.parent, model, method) : undefined;
  }

  /** Whoever it is handed to asks for a type that has no method to write by. */
  #isForReading(node: ts.Expression): boolean {
    const asked = this.#checker.getContextualType(node);
    if (asked === undefined || isOpaque(asked) || ts.isAsExpression(node.parent)) return false;
    const known = this.#checker.getPropertiesOfType(asked);
    return known.length > 0 && known.every(({ name }) => !writing.has(name));
  }

  #called(call: ts.CallExpression, model: Model, method: string): string | undefined {
    if (isProtected(model) && !changes.includes(method)) return `${model.name}.${method}`;
    const [argument] = call.arguments;
    if (argument === undefined) return undefined;
    const given = this.#checker.getTypeAtLocation(argument);
    const said = ['data', 'create', 'update'].map((name) => this.#within(given, name, model)).find((each) => each !== undefined);
    return said === undefined ? undefined : `${model.name}.${method} ${said}`;
  }

  #within(type: ts.Type, name: string, model: Model): string | undefined {
    if (isOpaque(type)) return 'is given what no type describes';
    const data = this.#property(type, name);
    return data === undefined ? undefined : this.#held(data, model);
  }

  #property(type: ts.Type, name: string): ts.Type | undefined {
    const symbol = this.#checker.getPropertyOfType(type, name);
    return symbol === undefined ? undefined : this.#checker.getTypeOfSymbol(symbol);
  }

  /** What data for a model may hold: its status, or nested writes that reach a guarded model. */
  #held(data: ts.Type, model: Model, seen: ReadonlySet<string> = new Set()): string | undefined {
    const type = this.#checker.getNonNullableType(data);
    if (type.flags & ts.TypeFlags.Never) return undefined;
    if (isOpaque(type) || this.#checker.getIndexTypeOfType(type, ts.IndexKind.String) !== undefined)
      return 'is given what no type describes';
    if (type.isUnion()) return type.types.map((part) => this.#held(part, model, seen)).find((said) => said !== undefined);
    const element = this.#checker.isArrayLikeType(type) ? this.#checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined;
    if (element !== undefined) return this.#held(element, model, seen);
    if (isGuarded(model) && this.#mayBeSet(type, 'status')) return 'may be given a status';
    if (seen.has(model.name)) return undefined;
    for (const [field, related] of model.fields) {
      const target = this.#models.get(related);
      const nested = target === undefined ? undefined : this.#property(type, field);
      const said = target === undefined || nested === undefined ? undefined : this.#nested(nested, target, new Set([...seen, model.name]));
      if (said !== undefined) return said;
    }
    return undefined;
  }

  #mayBeSet(type: ts.Type, name: string): boolean {
    const given = this.#property(type, name);
    return given !== undefined && !(this.#checker.getNonNullableType(given).flags & ts.TypeFlags.Never);
  }

  #nested(data: ts.Type, target: Model, seen: ReadonlySet<string>): string | undefined {
    const type = this.#checker.getNonNullableType(data);
    if (isOpaque(type)) return 'is given what no type describes';
    for (const name of [...births, 'connectOrCreate', ...deaths])
      if (isProtected(target) && this.#mayBeSet(type, name)) return `writes ${target.name} by ${name}`;
    for (const name of [...births, 'connectOrCreate', ...changes]) {
      const inner = this.#property(type, name);
      if (inner === undefined) continue;
      const within = ['data', 'create', 'update'].map((key) => this.#property(this.#checker.getNonNullableType(inner), key));
      const said = [inner, ...within].flatMap((each) => (each === undefined ? [] : [this.#held(each, target, seen)])).find(Boolean);
      if (said !== undefined) return `${said} of ${target.name}`;
    }
    return undefined;
  }
}

/** Rows with a lifecycle, and the events that tell of them. */
const isProtected = (model: Model): boolean => isGuarded(model) || model.name === 'StatusEvent';

const isOpaque = (type: ts.Type): boolean => (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0;
