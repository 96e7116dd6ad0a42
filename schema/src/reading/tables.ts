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

/** A model with its table; undefined where the client does not tell. */
export function modelOf(db: Db, name: string): Model | undefined {
  const table = (db as unknown as Named)._runtimeDataModel?.models?.[name]?.dbName;
  const fields = declared.datamodel.models[name]?.fields;
  return table == null || fields === undefined ? undefined : { table, fields: new Map(fields.map((field) => [field.name, field])) };
}
