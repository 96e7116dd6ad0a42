import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import type { Context as SocketContext } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Endpoint, FromSocket } from './endpoint.ts';
import { LeavingSocket } from './leaving-socket.ts';
import { limits } from './operation-limits.ts';
import { authenticate, contextFor, type Backbone, type Caller, type ServedContext } from './request-context.ts';

interface Init extends Record<string, unknown> {
  /** `Bearer <api key>`, for clients that cannot set headers on a handshake. */
  readonly authorization?: unknown;
  /** The language of messages: `nb`, or as in Accept-Language. */
  readonly acceptLanguage?: unknown;
}

type Held = Extra & Record<PropertyKey, unknown> & { caller?: Caller; forget?: () => void };

type Ctx = SocketContext<Init, Held>;

export interface GraphQLSockets {
  /** Takes over a handshake at /graphql, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/**
 * graphql-transport-ws at the endpoint's own path: the same schema, context and limits as over HTTP. One socket has one
 * identity, checked at connection_init, read anew for each operation and watched while the socket is open.
 */
export function openSockets(backbone: Backbone, endpoint: Endpoint, ipOf: (request: IncomingMessage) => string | null): GraphQLSockets {
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: LeavingSocket,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
  });
  const { dispose } = useServer<Init, Held>(
    {
      connectionInitWaitTimeout: 5_000,
      onConnect: (ctx) => welcome(backbone, ctx, ipOf(ctx.extra.request)),
      onClose: (ctx) => ctx.extra.forget?.(),
      onSubscribe: (ctx, _id, payload) => prepare(backbone, endpoint, ctx, payload),
      execute: (args) => (args as Prepared).run.execute(args),
      subscribe: (args) => (args as Prepared).run.subscribe(args),
    },
    server,
    12_000,
  );
  return {
    upgrade: (request, socket, head) => {
      if (!isOwnOrigin(request, backbone.ports.siteUrl)) return refuse(socket, '403 Forbidden');
      server.handleUpgrade(request, socket, head, (opened) => {
        server.emit('connection', opened, request);
        // A client that sends too much or breaks off is no fault of ours: `ws` closes it, and standard error is for faults.
        opened.removeAllListeners('error').on('error', (error) => backbone.logger.info({ error }, 'a socket broke'));
      });
    },
    close: async () => {
      await dispose();
    },
  };
}

/** A browser says where its page comes from: only our own pages may open a socket with our cookie. Programs say nothing. */
export function isOwnOrigin({ headers }: Pick<IncomingMessage, 'headers'>, siteUrl: string): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const from = URL.parse(origin);
  return from !== null && (from.host === host || from.origin === URL.parse(siteUrl)?.origin);
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Lets in whoever has a session or a key; closes with 4401 otherwise. */
async function welcome(backbone: Backbone, ctx: Ctx, ip: string | null): Promise<boolean> {
  const { request, socket } = ctx.extra;
  const { authorization, acceptLanguage } = ctx.connectionParams ?? {};
  const caller: Caller = {
    cookie: request.headers.cookie ?? null,
    authorization: typeof authorization === 'string' ? authorization : (request.headers.authorization ?? null),
    acceptLanguage: typeof acceptLanguage === 'string' ? acceptLanguage : null,
    userAgent: request.headers['user-agent'] ?? null,
    ip,
  };
  const loaded = await authenticate(backbone, caller, crypto.randomUUID());
  if (loaded === null) {
    socket.close(4401, 'Unauthorized');
    return false;
  }
  if (backbone.live.countOf(loaded.viewer.userId) >= limits.socketsPerUser) {
    socket.close(4429, 'Too many sockets');
    return false;
  }
  ctx.extra.caller = caller;
  ctx.extra.forget = backbone.live.watch(loaded.viewer, loaded.userVersion, ({ code, reason }) => socket.close(code, reason));
  if (socket.readyState !== socket.OPEN) ctx.extra.forget();
  return true;
}

interface Prepared extends ExecutionArgs {
  readonly run: Pick<ReturnType<Endpoint['getEnveloped']>, 'execute' | 'subscribe'>;
}

type Operation = {
  readonly query?: string | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
};

/** Parses, validates and makes the context as an HTTP request would; errors answer the operation, the socket stays. */
async function prepare(
  backbone: Backbone,
  endpoint: Endpoint,
  ctx: Ctx,
  operation: Operation,
): Promise<Prepared | readonly GraphQLError[]> {
  const { caller } = ctx.extra;
  if (Object.keys(ctx.subscriptions).length > limits.subscriptionsPerSocket) return [tooMany()];
  if (caller === undefined || typeof operation.query !== 'string') return [new GraphQLError('The operation has no document.')];
  const from: FromSocket = { served: () => contextFor(backbone, caller, 'socket') };
  const { schema, parse, validate, execute, subscribe, contextFactory } = endpoint.getEnveloped({ ...from, params: operation } as never);
  try {
    const document = parse(operation.query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const contextValue = (await contextFactory()) as ServedContext;
    return {
      schema,
      document,
      operationName: operation.operationName ?? null,
      variableValues: operation.variables ?? {},
      contextValue,
      run: { execute, subscribe },
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [withoutStatus(error)];
    throw error;
  }
}

/** A status is for HTTP. */
function withoutStatus(error: GraphQLError): GraphQLError {
  const { http: _http, ...extensions } = error.extensions;
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions });
}

const tooMany = () =>
  new GraphQLError(`A socket carries at most ${limits.subscriptionsPerSocket} operations at a time.`, {
    extensions: { code: 'RATE_LIMITED' },
  });
