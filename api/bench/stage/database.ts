import { openDatabase, type Database } from '@sporbar/prisma/client.ts';
import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { findTestServer } from '@sporbar/prisma/test-server.ts';
import { keepPlain } from '@sporbar/schema/catalogue/catalogue.testing.ts';
import { databaseAt, runOn } from '@sporbar/prisma/testing.ts';

/** A PostgreSQL server of the bench's own, with its usual durability, and one database on it. */
export interface Ground {
  readonly database: Database;
  readonly url: string;
  readonly about: string;
  /** The process that all of PostgreSQL hangs from; undefined when it is not ours. */
  readonly pid: number | undefined;
  /** One statement on a connection of its own. */
  sql<Row = Record<string, unknown>>(text: string): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const server = await findTestServer({ durable: true, settings: { track_commit_timestamp: 'on', max_wal_size: '4GB' } });
  const name = `sporbar_bench_${process.pid}`;
  await runOn(server.url, `CREATE DATABASE "${name}"`);
  const url = databaseAt(server.url, name);
  const database = await openDatabase({ url, poolSize: 4 });
  await loadReferenceData(database.db);
  // What is measured is sending an order, not the systems that are asked before.
  await keepPlain(database.db);
  return {
    database,
    url,
    about: server.about,
    pid: server.pid,
    sql: <Row>(text: string) => runOn(url, text) as Promise<Row[]>,
    close: async () => {
      await database.close();
      await runOn(server.url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await server.stop();
    },
  };
}
