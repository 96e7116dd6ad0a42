import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import type { Database } from '@sporbar/prisma/client.ts';
import type { Context } from '@sporbar/schema/context.ts';
import { grownSince } from '@sporbar/schema/events/grown.ts';
import { Pace } from '@sporbar/schema/events/pace.ts';
import { Tails } from '@sporbar/schema/events/tail.ts';
import type { Ports } from '@sporbar/schema/ports.ts';
import { systemClock, type Clock } from '@sporbar/schema/time.ts';
import { numbering, timers } from './background.ts';
import { defaultPorts } from './default-ports.ts';
import { Health } from './health.ts';
import { frontDoor, type TrustedProxy } from './front-door.ts';
import { CostGate } from './graphql/cost/cost-gate.ts';
import { RateLimits, type Rate } from './graphql/cost/rate-limits.ts';
import { makeEndpoint } from './graphql/endpoint.ts';
import type { Backbone } from './graphql/request-context.ts';
import { openSockets } from './graphql/socket.ts';
import { spentOnWriting, type Bounds } from './graphql/socket-line.ts';
import { Groups } from './live/groups/groups.ts';
import { LiveSessions } from './live/live-sessions.ts';
import { listenOnRedis } from './live/redis-channel.ts';
import { SharedWakeups } from './live/shared-wakeups.ts';
import { LocalWakeups } from './live/wakeups.ts';
import { serverLogger, type Logger } from './logger.ts';
import { inboundDoor } from './mail/inbound/inbound.ts';
import type { MetricsPlace } from './observing/metrics.ts';
import { observing } from './observing/observer.ts';
import { loadSite } from './web-site.ts';

export interface ServerOptions {
  readonly database: Database;
  readonly clock?: Clock | undefined;
  /** A Redis or Valkey server that carries wake-ups between servers; without it PostgreSQL does. */
  readonly redisUrl?: string | undefined;
  /** In place of the portal's own; the rest stays. */
  readonly ports?: Partial<Ports> | undefined;
  /** 0 takes any free port. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  /** The address people use, where it is not the one listened on. */
  readonly siteUrl?: string | undefined;
  /** Where uploaded files are kept. */
  readonly filesDir: string;
  /** Signs the links to files; the same on every server of an installation. */
  readonly linkSecret: string;
  /** The site's pages; without them only the API is served. */
  readonly withSite?: boolean | undefined;
  /** What runs beside the requests: timers, numbering, mails. On unless said; the numbering of events always runs. */
  readonly withTimers?: boolean | undefined;
  /** Equal subscriptions are executed once for all of them. Off only where that is compared with executing each. */
  readonly isSharing?: boolean | undefined;
  readonly proxy?: TrustedProxy | undefined;
  /** Mails can be read at `/dev/inbox` from the machine itself, without a login. Off unless said. */
  readonly withInbox?: boolean | undefined;
  /** The secret under which a mail server posts replies to `/mail/inbound`; without it none is taken. */
  readonly inboundSecret?: string | undefined;
  /** What each caller may ask for, where it is not the usual. */
  readonly rate?: Rate | undefined;
  /** How often a socket is asked whether its client is there, where it is not the usual. */
  readonly pingEveryMs?: number | undefined;
  /** What may wait for a client that does not read, where it is not the usual. */
  readonly unread?: Bounds | undefined;
  readonly logger?: Logger | undefined;
  /** Where Prometheus fetches its figures; without it nothing is counted. */
  readonly metrics?: MetricsPlace | undefined;
}

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly backbone: Backbone;
  readonly groups: Groups;
  /** Without a slash at the end; where figures are served. */
  readonly metricsUrl: string | undefined;
  /** A context of nobody, as the timers use. */
  readonly contextOf: () => Context;
  /**
   * Stops in order: not ready any more, nothing new that lasts, sockets and streams sent elsewhere, requests under way
   * finished, what runs beside ended. The database stays open.
   */
  close(options?: StopOptions): Promise<void>;
}

export interface StopOptions {
  /** So long it goes on as before, except that it is not ready. */
  readonly delayMs?: number | undefined;
  /** At most so long are sockets and streams sent elsewhere one after another; all at once unless said. */
  readonly spreadMs?: number | undefined;
  /** How long what is under way may take; what keeps a connection open longer is cut. */
  readonly patienceMs?: number | undefined;
}

