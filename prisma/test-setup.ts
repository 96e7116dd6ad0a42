import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openDatabase } from './client.ts';
import { loadReferenceData } from './data/load.ts';
import { applyMigrations } from './engine.ts';
import { PrismaClient } from './generated/client/client.ts';
import { EmbeddedAdapter } from './pglite.ts';
import { findTestServer } from './test-server.ts';
import { databaseAt, runOn } from './testing.ts';

export interface PreparedDatabases {
  /** Which databases the tests run on. */
  about: string[];
  stop(): Promise<void>;
}

/**
 * Prepares what `openTestDatabase` copies: a server with a migrated template, and a dump of a migrated embedded database.
 * Tells the tests where through the environment.
 */
export async function prepareTestDatabases(): Promise<PreparedDatabases> {
  const server = await findTestServer();
  const template = `sporbar_test_${randomBytes(4).toString('hex')}`;
  const stop = async () => {
    if (server.isBorrowed) await dropDatabases(server.url, template);
    await server.stop();
  };
  try {
    await runOn(server.url, `CREATE DATABASE "${template}"`);
    const database = await openDatabase({ url: databaseAt(server.url, template), poolSize: 1 });
    await loadReferenceData(database.db);
    await database.close();
    const embedded = await embeddedDump();
    Object.assign(process.env, { SPORBAR_TEST_PG: server.url, SPORBAR_TEST_TEMPLATE: template, SPORBAR_TEST_EMBEDDED: embedded.path });
    return { about: [server.about, embedded.about], stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Vitest's door: a run that was started by hand prepares for itself. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.SPORBAR_TEST_PG !== undefined) return undefined;
  const { stop } = await prepareTestDatabases();
  return stop;
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const rows = await runOn(url, `SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix}')`);
  for (const { datname } of rows) await runOn(url, `DROP DATABASE IF EXISTS "${String(datname)}" WITH (FORCE)`);
}

/** Kept between runs under a name that says what it was made from: initialising and migrating takes seconds. */
async function embeddedDump(): Promise<{ path: string; about: string }> {
  const cache = resolve(import.meta.dirname, '..', '.cache');
  const migrations = join(import.meta.dirname, 'migrations');
  const fingerprint = createHash('sha256');
  for (const file of [import.meta.filename, join(import.meta.dirname, 'package.json')]) fingerprint.update(readFileSync(file));
  for (const file of readdirSync(migrations, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.sql')) fingerprint.update(file).update(readFileSync(join(migrations, file)));
  }
  for (const file of readdirSync(join(import.meta.dirname, 'data'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(ts|csv)$/.test(file)) fingerprint.update(readFileSync(join(import.meta.dirname, 'data', file)));
  }
  const path = join(cache, `embedded-${fingerprint.digest('hex').slice(0, 16)}.tar`);
  if (!existsSync(path)) {
    mkdirSync(cache, { recursive: true });
    forgetOldDumps(cache);
    const pglite = await PGlite.create();
    const adapter = new EmbeddedAdapter(pglite);
    await applyMigrations(adapter);
    await loadReferenceData(new PrismaClient({ adapter }));
    // Whoever starts from it has nothing to recover.
    await pglite.exec('CHECKPOINT');
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
    renameSync(draft, path);
  }
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return { path, about: `PGlite ${dependencies['@electric-sql/pglite']}` };
}

/** Those of today may be in use by a run that has other migrations. */
function forgetOldDumps(cache: string): void {
  const yesterday = Date.now() - 24 * 3_600_000;
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (/^embedded-.*\.tar/.test(name) && statSync(path).mtimeMs < yesterday) rmSync(path, { force: true });
  }
}
