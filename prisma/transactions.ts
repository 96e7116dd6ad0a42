import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable, Transaction } from '@prisma/driver-adapter-utils';
import { Prisma, type PrismaClient } from './generated/client/client.ts';
import type { Borrowed, Connections } from './connections.ts';
import { rawStatements, told, type RawOptions, type RawStatements, type Send } from './raw-statements.ts';

export interface TransactionOptions {
  /** So long a transaction may wait for a connection, in milliseconds. */
  readonly maxWait: number;
  /** So long it may last. */
  readonly timeout: number;
}

/** What the client asks a transaction for is sent over the connection that has it. */
const lent = new AsyncLocalStorage<SqlQueryable>();

/** The same adapter; where a transaction is lent to the client, it is in that one, which others begin and end. */
export function lendingAdapter(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => {
      const transaction = lent.getStore();
      return transaction === undefined ? start(isolation) : onLoan(transaction);
    };
    return adapter;
  };
  return { provider: factory.provider, adapterName: factory.adapterName, connect };
}

const nothing = async (): Promise<void> => {};

const onLoan = (connection: SqlQueryable): Transaction => ({
  ...connection,
  options: { usePhantomQuery: true },
  commit: nothing,
  rollback: nothing,
});

type Inside<T> = (tx: Prisma.TransactionClient) => Promise<T>;
type Transact = <T>(inside: Inside<T>, options?: Partial<TransactionOptions> & { isolationLevel?: string }) => Promise<T>;

/**
 * Transactions of our own on connections of the pool. Statements written by hand go straight to the connection; the client
 * joins in when it is first asked for something, which most of the transactions that matter never do.
 */
export function ownTransactions(db: PrismaClient, connections: Connections, usual: TransactionOptions, raw: RawOptions): Transact {
  const ofClient = db.$transaction.bind(db) as Transact;
  return async (inside, options = {}) => {
    if (typeof inside !== 'function' || options.isolationLevel !== undefined) return ofClient(inside, options);
    const limits = { ...usual, ...options };
    const ending = new Ending(await borrow(connections, limits.maxWait), limits.timeout);
    const client = new Guest(
      () => ending.queryable(),
      (run) => ofClient(run, limits),
    );
    try {
      const answer = await inside(txOf(db, rawStatements(ending.send, raw), client));
      await client.leave();
      await ending.end('COMMIT');
      return answer;
    } catch (error) {
      await client.leave();
      await ending.end('ROLLBACK').catch(() => {});
      throw error;
    }
  };
}

async function borrow(connections: Connections, maxWait: number): Promise<Borrowed> {
  const coming = connections.borrow().catch(told);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(closed('Unable to start a transaction in the given time.'));
    void coming.then((borrowed) => borrowed.end('ROLLBACK')).catch(() => {});
  }, maxWait);
  return Promise.race([coming, late.promise]).finally(() => clearTimeout(timer));
}

const closed = (message: string): Error =>
  new Prisma.PrismaClientKnownRequestError(`Transaction API error: ${message}`, {
    code: 'P2028',
    clientVersion: Prisma.prismaVersion.client,
  });

/** Ends a transaction once: with what its owner says, or by itself when it lasts too long. Its statements are refused from then on: the connection is another's. */
class Ending {
  readonly #borrowed: Borrowed;
  readonly #timer: NodeJS.Timeout;
  #isOver = false;

  constructor(borrowed: Borrowed, timeout: number) {
    this.#borrowed = borrowed;
    this.#timer = setTimeout(() => void this.end('ROLLBACK').catch(() => {}), timeout).unref();
  }

  readonly send: Send = async (statement) => {
    this.#check();
    return this.#borrowed.send(statement);
  };

  /** For the client. */
  queryable(): SqlQueryable {
    const { queryRaw, executeRaw, ...about } = this.#borrowed.queryable();
    const checked =
      <Query, Answer>(run: (query: Query) => Promise<Answer>) =>
      async (query: Query) => {
        this.#check();
        return run(query);
      };
    return { ...about, queryRaw: checked(queryRaw), executeRaw: checked(executeRaw) };
  }

  #check(): void {
    if (this.#isOver) throw closed('Transaction already closed.');
  }

  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    this.#check();
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#borrowed.end(how).catch(told);
  }
}

/** The client within a transaction that is not its own: it comes when it is first needed, and leaves before the end. */
class Guest {
  readonly #connection: () => SqlQueryable;
  readonly #open: (inside: Inside<void>) => Promise<void>;
  readonly #over = Promise.withResolvers<void>();
  #inside: Promise<Prisma.TransactionClient> | undefined;
  #left: Promise<void> | undefined;

  constructor(connection: () => SqlQueryable, open: (inside: Inside<void>) => Promise<void>) {
    this.#connection = connection;
    this.#open = open;
  }

  come(): Promise<Prisma.TransactionClient> {
    return (this.#inside ??= new Promise((ready, failed) => {
      this.#left = lent.run(this.#connection(), () =>
        this.#open(async (tx) => {
          ready(tx);
          await this.#over.promise;
        }),
      );
      this.#left.catch(failed);
    }));
  }

  /** Whatever it has to say of the end: the end is ours. */
  async leave(): Promise<void> {
    this.#over.resolve();
    await this.#left?.catch(() => {});
  }
}

type Asked = (query?: unknown) => Promise<unknown>;

/** The client's own words, of which each model's wait for the client to come. */
function txOf(db: PrismaClient, raw: RawStatements, client: Guest): Prisma.TransactionClient {
  const get = (_: object, name: string | symbol): unknown => {
    if (Object.hasOwn(raw, name)) return raw[name as keyof RawStatements];
    const said: unknown = Reflect.get(db, name);
    if (typeof name === 'symbol' || !isModel(said)) return said;
    return new Proxy(said, {
      get: (model, method) => {
        const ask: unknown = Reflect.get(model, method);
        if (typeof ask !== 'function') return ask;
        return (query?: unknown) =>
          client.come().then((tx) => (tx[name as keyof typeof tx] as unknown as Record<string | symbol, Asked>)[method]?.(query));
      },
    });
  };
  return new Proxy({}, { get }) as Prisma.TransactionClient;
}

const isModel = (said: unknown): said is object => typeof said === 'object' && said !== null && 'findMany' in said;
