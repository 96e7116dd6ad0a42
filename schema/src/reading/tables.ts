import type { Db } from '@sporbar/prisma/client.ts';
import { getDatamodel } from '@sporbar/prisma/generated/pothos-types.ts';

/** A column or a relation, as the models declare it. */
export interface ModelField {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly isList: boolean;
  readonly isId: boolean;
  readonly relationName?: string;
  readonly relationFromFields?: readonly string[];
}

export interface Model {
  /** In quotes. */
  readonly table: string;
  readonly fields: ReadonlyMap<string, ModelField>;
}

interface Declared {
  readonly datamodel: { readonly models: Readonly<Record<string, { readonly fields: readonly ModelField[] }>> };
}

/** What the client knows of its tables' names. It promises nothing about it: without it, rows are read by the client itself. */
interface Named {
  readonly _runtimeDataModel?: { readonly models?: Readonly<Record<string, { readonly dbName?: string | null }>> };
}

const declared = getDatamodel() as unknown as Declared;

/** Words that are not understood here. Whoever asked has the client read the rows. */
export class NotUnderstood extends Error {}

export function notUnderstood(): never {
  throw new NotUnderstood();
}

/** What an attempt comes to; undefined where it met words that only the client knows. */
export function ifUnderstood<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const known = new Map<string, Model>();

/** Whether the client tells how its tables are called. */
export const isDescribed = (db: Db): boolean => (db as unknown as Named)._runtimeDataModel?.models !== undefined;

/** A model with its table. */
export function modelOf(db: Db, name: string): Model {
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const table = (db as unknown as Named)._runtimeDataModel?.models?.[name]?.dbName;
  const fields = declared.datamodel.models[name]?.fields;
  if (table == null || fields === undefined) throw new NotUnderstood();
  const model = { table: quoted(table), fields: new Map(fields.map((field) => [field.name, field])) };
  known.set(name, model);
  return model;
}

/** The other table of a relation as `inner`, where it meets this one as `alias`: the side that holds the key says which column it is. */
export function joined(db: Db, owner: Model, field: ModelField, alias: string, inner: string): { other: Model; on: string } {
  const other = modelOf(db, field.type);
  const [own, ...more] = field.relationFromFields ?? [];
  const [back, ...backs] = [...other.fields.values()].filter(
    ({ relationName, name, type }) => relationName === field.relationName && (type !== field.type || name !== field.name),
  );
  const [theirs, ...others] = back?.relationFromFields ?? [];
  if (back === undefined || backs.length + more.length + others.length > 0) throw new NotUnderstood();
  const idOf = ({ fields }: Model): string => quoted([...fields.values()].find(({ isId }) => isId)?.name ?? notUnderstood());
  const meet =
    own === undefined
      ? `${inner}.${quoted(theirs ?? notUnderstood())} = ${alias}.${idOf(owner)}`
      : `${inner}.${idOf(other)} = ${alias}.${quoted(own)}`;
  return { other, on: `${other.table} AS ${inner} WHERE ${meet}` };
}
