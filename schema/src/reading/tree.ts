import type { Db } from '@sporbar/prisma/client.ts';
import { modelOf, type Model, type ModelField } from './tables.ts';

// What a selection reads of known rows, as one statement: every row an array, what belongs to it arrays within it.

/** A selection in the client's words. */
export interface Selection {
  readonly select?: Readonly<Record<string, unknown>>;
  readonly include?: Readonly<Record<string, unknown>>;
}

/** How a selection is read: the statement wants the ids, and answers one text that `rowsOf` makes rows of. */
export interface Tree {
  readonly sql: string;
  readonly rowsOf: (text: string) => Map<string, object>;
}

type Make = (cell: unknown) => unknown;
interface Cell {
  readonly name: string;
  readonly sql: string;
  readonly make: Make | undefined;
}

/** The most arguments a function of PostgreSQL takes. */
const mostCells = 100;

/** Words that are not understood here. Whoever asked has the client read the rows. */
class NotUnderstood extends Error {}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The statement for a selection of a model's rows; undefined for a selection in words that only the client knows. */
export function treeOf(db: Db, model: string, selection: Selection): Tree | undefined {
  try {
    const writer = new Writer(db);
    const { table, model: shaped, cells } = writer.shapeOf(model, selection, 't0');
    if (shaped.fields.get('id')?.type !== 'String') return undefined;
    const make = rowMaker(cells);
    const arrays = `json_build_array(t0."id", ${arrayOf(cells)})`;
    return {
      sql: `SELECT coalesce(json_agg(${arrays}), '[]')::text AS "rows" FROM ${quoted(table)} AS t0 WHERE t0."id" = ANY($1::text[])`,
      rowsOf: (text) => new Map((JSON.parse(text) as [string, unknown][]).map(([id, row]) => [id, make(row) as object])),
    };
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

const arrayOf = (cells: readonly Cell[]): string => `json_build_array(${cells.map(({ sql }) => sql).join(', ')})`;

function rowMaker(cells: readonly Cell[]): Make {
  const names = cells.map(({ name }) => name);
  const makes = cells.map(({ make }) => make);
  return (values) => {
    const row: Record<string, unknown> = {};
    const given = values as readonly unknown[];
    for (let index = 0; index < names.length; index++) {
      const make = makes[index];
      const value = given[index];
      row[names[index] as string] = make === undefined || value === null ? value : make(value);
    }
    return row;
  };
}

/** Types whose JSON is their value, and how the others come to be. */
const scalars: Readonly<Record<string, Make | undefined>> = {
  String: undefined,
  Int: undefined,
  Float: undefined,
  Boolean: undefined,
  Json: undefined,
  DateTime: (text) => new Date(text as string),
  BigInt: (text) => BigInt(text as string),
};

class Writer {
  readonly #db: Db;
  #aliases = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  shapeOf(name: string, { select, include, ...others }: Selection, alias: string): { table: string; model: Model; cells: Cell[] } {
    const model = modelOf(this.#db, name);
    if (model === undefined || Object.keys(others).length > 0) throw new NotUnderstood();
    const wanted = new Map<string, unknown>();
    if (select === undefined) for (const { name: column, kind } of model.fields.values()) if (kind !== 'object') wanted.set(column, true);
    for (const [field, what] of Object.entries(select ?? include ?? {})) if (what !== undefined && what !== false) wanted.set(field, what);
    const cells = [...wanted].map(([field, what]) => this.#cell(name, model, field, what, alias));
    if (cells.length === 0 || cells.length > mostCells) throw new NotUnderstood();
    return { table: model.table, model, cells };
  }

  #cell(owner: string, model: Model, name: string, what: unknown, alias: string): Cell {
    if (name === '_count') return this.#counts(owner, model, what, alias);
    const field = model.fields.get(name);
    if (field === undefined) throw new NotUnderstood();
    if (field.kind === 'object') return this.#relation(owner, field, what === true ? {} : (what as Selection), alias);
    if (what !== true) throw new NotUnderstood();
    return column(field, alias);
  }

  /** How many rows there are of relations. */
  #counts(owner: string, model: Model, what: unknown, alias: string): Cell {
    const { select = {}, ...others } = what as { select?: Record<string, unknown> };
    if (Object.keys(others).length > 0) throw new NotUnderstood();
    const cells = Object.entries(select).map(([name, counted]): Cell => {
      const field = model.fields.get(name);
      if (counted !== true || field?.kind !== 'object' || !field.isList) throw new NotUnderstood();
      const { on } = this.#joined(owner, field, alias);
      return { name, sql: `(SELECT count(*) FROM ${on})`, make: undefined };
    });
    if (cells.length === 0) throw new NotUnderstood();
    return { name: '_count', sql: arrayOf(cells), make: rowMaker(cells) };
  }

  #relation(owner: string, field: ModelField, what: Selection & { orderBy?: unknown; take?: unknown }, alias: string): Cell {
    const { orderBy, take, ...selection } = what;
    const { on, inner } = this.#joined(owner, field, alias);
    const { cells } = this.shapeOf(field.type, selection, inner);
    const make = rowMaker(cells);
    if (!field.isList) {
      if (orderBy !== undefined || take !== undefined) throw new NotUnderstood();
      return { name: field.name, sql: `(SELECT ${arrayOf(cells)} FROM ${on})`, make };
    }
    if (take !== undefined && !(Number.isInteger(take) && (take as number) > 0)) throw new NotUnderstood();
    const order = orderOf(orderBy, inner);
    const rows = `SELECT ${arrayOf(cells)} AS "row" FROM ${on}${order}${take === undefined ? '' : ` LIMIT ${String(take)}`}`;
    return {
      name: field.name,
      sql: `(SELECT coalesce(json_agg("row"), '[]') FROM (${rows}) AS "rows")`,
      make: (values) => (values as unknown[]).map(make),
    };
  }

  /** The other table of a relation, where it meets this one: the side that holds the key says which column it is. */
  #joined(owner: string, field: ModelField, alias: string) {
    const inner = `t${(this.#aliases += 1)}`;
    const model = modelOf(this.#db, owner);
    const other = modelOf(this.#db, field.type);
    const [own, ...more] = field.relationFromFields ?? [];
    const otherSide = [...(other?.fields.values() ?? [])].filter(
      ({ relationName, name, type }) => relationName === field.relationName && (type !== field.type || name !== field.name),
    );
    const [back] = otherSide;
    const [theirs, ...others] = back?.relationFromFields ?? [];
    if (model === undefined || other === undefined || otherSide.length !== 1 || more.length + others.length > 0) throw new NotUnderstood();
    const idOf = ({ fields }: Model): string => [...fields.values()].find(({ isId }) => isId)?.name ?? notUnderstood();
    const meet =
      own === undefined
        ? `${inner}.${quoted(theirs ?? notUnderstood())} = ${alias}.${quoted(idOf(model))}`
        : `${inner}.${quoted(idOf(other))} = ${alias}.${quoted(own)}`;
    return { inner, on: `${quoted(other.table)} AS ${inner} WHERE ${meet}` };
  }
}

function notUnderstood(): never {
  throw new NotUnderstood();
}

function column({ name, type, kind, isList }: ModelField, alias: string): Cell {
  const sql = `${alias}.${quoted(name)}`;
  if (kind === 'enum') return { name, sql, make: undefined };
  if (!(type in scalars)) throw new NotUnderstood();
  const make = scalars[type];
  if (make !== undefined && isList) throw new NotUnderstood();
  return { name, sql: type === 'BigInt' ? `${sql}::text` : sql, make };
}

function orderOf(orderBy: unknown, alias: string): string {
  if (orderBy === undefined) return '';
  const parts = (Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((part) => Object.entries(part as object));
  const words = parts.map(([name, direction]) => {
    if (direction !== 'asc' && direction !== 'desc') throw new NotUnderstood();
    return `${alias}.${quoted(name)} ${direction === 'asc' ? 'ASC' : 'DESC'}`;
  });
  return words.length === 0 ? '' : ` ORDER BY ${words.join(', ')}`;
}
