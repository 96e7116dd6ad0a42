import { ColumnTypeEnum, isDriverAdapterError, type ArgType, type SqlQuery, type SqlQueryable } from '@prisma/driver-adapter-utils';
import { Prisma } from './generated/client/client.ts';
import type { StatementNames } from './statement-names.ts';

/** A statement as it is handed to a connection, which knows it by its name from the first time on. */
export interface NamedQuery extends SqlQuery {
  readonly name?: string | undefined;
}

export type RawStatements = Pick<Prisma.TransactionClient, '$queryRaw' | '$queryRawUnsafe' | '$executeRaw' | '$executeRawUnsafe'>;

export interface RawOptions {
  readonly names: StatementNames;
  readonly onStatement?: ((sql: string) => void) | undefined;
}

/**
 * Statements that are written by hand, sent to a connection without the client between: they need none of what it does to
 * them, which costs five times what sending them does. Values and rows are the client's, and so are the errors.
 */
export function rawStatements(connection: SqlQueryable, { names, onStatement }: RawOptions): RawStatements {
  const queryOf = (sql: string, values: readonly unknown[]): NamedQuery => {
    onStatement?.(sql);
    return { sql, args: values.map(given), argTypes: values.map(typeOf), name: names(sql) };
  };
  const ask = async (sql: string, values: readonly unknown[]): Promise<Row[]> => {
    const { columnNames, columnTypes, rows } = await connection.queryRaw(queryOf(sql, values)).catch(told);
    const makes = columnTypes.map((type) => makers[type]);
    return rows.map((cells) => rowOf(columnNames, makes, cells));
  };
  const run = (sql: string, values: readonly unknown[]): Promise<number> => connection.executeRaw(queryOf(sql, values)).catch(told);
  const written =
    <T>(send: (sql: string, values: readonly unknown[]) => Promise<T>) =>
    (text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T> => {
      const { text: sql, values: all } = 'raw' in text ? Prisma.sql(text, ...values) : text;
      return send(sql, all);
    };
  return {
    $queryRawUnsafe: (sql: string, ...values: unknown[]) => ask(sql, values),
    $executeRawUnsafe: (sql: string, ...values: unknown[]) => run(sql, values),
    $queryRaw: written(ask),
    $executeRaw: written(run),
  } as unknown as RawStatements;
}

const scalar: ArgType = { scalarType: 'unknown', arity: 'scalar' };
const list: ArgType = { scalarType: 'unknown', arity: 'list' };
const typeOf = (value: unknown): ArgType => (Array.isArray(value) ? list : scalar);

/** A moment is written with its zone, so that it is the same whatever zone the connection is in. */
const given = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(given) : value;
};

type Row = Record<string, unknown>;
type Make = ((cell: never) => unknown) | undefined;

const moment = (text: string): Date => new Date(text);
const each = (make: (cell: never) => unknown) => (cells: readonly unknown[]) =>
  cells.map((cell) => (cell === null ? null : make(cell as never)));

/** Types whose cells are not their value. */
const makers: Readonly<Record<number, Make>> = {
  [ColumnTypeEnum.Int64]: BigInt,
  [ColumnTypeEnum.Numeric]: (text: string) => new Prisma.Decimal(text),
  [ColumnTypeEnum.Date]: moment,
  [ColumnTypeEnum.DateTime]: moment,
  [ColumnTypeEnum.Time]: (text: string) => moment(`1970-01-01T${text}Z`),
  [ColumnTypeEnum.Json]: (text: string) => JSON.parse(text) as unknown,
  [ColumnTypeEnum.Bytes]: (bytes: Uint8Array) => new Uint8Array(bytes),
  [ColumnTypeEnum.Int64Array]: each(BigInt),
  [ColumnTypeEnum.NumericArray]: each((text: string) => new Prisma.Decimal(text)),
  [ColumnTypeEnum.DateArray]: each(moment),
  [ColumnTypeEnum.DateTimeArray]: each(moment),
  [ColumnTypeEnum.JsonArray]: each((text: string) => JSON.parse(text) as unknown),
};

function rowOf(names: readonly string[], makes: readonly Make[], cells: readonly unknown[]): Row {
  const row: Row = {};
  for (let index = 0; index < names.length; index++) {
    const make = makes[index];
    const cell = cells[index];
    row[names[index] as string] = make === undefined || cell === null ? cell : make(cell as never);
  }
  return row;
}

/** What the client says of a connection that was lost, and of a statement that was refused. */
export function told(error: unknown): never {
  if (!isDriverAdapterError(error)) throw error;
  const { cause } = error as Error & { cause: { kind: string; originalCode?: string; originalMessage?: string } };
  const away = cause.kind === 'DatabaseNotReachable' ? 'P1001' : cause.kind === 'SocketTimeout' ? 'P1008' : undefined;
  const message = `Raw query failed. Code: \`${cause.originalCode ?? 'N/A'}\`. Message: \`${cause.originalMessage ?? cause.kind}\``;
  throw new Prisma.PrismaClientKnownRequestError(message, {
    code: away ?? 'P2010',
    clientVersion: Prisma.prismaVersion.client,
    meta: { driverAdapterError: error },
  });
}
