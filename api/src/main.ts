import { join, resolve } from 'node:path';
import { systemClock } from '@sporbar/schema/time.ts';
import { loginLines, sandboxKeys } from './demo/load-demo.ts';
import { keptSecret, openInstallation } from './installation.ts';
import { serverLogger } from './logger.ts';
import { SandboxCarrier } from './sandbox/sandbox-carrier.ts';
import { startServer } from './server.ts';

// `npm start`: the whole of Sporbar in one process. Settings come from the environment; without any it runs by itself in `.data`.

const {
  DATABASE_URL,
  HOST = '127.0.0.1',
  PORT = '4000',
  PUBLIC_URL,
  SPORBAR_DATA,
  SPORBAR_DEMO,
  SPORBAR_SECRET,
  TRUST_PROXY,
} = process.env;
const dataDir = resolve(SPORBAR_DATA ?? join(import.meta.dirname, '..', '..', '.data'));
const siteUrl = PUBLIC_URL?.replace(/\/$/, '');
const installed = { url: DATABASE_URL, dataDir, siteUrl: siteUrl ?? `http://${HOST}:${PORT}`, withDemo: SPORBAR_DEMO !== 'none' };
const { database, filesDir, demo } = await openInstallation(installed);

const logger = serverLogger(process.env.LOG_LEVEL ?? 'warn');
const stopping = new AbortController();
const sandbox = demo === null ? undefined : new SandboxCarrier({ url: () => server.url, ...sandboxKeys(demo), clock: systemClock, logger });

const server = await startServer({
  database,
  filesDir,
  logger,
  ports: { sandbox },
  host: HOST,
  port: Number(PORT),
  siteUrl,
  linkSecret: SPORBAR_SECRET ?? keptSecret(dataDir),
  withSite: true,
  proxy: TRUST_PROXY === undefined ? 'NONE' : 'ONE',
});

const address = siteUrl ?? server.url;
console.log(`Sporbar is ready: ${address}`);
console.log(`GraphiQL: ${address}/graphiql (${database.kind} PostgreSQL ${database.version})`);
if (demo !== null) for (const line of loginLines(demo)) console.log(line);

const playing = sandbox?.run(stopping.signal);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

async function stop(): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  await playing;
  await server.close();
  await database.close();
  process.exit(0);
}
