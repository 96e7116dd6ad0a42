import { mkdirSync } from 'node:fs';
import { PGlite, type MemoryFS } from '@electric-sql/pglite';
import { Pool, type ClientBase } from 'pg';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { listenOn, type Channel, type Ear } from './channel.ts';
import { Connections } from './connections.ts';
import { EmbeddedAdapter } from './pglite.ts';
import { ServerAdapter } from './server.ts';
import { claimFolder } from './sole-owner.ts';
import { applyMigrations } from './engine.ts';
import { rawStatements } from './raw-statements.ts';
import { statementNames } from './statement-names.ts';
import { isTraced, tracedAdapter } from './tracing.ts';
import { lendingAdapter, ownTransactions } from './transactions.ts';
import { PrismaClient, type Prisma } from './generated/client/client.ts';

export type Db = PrismaClient;
/** A transaction's client. Inside a transaction use nothing else: the embedded database has one connection. */
export type Tx = Prisma.TransactionClient;

export interface Database {
  db: Db;
  /** `embedded` (PGlite, one connection) or `server` (PostgreSQL). */
  kind: 'embedded' | 'server';
  version: string;
  /** Opens a channel to the other servers on the same database. The embedded one has a single process and none. */
  openChannel: ((name: string, ear: Ear) => Channel) | undefined;
  /** How the connections to a server are used. */
  pool: (() => PoolUse) | undefined;
  close(): Promise<void>;
}

export interface PoolUse {
  readonly open: number;
  readonly idle: number;
  /** Statements and transactions that wait for a connection. */
  readonly waiting: number;
}

export interface DatabaseOptions {
  /** A PostgreSQL server; without it the embedded database is used. */
  url?: string | undefined;
  /** Folder of the embedded database; without it the data lives in memory and ends with the process. */
  dataDir?: string | undefined;
  /** What an embedded database in memory starts from: the dumped data folder of another one that is up to date. */
  snapshot?: MemoryFS | undefined;
  /** The same server past a pooler, for what needs a session of its own; without it `url`. */
  directUrl?: string | undefined;
  /** Connections to a server. */
  poolSize?: number | undefined;
  /** Told of every statement as it is sent: for counting them. */
  onStatement?: ((sql: string) => void) | undefined;
}

/** Opens the database and brings its tables up to date. The only place that knows which kind it is. */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  return options.url === undefined ? openEmbedded(options) : openServer(options.url, options);
}

async function openEmbedded({ dataDir, snapshot, onStatement }: DatabaseOptions): Promise<Database> {
  // Two engines over one folder would each write what the other does not know of.
  const release = dataDir === undefined ? () => {} : claimFolder(dataDir);
  try {
    if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const pglite = await PGlite.create({ ...(dataDir && { dataDir }), ...(snapshot && { fs: snapshot }) });
    const adapter = new EmbeddedAdapter(pglite);
    if (snapshot === undefined) await applyMigrations(adapter);
    const close = () => pglite.close().finally(release);
    return await described('embedded', clientOn(isTraced() ? tracedAdapter(adapter) : adapter, onStatement), close);
  } catch (error) {
    release();
    throw error;
  }
}

async function openServer(
  connectionString: string,
  { poolSize = 10, directUrl = connectionString, onStatement }: DatabaseOptions,
): Promise<Database> {
  // A connection of their own: migrations hold a lock that only ends with its session, so that instances may start at once.
  const session = openPool(directUrl, 1);
  await applyMigrations(new ServerAdapter(session)).finally(() => session.end());
  const pool = openPool(connectionString, poolSize);
  const adapter = new ServerAdapter(pool);
  const factory = isTraced() ? tracedAdapter(adapter) : adapter;
  const db = clientOn(lendingAdapter(factory), onStatement);
  // A pooler may give each statement another connection, which knows nothing by name.
  const raw = { names: directUrl === connectionString ? statementNames() : () => undefined, onStatement };
  const connections = await Connections.of(pool);
  Object.assign(db, rawStatements(connections.send, raw), { $transaction: ownTransactions(db, connections, limits, raw) });
  const database = await described('server', db, () => pool.end());
  const use = () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount });
  return { ...database, openChannel: (name, ear) => listenOn(directUrl, name, ear), pool: use };
}

/**
 * Outlives a restart of the server: a connection that breaks while idle is dropped, and the next query opens another. And
 * others outlive this process: what it had locked when it was cut off from the database is free again after as long as a
 * transaction may take, and not when the system gives the line up, hours later.
 */
function openPool(connectionString: string, max: number): Pool {
  // The client's adapter reads moments as if every connection were in this zone.
  const session = `SET idle_in_transaction_session_timeout = ${longestTransactionMs}; SET TIME ZONE 'UTC'`;
  const onConnect = (client: ClientBase) => client.query(session);
  return new Pool({ connectionString, max, keepAlive: true, onConnect: onConnect as (client: ClientBase) => void }).on('error', () => {});
}

const longestTransactionMs = 20_000;
const limits = { maxWait: 10_000, timeout: longestTransactionMs };

function clientOn(adapter: SqlDriverAdapterFactory, onStatement: DatabaseOptions['onStatement']): Db {
  const db = new PrismaClient({ adapter, transactionOptions: limits, ...(onStatement && { log: [{ emit: 'event', level: 'query' }] }) });
  if (onStatement !== undefined) (db as PrismaClient<'query'>).$on('query', ({ query }) => onStatement(query));
  return db;
}

async function described(kind: Database['kind'], db: Db, closeDriver: () => Promise<void>): Promise<Database> {
  const [row] = await db.$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS version`;
  return {
    db,
    kind,
    version: row?.version ?? 'unknown',
    openChannel: undefined,
    pool: undefined,
    close: async () => {
      await db.$disconnect();
      await closeDriver();
    },
  };
}
