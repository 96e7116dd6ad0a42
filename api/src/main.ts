import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase } from '@sporbar/prisma/client.ts';
import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { serverLogger } from './logger.ts';
import { startServer } from './server.ts';

// `npm start`: the whole of Sporbar in one process. Settings come from the environment; without any it runs by itself in `.data`.

const { DATABASE_URL, HOST = '127.0.0.1', PORT = '4000', PUBLIC_URL, SPORBAR_DATA, SPORBAR_SECRET, TRUST_PROXY } = process.env;
const dataDir = resolve(SPORBAR_DATA ?? join(import.meta.dirname, '..', '..', '.data'));
const logger = serverLogger(process.env.LOG_LEVEL ?? 'warn');

const database = await openDatabase(DATABASE_URL === undefined ? { dataDir: join(dataDir, 'postgres') } : { url: DATABASE_URL });
await loadReferenceData(database.db);

const server = await startServer({
  database,
  logger,
  host: HOST,
  port: Number(PORT),
  siteUrl: PUBLIC_URL?.replace(/\/$/, ''),
  filesDir: join(dataDir, 'files'),
  linkSecret: SPORBAR_SECRET ?? keptSecret(dataDir),
  withSite: true,
  proxy: TRUST_PROXY === undefined ? 'NONE' : 'ONE',
});

console.log(`Sporbar is ready: ${PUBLIC_URL ?? server.url}`);
console.log(`GraphiQL: ${PUBLIC_URL ?? server.url}/graphiql`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await server.close();
  await database.close();
  process.exit(0);
}

/** Made at the first start and kept beside the data, readable by nobody else. Several servers share one by SPORBAR_SECRET. */
function keptSecret(folder: string): string {
  const path = join(folder, 'secret');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(path, 'utf8').trim();
}
