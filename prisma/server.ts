import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import type { Pool } from 'pg';
import type { NamedQuery } from './raw-statements.ts';

/**
 * Prisma's adapter for a PostgreSQL server, mended in two places. A migration is sent whole and takes effect whole: the
 * published adapter cuts scripts at every semicolon, those inside function bodies included. And the statements of a
 * transaction go one after the other: Prisma asks for several relations of a row at once, which the driver puts in turn
 * with a warning today and will refuse from its next major version.
 */
export class ServerAdapter extends PrismaPg {
  constructor(pool: Pool) {
    super(pool, { statementNameGenerator: (query: NamedQuery) => query.name as string });
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => inTurn(await start(isolationLevel));
    return adapter;
  }
}

/** Each statement waits for the one before, whether that failed or not. */
function inTurn<Connection extends SqlQueryable>(connection: Connection): Connection {
  let last: Promise<unknown> = Promise.resolve();
  const waiting =
    <Query, Answer>(run: (query: Query) => Promise<Answer>) =>
    (query: Query): Promise<Answer> => {
      const mine = last.then(() => run(query));
      last = mine.catch(() => {});
      return mine;
    };
  connection.queryRaw = waiting(connection.queryRaw.bind(connection));
  connection.executeRaw = waiting(connection.executeRaw.bind(connection));
  return connection;
}
