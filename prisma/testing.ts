import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { openDatabase, type Database, type DatabaseOptions } from './client.ts';
import { DumpedFiles, layOut, readDump } from './dumped-files.ts';

/** What a test that must hold on both walks over: `describe.each(databaseKinds)('on the %s database', (kind) => ...)`. */
export const databaseKinds = ['embedded', 'server'] as const satisfies Database['kind'][];

export interface TestDatabase extends Database {
  /** The server's address of this database, for a second process; undefined on the embedded database. */
  url: string | undefined;
}

let dump: ReturnType<typeof readDump> | undefined;

/**
 * A fresh database with current tables and the reference data (catalogue, prices, postcodes, register), in well under a
 * second. `close` removes it. What it starts from was prepared once for the whole run (see test-setup.ts).
 */
export async function openTestDatabase(
  kind: Database['kind'],
  options: Pick<DatabaseOptions, 'poolSize' | 'onStatement' | 'dataDir'> = {},
): Promise<TestDatabase> {
  if (kind === 'embedded') {
    dump ??= readDump(prepared('SPORBAR_TEST_EMBEDDED'));
    const { dataDir } = options;
    if (dataDir !== undefined) layOut(dump, dataDir);
    const snapshot = dataDir === undefined ? new DumpedFiles(dump) : undefined;
    return { ...(await openDatabase({ ...options, snapshot })), url: undefined };
  }
  const admin = prepared('SPORBAR_TEST_PG');
  const template = prepared('SPORBAR_TEST_TEMPLATE');
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await runOn(admin, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const url = databaseAt(admin, name);
  const database = await openDatabase({ ...options, url });
  const close = async () => {
    await database.close();
    await runOn(admin, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  };
  return { ...database, url, close };
}

/** One statement on a connection of its own. */
export async function runOn(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

export function databaseAt(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function prepared(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the test through vitest, whose projects prepare it`);
  return value;
}