/** Serves site, API, live streams and GraphiQL from one process on one port. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const logger = options.logger ?? serverLogger('warn');
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000 });
  let handle = (_request: IncomingMessage, response: ServerResponse): void => void response.writeHead(503).end();
  server.on('request', (request, response) => handle(request, response));
  const url = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');

  const { db } = options.database;
  const clock = options.clock ?? systemClock;
  const siteUrl = options.siteUrl ?? url;
  const ports = { ...defaultPorts(db, { dataDir: options.filesDir, linkSecret: options.linkSecret, siteUrl }), ...options.ports };
  const live = new LiveSessions({ db, clock, logger });
  const local = new LocalWakeups({ grown: (seen) => grownSince(db, seen), logger });
  let isHearing = false;
  const { redisUrl } = options;
  const openChannel = redisUrl === undefined ? options.database.openChannel : listenOnRedis.bind(undefined, redisUrl);
  const channel = openChannel?.('sporbar', {
    heard: (streams) => local.wake(streams),
    listening: () => {
      isHearing = true;
      local.wakeAll();
    },
    lost: (error) => {
      isHearing = false;
      logger.warn({ error }, 'the other servers cannot be heard for now');
    },
  });
  const wakeups = channel === undefined ? local : new SharedWakeups(local, channel);
  const pace = new Pace({ spentMs: spentOnWriting });
  const tails = new Tails({
    db,
    wakeups,
    pace,
    onFault: (error) => logger.error({ error }, 'a stream could not be read and will be again'),
  });
  const stopping = new AbortController();
  const metrics = options.metrics && new (await import('./observing/metrics.ts')).Metrics();
  const observer = observing(logger, metrics);
  const costs = new CostGate(new RateLimits(clock, options.rate));
  const backbone: Backbone = { db, clock, ports, wakeups, tails, live, logger, observer, costs, stopping: stopping.signal };
  const contextOf = (): Context => {
    const requestId = crypto.randomUUID();
    return { db, clock, ports, wakeups, tails, viewer: null, locale: 'en', requestId, ip: null };
  };

  const endpoint = makeEndpoint(backbone, options.unread);
  const groups = new Groups({ logger, isSharing: options.isSharing });
  const site = options.withSite === true ? await loadSite((request) => Promise.resolve(endpoint.fetch(request))) : null;
  const health = new Health({ db, stopping: stopping.signal, lacksSite: options.withSite === true && site === null });
  const door = frontDoor(backbone, {
    endpoint,
    site,
    health,
    proxy: options.proxy ?? 'NONE',
    withInbox: options.withInbox ?? false,
    inbound: options.inboundSecret === undefined ? null : inboundDoor(options.inboundSecret),
  });
  const sockets = openSockets(backbone, { endpoint, groups, ipOf: door.ipOf, pingEveryMs: options.pingEveryMs, unread: options.unread });
  handle = door.handle;
  server.on('upgrade', (request, socket, head) => {
    if (URL.parse(request.url ?? '/', 'http://door')?.pathname === '/graphql') sockets.upgrade(request, socket, head);
    else socket.destroy();
  });

  const metricsDoor =
    options.metrics &&
    (await metrics?.serve(
      {
        db,
        pool: options.database.pool,
        sockets: () => sockets.size,
        groups: () => groups.size,
        positions: () => tails.positions(),
        isHearing: () => (channel === undefined ? undefined : isHearing),
        isStopping: () => stopping.signal.aborted,
      },
      options.metrics,
    ));

  live.start();
  local.start();
  const stopNumbering = new AbortController();
  const parts = { backbone, database: options.database, contextOf };
  const beside = (options.withTimers ?? true) ? timers.map((run) => run(parts, stopping.signal)) : [];
  const numbered = numbering(parts, stopNumbering.signal);
  const close = async ({ delayMs = 0, spreadMs = 0, patienceMs = 500 }: StopOptions = {}) => {
    stopping.abort();
    await rest(delayMs);
    await live.sendAway(spreadMs);
    await Promise.all([sockets.close(patienceMs), closeServer(server, patienceMs)]);
    stopNumbering.abort();
    live.stop();
    local.stop();
    await Promise.all([numbered, ...beside, channel?.close(), metricsDoor?.close()]);
  };
  return { url, backbone, groups, metricsUrl: metricsDoor?.url, contextOf, close };
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

/** Requests under way may finish within `patienceMs`; a connection that waits for its next one is closed. */
async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const tidying = setInterval(() => server.closeIdleConnections(), 50);
  const tooLate = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(tidying);
  clearTimeout(tooLate);
}
