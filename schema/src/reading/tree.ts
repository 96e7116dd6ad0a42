import type { Db } from '@sporbar/prisma/client.ts';
import { literal, writtenCode } from '../written-code.ts';
import { ifUnderstood, joined, modelOf, NotUnderstood, quoted, type Model, type ModelField } from './tables.ts';

// What a selection reads of known rows, as one statement: every row an array, what belongs to it arrays within it.

/** A selection in the client's words. */
export interface Selection {
  readonly select?: Readonly<Record<string, unknown>> | undefined;
  readonly include?: Readonly<Record<string, unknown>> | undefined;
}

/** How a selection is read: each row comes as one JSON value, `cells`, of which `rowOf` makes the row. */
export interface Tree {
  readonly model: Model;
  /** Of rows `t0`. */
  readonly cells: string;
  readonly rowOf: (cells: unknown) => object;
}

type Make = (cell: unknown) => unknown;
interface Cell {
  readonly name: string;
  readonly sql: string;
  readonly make: Make | undefined;
}

/** The most arguments a function of PostgreSQL takes. */
const mostCells = 100;

/** How a selection of a model's rows is read; undefined for a selection in words that only the client knows. */
export function treeOf(db: Db, name: string, selection: Selection): Tree | undefined {
  return ifUnderstood(() => {
    const model = modelOf(db, name);
    const cells = new Writer(db).cellsOf(model, selection, 't0');
    return { model, cells: arrayOf(cells), rowOf: rowMaker(cells) as Tree['rowOf'] };
  });
}

const arrayOf = (cells: readonly Cell[]): string => `json_build_array(${cells.map(({ sql }) => sql).join(', ')})`;

/** Rows are made by code of their own: to put them together column by column, whichever these are, is what most of them costs. */
function rowMaker(cells: readonly Cell[]): Make {
  const makes = Object.fromEntries(cells.flatMap(({ make }, index) => (make === undefined ? [] : [[`make${index}`, make]])));
  const columns = cells.map(({ name, make }, index) => {
    const given = `given[${index}]`;
    return `${literal(name)}: ${make === undefined ? given : `${given} === null ? null : make${index}(${given})`}`;
  });
  return writtenCode(makes, `(given) => ({ ${columns.join(', ')} })`);
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

  cellsOf(model: Model, { select, include, ...others }: Selection, alias: string): Cell[] {
    if (Object.keys(others).length > 0) throw new NotUnderstood();
    const wanted = new Map<string, unknown>();
    if (select === undefined) for (const { name: column, kind } of model.fields.values()) if (kind !== 'object') wanted.set(column, true);
    for (const [field, what] of Object.entries(select ?? include ?? {})) if (what !== undefined && what !== false) wanted.set(field, what);
    const cells = [...wanted].map(([field, what]) => this.#cell(model, field, what, alias));
    if (cells.length === 0 || cells.length > mostCells) throw new NotUnderstood();
    return cells;
  }

  #cell(model: Model, name: string, what: unknown, alias: string): Cell {
    if (name === '_count') return this.#counts(model, what, alias);
    const field = model.fields.get(name);
    if (field === undefined) throw new NotUnderstood();
    if (field.kind === 'object') return this.#relation(model, field, what === true ? {} : (what as Selection), alias);
    if (what !== true) throw new NotUnderstood();
    return column(field, alias);
  }

  /** How many rows there are of relations. */
  #counts(model: Model, what: unknown, alias: string): Cell {
    const { select = {}, ...others } = what as { select?: Record<string, unknown> };
    if (Object.keys(others).length > 0) throw new NotUnderstood();
    const cells = Object.entries(select).map(([name, counted]): Cell => {
      const field = model.fields.get(name);
      if (counted !== true || field?.kind !== 'object' || !field.isList) throw new NotUnderstood();
      const { on } = joined(this.#db, model, field, alias, this.#alias());
      return { name, sql: `(SELECT count(*) FROM ${on})`, make: undefined };
    });
    if (cells.length === 0) throw new NotUnderstood();
    return { name: '_count', sql: arrayOf(cells), make: rowMaker(cells) };
  }

  #relation(model: Model, field: ModelField, what: Selection & { orderBy?: unknown; take?: unknown }, alias: string): Cell {
    const { orderBy, take, ...selection } = what;
    const inner = this.#alias();
    const { on, other } = joined(this.#db, model, field, alias, inner);
    const cells = this.cellsOf(other, selection, inner);
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

  #alias(): string {
    return `t${(this.#aliases += 1)}`;
  }
}

function column({ name, type, kind, isList }: ModelField, alias: string): Cell {
  const sql = `${alias}.${quoted(name)}`;
  if (kind === 'enum') return { name, sql, make: undefined };
  if (!(type in scalars)) throw new NotUnderstood();
  const make = scalars[type];
  if (make !== undefined && isList) throw new NotUnderstood();
  return { name, sql: type === 'BigInt' ? `${sql}::text` : sql, make };
}

/** As the client says it. */
export function orderOf(orderBy: unknown, alias: string): string {
  if (orderBy === undefined) return '';
  const parts = (Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((part) => Object.entries(part as object));
  const words = parts.map(([name, direction]) => {
    if (direction !== 'asc' && direction !== 'desc') throw new NotUnderstood();
    return `${alias}.${quoted(name)} ${direction === 'asc' ? 'ASC' : 'DESC'}`;
  });
  return words.length === 0 ? '' : ` ORDER BY ${words.join(', ')}`;
}
