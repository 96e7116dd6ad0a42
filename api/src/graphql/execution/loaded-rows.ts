import { defaultFieldResolver, getNamedType, type GraphQLField } from 'graphql';

/** Answers a field of a row that was read for it; undefined where the row does not hold it after all. */
export interface OfLoadedRow {
  (source: unknown, context: unknown, info: unknown): unknown;
  /** The name of the column that it is, where it is one. */
  readonly column?: string;
}

/** What the resolver of a field that takes nothing is given. */
export const nothingGiven: Readonly<Record<string, unknown>> = Object.freeze({});

/** What the plugins note down of a field as they build it. */
interface Noted {
  readonly pothosOriginalResolve?: (source: unknown, args: object, context: unknown, info: unknown) => unknown;
  readonly pothosPrismaSelect?: unknown;
  readonly pothosPrismaLoaded?: (source: unknown, info: unknown, context: unknown) => boolean;
  readonly pothosPrismaFallback?: unknown;
}

/**
 * The resolver as the schema declares it, for a field that is read with its row. What is put around it finds out whether the row
 * was read for the field, and reads it otherwise. Undefined where that is not all that is put around it, or not the only way.
 */
export function ofLoadedRow({ args, extensions, name, type }: GraphQLField<unknown, unknown>): OfLoadedRow | undefined {
  const noted = extensions as Noted;
  const { pothosOriginalResolve: resolve, pothosPrismaLoaded: isThere } = noted;
  if (!noted.pothosPrismaSelect || noted.pothosPrismaFallback !== undefined || resolve === undefined || args.length > 0) return undefined;
  if (getNamedType(type).extensions['getDataloader'] !== undefined) return undefined;
  if (resolve === defaultFieldResolver && isThere === undefined) return columnOf(name);
  return (source, context, info) => (isThere?.(source, info, context) === false ? undefined : resolve(source, nothingGiven, context, info));
}

/** A column that goes by the field's name. A row holds no functions; what is no row goes the long way. */
function columnOf(column: string): OfLoadedRow {
  const ofRow = (source: unknown): unknown => {
    const value = (source as Readonly<Record<string, unknown>>)[column];
    return typeof value === 'function' ? undefined : value;
  };
  return Object.assign(ofRow, { column });
}
