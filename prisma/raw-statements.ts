import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { Prisma } from './generated/client/client.ts';
import type { StatementNames } from './statement-names.ts';
import { Statement, type Row } from './statement.ts';

export type RawStatements = Pick<Prisma.TransactionClient, '$queryRaw' | '$queryRawUnsafe' | '$executeRaw' | '$executeRawUnsafe'>;

/** Sends a statement and resolves when it is done. Rejects with what the driver's adapter says, which `told` puts in the client's words. */
export type Send = (statement: Statement) => Promise<void>;

export interface RawOptions {
  readonly names: StatementNames;
  readonly onStatement?: ((sql: string) => void) | undefined;
}

/**
 * Statements that are written by hand, sent to a connection without the client and its adapter between: they need none of
 * what those do to them, which costs five times what sending them does. Values and rows are the client's, and so are the errors.
 */
export function rawStatements(send: Send, { names, onStatement }: RawOptions): RawStatements {
  const sent = async (sql: string, values: readonly unknown[]): Promise<Statement> => {
    onStatement?.(sql);
    const statement = new Statement(sql, values, names(sql));
    await send(statement).catch(told);
    return statement;
  };
  const ask = async (sql: string, values: readonly unknown[]): Promise<Row[]> => (await sent(sql, values)).rows;
  const run = async (sql: string, values: readonly unknown[]): Promise<number> => (await sent(sql, values)).count;
  const put =
    <T>(how: (sql: string, values: readonly unknown[]) => Promise<T>) =>
    (text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T> => {
      const { text: sql, values: all } = 'raw' in text ? Prisma.sql(text, ...values) : text;
      return how(sql, all);
    };
  return {
    $queryRawUnsafe: (sql: string, ...values: unknown[]) => ask(sql, values),
    $executeRawUnsafe: (sql: string, ...values: unknown[]) => run(sql, values),
    $queryRaw: put(ask),
    $executeRaw: put(run),
  } as unknown as RawStatements;
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
