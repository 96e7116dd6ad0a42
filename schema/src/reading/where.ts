import type { Db } from '@sporbar/prisma/client.ts';
import { joined, modelOf, NotUnderstood, quoted, type Model, type ModelField } from './tables.ts';

// A filter in the client's words as a condition on rows of a table. What may be seen is said once, in those words; this is
// what the client would make of them, and whatever it does not know to the letter it leaves to the client.

/** The condition on rows `t0` of a model that a filter comes to. Its values are put behind those that are there. */
export const conditionOf = (db: Db, model: string, where: object, values: unknown[]): string =>
  new Conditions(db, values).all(modelOf(db, model), where, 't0');

const always = 'TRUE';
const comparisons = { equals: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const patterns = {
  contains: (text: string) => `%${text}%`,
  startsWith: (text: string) => `${text}%`,
  endsWith: (text: string) => `%${text}`,
} as const;

const isIn = <Names extends object>(names: Names, name: string): name is Extract<keyof Names, string> => Object.hasOwn(names, name);

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** What is said of a value that is there: words that are not said count for nothing. */
const said = (words: object): [string, unknown][] => Object.entries(words).filter(([, value]) => value !== undefined);

class Conditions {
  readonly #db: Db;
  readonly #values: unknown[];
  #aliases = 0;
  #isDenied = false;

  constructor(db: Db, values: unknown[]) {
    this.#db = db;
    this.#values = values;
  }

  all(model: Model, where: unknown, alias: string): string {
    if (!isPlain(where)) throw new NotUnderstood();
    const parts = said(where).map(([name, wanted]) => this.#part(model, name, wanted, alias));
    return parts.filter((part) => part !== always).join(' AND ') || always;
  }

  #part(model: Model, name: string, wanted: unknown, alias: string): string {
    if (name === 'AND') return this.#every(model, Array.isArray(wanted) ? wanted : [wanted], alias);
    if (name === 'OR') return this.#some(model, wanted, alias);
    if (name === 'NOT') return this.#denied(model, wanted, alias);
    const field = model.fields.get(name);
    if (field === undefined) throw new NotUnderstood();
    if (field.kind === 'object') return this.#relation(model, field, wanted, alias);
    return this.#column(field, `${alias}.${quoted(name)}`, wanted);
  }

  #every(model: Model, parts: readonly unknown[], alias: string): string {
    const all = parts.map((part) => this.all(model, part, alias)).filter((part) => part !== always);
    return all.map((part) => `(${part})`).join(' AND ') || always;
  }

  #some(model: Model, parts: unknown, alias: string): string {
    if (!Array.isArray(parts) || parts.length === 0) throw new NotUnderstood();
    return `(${parts.map((part) => `(${this.#narrowing(model, part, alias)})`).join(' OR ')})`;
  }

  #denied(model: Model, part: unknown, alias: string): string {
    if (this.#isDenied) throw new NotUnderstood();
    this.#isDenied = true;
    const condition = `NOT (${this.#narrowing(model, part, alias)})`;
    this.#isDenied = false;
    return condition;
  }

  /** What says nothing has a meaning of its own to the client, beside or beneath other words. */
  #narrowing(model: Model, part: unknown, alias: string): string {
    const condition = this.all(model, part, alias);
    if (condition === always) throw new NotUnderstood();
    return condition;
  }

  #relation(model: Model, field: ModelField, wanted: unknown, alias: string): string {
    if (this.#isDenied || !isPlain(wanted)) throw new NotUnderstood();
    const inner = `w${(this.#aliases += 1)}`;
    const { other, on } = joined(this.#db, model, field, alias, inner);
    const rows = (such: unknown): string => `EXISTS (SELECT 1 FROM ${on} AND (${this.all(other, such, inner)}))`;
    if (!field.isList) return rows(wanted);
    const [[how, such], ...more] = said(wanted) as [[string, unknown], ...[string, unknown][]];
    if (more.length > 0 || (how !== 'some' && how !== 'none')) throw new NotUnderstood();
    return how === 'some' ? rows(such) : `NOT ${rows(such)}`;
  }

  #column(field: ModelField, column: string, wanted: unknown): string {
    if (field.isList) throw new NotUnderstood();
    if (!isPlain(wanted)) return this.#compared(field, column, 'equals', wanted);
    const { mode, ...words } = wanted;
    if (mode !== undefined && (mode !== 'insensitive' || field.type !== 'String')) throw new NotUnderstood();
    const parts = said(words).map(([word, value]) =>
      mode === 'insensitive' ? this.#alike(field, column, word, value, 'ILIKE') : this.#worded(field, column, word, value),
    );
    return parts.join(' AND ') || always;
  }

  #worded(field: ModelField, column: string, word: string, value: unknown): string {
    if (isIn(comparisons, word)) return this.#compared(field, column, word, value);
    if (word === 'in') return `${column} = ANY(${this.#listed(field, value)})`;
    if (word === 'not') return value === null ? `${column} IS NOT NULL` : `${column} <> ${this.#given(field, value)}`;
    return this.#alike(field, column, word, value, 'LIKE');
  }

  #compared(field: ModelField, column: string, word: keyof typeof comparisons, value: unknown): string {
    if (value === null && word === 'equals') return `${column} IS NULL`;
    return `${column} ${comparisons[word]} ${this.#given(field, value)}`;
  }

  /** By pattern: `%` and `_` mean to the database what they mean to the client. */
  #alike(field: ModelField, column: string, word: string, value: unknown, how: 'LIKE' | 'ILIKE'): string {
    if (field.type !== 'String' || typeof value !== 'string') throw new NotUnderstood();
    if (isIn(patterns, word)) return `${column} ${how} ${this.#given(field, patterns[word](value))}`;
    if (word !== 'equals' || how !== 'ILIKE') throw new NotUnderstood();
    return `${column} ILIKE ${this.#given(field, value)}`;
  }

  #given(field: ModelField, value: unknown): string {
    const place = `$${this.#values.push(valueOf(field, value))}`;
    return field.kind === 'enum' ? `${place}::text::${quoted(field.type)}` : `${place}::${typeOf(field)}`;
  }

  #listed(field: ModelField, values: unknown): string {
    if (!Array.isArray(values)) throw new NotUnderstood();
    const place = `$${this.#values.push(values.map((value) => valueOf(field, value)))}`;
    return field.kind === 'enum' ? `${place}::text[]::${quoted(field.type)}[]` : `${place}::${typeOf(field)}[]`;
  }
}

/** What a value must be to mean to the database what it means to the client, and how it is sent there. */
const types: Readonly<Record<string, { readonly type: string; readonly sent: (value: unknown) => unknown }>> = {
  String: { type: 'text', sent: (value) => (typeof value === 'string' && !value.includes('\0') ? value : undefined) },
  Int: { type: 'int', sent: (value) => (typeof value === 'number' && (value | 0) === value ? value : undefined) },
  BigInt: { type: 'bigint', sent: (value) => (typeof value === 'bigint' ? String(value) : undefined) },
  Boolean: { type: 'boolean', sent: (value) => (typeof value === 'boolean' ? value : undefined) },
  DateTime: {
    type: 'timestamptz',
    sent: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined),
  },
};

const typeOf = ({ type }: ModelField): string => types[type]?.type ?? 'text';

function valueOf({ kind, type }: ModelField, value: unknown): unknown {
  const sent = types[kind === 'enum' ? 'String' : type]?.sent(value);
  if (sent === undefined) throw new NotUnderstood();
  return sent;
}
