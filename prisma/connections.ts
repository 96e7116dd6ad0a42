import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import type { Pool, PoolClient } from 'pg';
import type { Send } from './raw-statements.ts';
import { sendOver, Statement } from './statement.ts';
import { isTraced, statementsOf, tracedStatement } from './tracing.ts';
import { inTurn } from './turns.ts';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** The connections to a server, for what is sent to it past the client. */
export class Connections {
  readonly #pool: Pool;
  readonly #adapter: Adapter;

  static async of(pool: Pool): Promise<Connections> {
    return new Connections(pool, await new PrismaPg(pool).connect());
  }

  private constructor(pool: Pool, adapter: Adapter) {
    // An error of a connection is told to whoever uses it. Somebody must hear it all the same, and one who stays costs less than one who comes and goes.
    this.#pool = pool.on('connect', (client) => client.on('error', () => {}));
    this.#adapter = adapter;
  }

  /** Over whichever is free. */
  readonly send: Send = traced((statement) =>
    this.#inWords(new Promise<void>((done, failed) => this.#pool.query(statement, (error) => (error == null ? done() : failed(error))))),
  );

  /** One for a transaction, which begins with its first statement. */
  async borrow(): Promise<Borrowed> {
    const client = await this.#inWords(this.#pool.connect());
    const own = Object.create(this.#adapter, { client: { value: client } }) as Adapter;
    return new Borrowed(client, isTraced() ? statementsOf(own) : own, (answer) => this.#inWords(answer));
  }

  /** An error of the driver's in the words of adapters: what they keep for themselves is asked for by its name. */
  #inWords<T>(answer: Promise<T>): Promise<T> {
    return answer.catch((error: unknown) => this.#adapter['onError'](error));
  }
}

const traced = (send: Send): Send => (isTraced() ? (statement) => tracedStatement(statement.text, () => send(statement)) : send);

/** A connection as a transaction has it, for itself. What is sent goes one after the other. */
export class Borrowed {
  readonly #client: PoolClient;
  readonly #adapter: SqlQueryable;
  readonly #inWords: <T>(answer: Promise<T>) => Promise<T>;
  readonly #turn = inTurn();
  #hasBegun = false;

  constructor(client: PoolClient, adapter: SqlQueryable, inWords: <T>(answer: Promise<T>) => Promise<T>) {
    this.#client = client;
    this.#adapter = adapter;
    this.#inWords = inWords;
  }

  /** A statement by hand. */
  readonly send: Send = traced((statement) =>
    this.#turn(async () => {
      statement.beginsTransaction = !this.#hasBegun && statement.mayBegin(this.#client.connection);
      if (!statement.beginsTransaction) await this.#begin();
      this.#hasBegun = true;
      await this.#say(statement);
    }),
  );

  /** The same connection for the client. */
  queryable(): SqlQueryable {
    const { provider, adapterName } = this.#adapter;
    const after =
      <Query, Answer>(run: (query: Query) => Promise<Answer>) =>
      (query: Query) =>
        this.#turn(() => this.#begin().then(() => run(query)));
    const [ask, run] = [this.#adapter.queryRaw.bind(this.#adapter), this.#adapter.executeRaw.bind(this.#adapter)];
    return { provider, adapterName, queryRaw: after(ask), executeRaw: after(run) };
  }

  /** Ends the transaction, if there is any, and gives the connection back whichever way that ended. */
  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    try {
      await this.#turn(async () => (this.#hasBegun ? this.#say(new Statement(how)) : undefined));
    } finally {
      this.#client.release();
    }
  }

  async #begin(): Promise<void> {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    await this.#say(new Statement('BEGIN'));
  }

  #say(statement: Statement): Promise<void> {
    return this.#inWords(sendOver(this.#client, statement));
  }
}
