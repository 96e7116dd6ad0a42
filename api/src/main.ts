import { join, resolve } from 'node:path';
import { systemClock } from '@sporbar/schema/time.ts';
import { httpAvailability } from './availability/http-availability.ts';
import { loginLines, sandboxKeys } from './demo/load-demo.ts';
import { keptSecret, openInstallation } from './installation.ts';
import { redisAddress } from './live/redis-channel.ts';
import { serverLogger } from './logger.ts';
import { showsInbox } from './mail/dev-inbox.ts';
import { SandboxCarrier } from './sandbox/sandbox-carrier.ts';
import { startServer } from './server.ts';
import { numberOf, readSettings, type SettingName } from './settings.ts';
import { stopAtSignal } from './stopping.ts';

// `npm start`: the whole of Sporbar in one process. Settings come from the environment; without any it runs by itself in `.data`.

const set = readSettings(process.env);
const number = (name: SettingName): number => numberOf(name, set[name]);
const logger = serverLogger(set.LOG_LEVEL ?? (process.stderr.isTTY ? 'warn' : 'info'));

const stopTracing =
  set.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
    ? undefined
    : await (
        await import('./observing/tracing.ts')
      ).startTracing({
        endpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT,
        serviceName: set.OTEL_SERVICE_NAME ?? 'sporbar',
        ratio: Number(set.OTEL_TRACES_SAMPLER_ARG),
      });

if (set.REDIS_URL !== undefined) redisAddress(set.REDIS_URL);

const dataDir = resolve(set.SPORBAR_DATA ?? join(import.meta.dirname, '..', '..', '.data'));
const siteUrl = set.PUBLIC_URL?.replace(/\/$/, '');
const { database, filesDir, demo } = await openInstallation({
  url: set.DATABASE_URL,
  directUrl: set.DATABASE_DIRECT_URL,
  poolSize: number('DATABASE_POOL'),
  dataDir,
  filesDir: set.SPORBAR_FILES,
  siteUrl: siteUrl ?? `http://${set.HOST}:${set.PORT}`,
  withDemo: set.SPORBAR_DEMO !== 'none',
});

const stopping = new AbortController();
const sandbox = demo === null ? undefined : new SandboxCarrier({ url: () => server.url, ...sandboxKeys(demo), clock: systemClock, logger });

const withInbox = showsInbox({
  hasDemo: demo !== null,
  smtpUrl: set.SMTP_URL,
  host: set.HOST,
  isBehindProxy: set.TRUST_PROXY !== undefined,
});
const server = await startServer({
  database,
  filesDir,
  logger,
  ports: { sandbox, ...(set.AVAILABILITY_URL !== undefined && { availability: httpAvailability(set.AVAILABILITY_URL) }) },
  host: set.HOST,
  port: number('PORT'),
  siteUrl,
  redisUrl: set.REDIS_URL,
  linkSecret: set.SPORBAR_SECRET ?? keptSecret(dataDir),
  withSite: true,
  withInbox,
  inboundSecret: set.INBOUND_MAIL_SECRET,
  proxy: set.TRUST_PROXY === undefined ? 'NONE' : 'ONE',
  metrics: set.METRICS_PORT === undefined ? undefined : { port: number('METRICS_PORT'), host: set.METRICS_HOST ?? '127.0.0.1' },
});

const playing = sandbox?.run(stopping.signal);

const delayMs = number('STOP_DELAY_SECONDS') * 1_000;
const spreadMs = number('STOP_SPREAD_SECONDS') * 1_000;
/** Longer than any request may take that is not a large file on a slow line. */
const patienceMs = 10_000;
stopAtSignal(
  async () => {
    stopping.abort();
    await Promise.all([playing, server.close({ delayMs, spreadMs, patienceMs })]);
    await database.close();
    await stopTracing?.();
  },
  delayMs + spreadMs + patienceMs + 10_000,
  logger,
);

const address = siteUrl ?? server.url;
console.log(`Sporbar is ready: ${address}`);
console.log(`GraphiQL: ${address}/graphiql (${database.kind} PostgreSQL ${database.version})`);
if (withInbox) console.log(`Mails: ${address}/dev/inbox`);
if (server.metricsUrl !== undefined) console.log(`Metrics: ${server.metricsUrl}/metrics`);
if (demo !== null) for (const line of loginLines(demo)) console.log(line);
