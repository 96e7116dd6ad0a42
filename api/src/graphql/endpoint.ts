import { randomUUID } from 'node:crypto';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { isPassing } from '@sporbar/schema/database-faults.ts';
import { schema } from '@sporbar/schema/schema.ts';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { isTraced } from '@sporbar/prisma/tracing.ts';
import { closings } from '../live/live-sessions.ts';
import { observeOperations } from '../observing/operations.ts';
import { traceOperations } from '../observing/tracing.ts';
import { countCost } from './cost/cost-gate.ts';
import { executeByPlan } from './execution/planned.ts';
import { signedInHints, signedInIntrospection } from './introspection.ts';
import { awayError, faultError, maskFaults } from './masked-errors.ts';
import { limitDocuments, limitNesting } from './operation-limits.ts';
import { authenticate, contextFor, type Backbone, type Caller, type ServedContext } from './request-context.ts';
import { forgettingCookie, keepingCookie } from './session-cookie.ts';
import { countMutations, endStreams } from './session-plugins.ts';
import type { Bounds } from './socket-line.ts';

export type Endpoint = YogaServerInstance<object, ServedContext>;

/** What the answer to a request must set, by request. */
type CookieJar = WeakMap<Request, string>;

/** Made once a server: /graphql by POST, by GET for event streams, and the execution that sockets share. */
export function makeEndpoint(backbone: Backbone, unread?: Bounds): Endpoint {
  const { logger, ports } = backbone;
  const jar: CookieJar = new WeakMap();
  const isHttps = ports.siteUrl.startsWith('https:');
  return createYoga<object, ServedContext>({
    schema,
    context: (initial) => (isSocket(initial) ? initial.served() : contextFor(backbone, callerOf(initial.request, jar, isHttps), 'http')),
    graphqlEndpoint: '/graphql',
    batching: false,
    multipart: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    // node:http has refused larger bodies before they get here; Yoga's own limit copies every request through a stream.
    maxRequestBodySize: false,
    logging: { debug: () => {}, info: () => {}, warn: () => {}, error: (error: unknown) => logger.error({ error }, 'graphql') },
    maskedErrors: {
      maskError: (error, message) =>
        error instanceof Error && error.name === 'GraphQLError' ? error : lastResort(backbone, error, message),
    },
    plugins: [
      executeByPlan(),
      refuseSimpleRequests(),
      limitNesting(),
      limitDocuments(),
      countCost(backbone.costs),
      signedInIntrospection(),
      signedInHints(async (request) => (await authenticate(backbone, callerOf(request, jar, isHttps), randomUUID())) !== null),
      countMutations(),
      endStreams({ live: backbone.live, unread, givenUp: tellOfGivenUp(backbone) }),
      maskFaults(logger),
      observeOperations(backbone.observer),
      ...(isTraced() ? [traceOperations()] : []),
      answerHeaders(jar),
    ],
  });
}

const tellOfGivenUp =
  ({ observer, logger }: Backbone) =>
  (unread: number) => {
    observer.givenUp('http');
    logger.info({ unread, code: closings.TOO_SLOW.error }, 'an event stream was cut off that left too much unread');
  };

/** What a socket hands to the shared execution: a context made from its own handshake. */
export interface FromSocket {
  readonly served: () => Promise<ServedContext>;
}

const isSocket = (initial: object): initial is FromSocket => 'served' in initial;

/** A fault outside of any resolver. */
function lastResort({ logger }: Backbone, error: unknown, message: string): Error {
  const requestId = randomUUID();
  logger.error({ requestId, error }, message);
  if (isPassing(error)) return awayError(requestId, undefined, { status: 503, headers: { 'retry-after': '1' } });
  return faultError(requestId);
}

function callerOf(request: Request, jar: CookieJar, siteIsHttps: boolean): Caller {
  const header = (name: string) => request.headers.get(name);
  const isSecure = siteIsHttps || header('x-forwarded-proto') === 'https';
  return {
    cookie: header('cookie'),
    authorization: header('authorization'),
    acceptLanguage: header('accept-language'),
    userAgent: header('user-agent'),
    // Set by our own front door, whatever the client sent.
    ip: header('x-forwarded-for'),
    cookies: {
      keep: (secret) => void jar.set(request, keepingCookie(secret, isSecure)),
      forget: () => void jar.set(request, forgettingCookie(isSecure)),
    },
  };
}

/** Answers are the viewer's own: nobody on the way keeps them. */
const answerHeaders = (jar: CookieJar): Plugin => ({
  onResponse: ({ request, response }) => {
    const cookie = jar.get(request);
    if (cookie !== undefined) response.headers.append('set-cookie', cookie);
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    response.headers.set('x-content-type-options', 'nosniff');
  },
});

/**
 * Another site's page can make a browser send "simple" requests with our cookie on them; those are refused. An event
 * stream is exempt, since EventSource cannot set headers: it only reads, and only for our own pages.
 */
function refuseSimpleRequests(): Plugin {
  const { onRequestParse } = useCSRFPrevention({ requestHeaders: ['x-graphql-yoga-csrf', 'authorization'] });
  return { onRequestParse: (payload) => (isOwnEventStream(payload.request) ? undefined : onRequestParse?.(payload)) };
}

function isOwnEventStream({ method, headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  return (
    method === 'GET' &&
    (headers.get('accept') ?? '').includes('text/event-stream') &&
    (site === null || site === 'same-origin' || site === 'none')
  );
}
