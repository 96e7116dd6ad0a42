import type { PGlite, QueryOptions } from '@electric-sql/pglite';
import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/**
 * Prisma's adapter for the embedded database, mended twice. A COMMIT that the database refuses (a deferred constraint, a
 * full disk) rejects: the published adapter answers such a transaction as committed, since the error reaches a promise
 * that is settled already. And what reads its values is set once, not anew for each statement.
 */
export class EmbeddedAdapter extends PrismaPGlite {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    super(pglite);
    this.#pglite = pglite;
    keepParsers(pglite);
  }

  override async connect(): Promise<SqlDriverAdapter> {
    const adapter = await super.connect();
    const open = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = (isolation) => this.#startTransaction(open, isolation);
    return adapter;
  }

  /** `open` calls `transaction` of the embedded database before it first awaits: that call's result is the outcome. */
  async #startTransaction(open: SqlDriverAdapter['startTransaction'], isolation: Parameters<typeof open>[0]): Promise<Transaction> {
    let outcome: Promise<unknown> = Promise.resolve();
    const begin = this.#pglite.transaction;
    this.#pglite.transaction = (run) => {
      const result = begin.call(this.#pglite, run);
      outcome = result.catch((error: unknown) => Promise.reject(error));
      outcome.catch(() => {});
      return result as never;
    };
    const opening = open(isolation);
    this.#pglite.transaction = begin;
    const transaction = await opening;
    const commit = transaction.commit.bind(transaction);
    transaction.commit = async () => {
      await commit();
      await outcome;
    };
    return transaction;
  }
}

type Asking = Pick<PGlite, 'query'>;

/**
 * Has the database keep the parsers that statements bring. Merging them into its four hundred own for every statement,
 * as it does, costs more than most statements do.
 */
function keepParsers(pglite: PGlite): void {
  let kept: QueryOptions['parsers'];
  const keep = ({ parsers, ...options }: QueryOptions = {}): QueryOptions => {
    if (parsers !== undefined && parsers !== kept) Object.assign(pglite.parsers, (kept = parsers));
    return options;
  };
  const teach = (connection: Asking): void => {
    const ask = connection.query.bind(connection);
    connection.query = (sql, values, options) => ask(sql, values, keep(options));
  };
  teach(pglite);
  const begin = pglite.transaction.bind(pglite);
  pglite.transaction = (run) =>
    begin((tx) => {
      teach(tx);
      return run(tx);
    });
}
