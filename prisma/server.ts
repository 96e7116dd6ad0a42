import { PrismaPg } from '@prisma/adapter-pg';
import { inTurn } from './turns.ts';

/**
 * Prisma's adapter for a PostgreSQL server, mended in two places. A migration is sent whole and takes effect whole: the
 * published adapter cuts scripts at every semicolon, those inside function bodies included. And the statements of a
 * transaction go one after the other: Prisma asks for several relations of a row at once, which the driver puts in turn
 * with a warning today and will refuse from its next major version.
 */
export class ServerAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const turn = inTurn();
      const [ask, run] = [transaction.queryRaw.bind(transaction), transaction.executeRaw.bind(transaction)];
      transaction.queryRaw = (query) => turn(() => ask(query));
      transaction.executeRaw = (query) => turn(() => run(query));
      return transaction;
    };
    return adapter;
  }
}
