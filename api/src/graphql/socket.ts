import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as rest } from 'node:timers/promises';
import { getOperationAST, GraphQLError, parse as parseDocument } from 'graphql';
import { CloseCode, handleProtocols, makeServer, MessageType, parseMessage, type Context as SocketContext, type Message } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Groups } from '../live/groups/groups.ts';
import { closings, leaveWithinMs, type Closing } from '../live/live-sessions.ts';
import { neverRun } from '../observing/operations.ts';
import type { Endpoint, FromSocket } from './endpoint.ts';
import { withoutStatus } from './masked-errors.ts';
import { limits } from './operation-limits.ts';
import { keepPinging, usualPingMs } from './pings.ts';
import { authenticate, contextFor, whyNobody, type Backbone, type Caller, type ServedContext } from './request-context.ts';
import { SocketLine, type Bounds } from './socket-line.ts';
import { SocketSubscriptions, type Admitted } from './socket-subscriptions.ts';

interface Init extends Record<string, unknown> {
  /** `Bearer <api key>`, for clients that cannot set headers on a handshake. */
  readonly authorization?: unknown;
  /** The language of messages: `nb`, or as in Accept-Language. */
  readonly acceptLanguage?: unknown;
}

/** What belongs to one socket. */
interface Held extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  /** What its handshake said. The request itself is not kept: it weighs more than a subscription. */
  readonly handshake: Caller;
  readonly line: SocketLine;
  readonly subscriptions: SocketSubscriptions;
  /** Who it is, from the acknowledgement on. */
  caller?: Caller;
  /** Stops watching its rights. */
  forget?: () => void;
  /** Its queries and mutations under way, by id. */
  others?: Readonly<Record<string, unknown>>;
}

type Ctx = SocketContext<Init, Held>;

export interface GraphQLSockets {
  /** Takes over a handshake at /graphql, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** How many are open. */
  readonly size: number;
  /** Closes every socket. Those that do not answer within `patienceMs` are cut. */
  close(patienceMs: number): Promise<void>;
}

interface Parts {
  readonly endpoint: Endpoint;
  readonly groups: Groups;
  readonly ipOf: (request: IncomingMessage) => string | null;
  readonly pingEveryMs?: number | undefined;
  readonly unread?: Bounds | undefined;
}

/**
 * graphql-transport-ws at the endpoint's own path: the same schema, context and limits as over HTTP. One socket has one
 * identity, checked at connection_init, read anew for each operation and watched while the socket is open.
 */
export function openSockets(
  backbone: Backbone,
  { endpoint, groups, ipOf, pingEveryMs = usualPingMs, unread: bounds }: Parts,
): GraphQLSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false, handleProtocols });
  const { opened } = makeServer<Init, Held>({
    connectionInitWaitTimeout: 5_000,
    onConnect: (ctx) => welcome(backbone, ctx),
    onClose: (ctx) => ctx.extra.forget?.(),
    onSubscribe: (ctx, _id, payload) => prepare(backbone, endpoint, ctx.extra, payload),
    execute: (args) => (args as Prepared).run(args),
  });
  const serve = (socket: WebSocket, request: IncomingMessage, stream: Duplex): void => {
    // A client that sends too much or breaks off is no fault of ours: `ws` closes it, and standard error is for faults.
    socket.on('error', (error) => backbone.logger.info({ error }, 'a socket broke'));
    const givenUp = (unread: number) => {
      backbone.observer.givenUp('socket');
      backbone.logger.info({ unread, code: closings.TOO_SLOW.error }, 'a socket was closed that left too much unread');
    };
    const line = new SocketLine(socket, stream, givenUp, bounds);
    const admit = (payload: Operation) => prepare(backbone, endpoint, held, payload);
    const held: Held = {
      socket,
      handshake: handshakeOf(request, ipOf(request)),
      line,
      subscriptions: new SocketSubscriptions({ line, groups, logger: backbone.logger, observer: backbone.observer, admit }),
    };
    const broken = (error: unknown) => {
      backbone.logger.error({ error }, 'a message of a socket could not be handled');
      line.fail(error);
    };
    const closed = opened(
      {
        protocol: socket.protocol,
        send: (text) => line.hand(text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (pass) => socket.on('message', (data) => void hear(held, String(data), pass).catch(broken)),
      },
      held,
    );
    const stopPinging = keepPinging(socket, pingEveryMs);
    socket.once('close', (code, reason) => {
      stopPinging();
      held.subscriptions.close();
      void closed(code, String(reason));
    });
  };
  return {
    upgrade: (request, socket, head) => {
      if (!isOwnOrigin(request, backbone.ports.siteUrl)) return refuse(socket, '403 Forbidden');
      // A proxy passes it on to another server, and a client that has none in front tries again.
      if (backbone.stopping.aborted) return refuse(socket, '503 Service Unavailable\r\nRetry-After: 1');
      server.handleUpgrade(request, socket, head, (upgraded) => serve(upgraded, request, socket));
    },
    get size() {
      return server.clients.size;
    },
    close: async (patienceMs) => {
      const gone = [...server.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      for (const socket of server.clients) if (!leaving.has(socket)) socket.close(closings.STOPPING.code, closings.STOPPING.reason);
      server.close();
      await Promise.race([Promise.all(gone), rest(patienceMs, undefined, { ref: false })]);
      for (const socket of server.clients) socket.terminate();
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

/** Subscriptions are ours; everything else of the protocol is the library's. */
async function hear(
  { caller, subscriptions, others = {}, socket }: Held,
  text: string,
  pass: (text: string) => Promise<void>,
): Promise<void> {
  const message = caller === undefined ? undefined : understood(text);
  if (message?.type === MessageType.Complete && subscriptions.has(message.id)) return subscriptions.complete(message.id);
  if (message?.type !== MessageType.Subscribe) return pass(text);
  const { id, payload } = message;
  if (!isSubscription(payload)) {
    if (!subscriptions.has(id)) return pass(text);
    return socket.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
  }
  if (id in others) return socket.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
  return subscriptions.run(id, payload);
}

/** A message of the kinds that may concern subscriptions; undefined for all others, well-formed or not. */
function understood(text: string): Message<MessageType.Subscribe | MessageType.Complete> | undefined {
  if (!/"(?:subscribe|complete)"/.test(text)) return undefined;
  try {
    const message = parseMessage(text);
    return message.type === MessageType.Subscribe || message.type === MessageType.Complete ? message : undefined;
  } catch {
    return undefined;
  }
}

/** Documents that everybody sends are read once: whether the operation meant is a subscription. */
const kinds = new Map<string, boolean>();
const mostKinds = 1_000;
const longestRemembered = 10_000;

function isSubscription({ query, operationName }: Operation): boolean {
  if (!query?.includes('subscription')) return false;
  const key = `${operationName ?? ''}\n${query}`;
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const found = readsAsSubscription(query, operationName);
  if (key.length > longestRemembered) return found;
  if (kinds.size >= mostKinds) kinds.clear();
  kinds.set(key, found);
  return found;
}

function readsAsSubscription(query: string, operationName: string | null | undefined): boolean {
  try {
    const document = parseDocument(query, { noLocation: true, maxTokens: limits.tokens });
    return getOperationAST(document, operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
}

const handshakeOf = ({ headers }: IncomingMessage, ip: string | null): Caller => ({
  cookie: headers.cookie ?? null,
  authorization: headers.authorization ?? null,
  acceptLanguage: null,
  userAgent: headers['user-agent'] ?? null,
  ip,
});

/** Lets in whoever has a session or a key; closes with 4401 otherwise, and says what ended the session there was. */
async function welcome(backbone: Backbone, ctx: Ctx): Promise<boolean> {
  const { handshake, socket } = ctx.extra;
  const { authorization, acceptLanguage } = ctx.connectionParams ?? {};
  const caller: Caller = {
    ...handshake,
    authorization: typeof authorization === 'string' ? authorization : handshake.authorization,
    acceptLanguage: typeof acceptLanguage === 'string' ? acceptLanguage : null,
  };
  const loaded = await authenticate(backbone, caller, crypto.randomUUID());
  if (loaded === null) {
    socket.close(closings.ENDED.code, (await whyNobody(backbone, caller)) ?? closings.ENDED.reason);
    return false;
  }
  if (backbone.live.countOf(loaded.viewer.userId) >= limits.socketsPerUser) {
    socket.close(4429, 'Too many sockets');
    return false;
  }
  ctx.extra.caller = caller;
  ctx.extra.others = ctx.subscriptions;
  ctx.extra.forget = backbone.live.watch(loaded.viewer, loaded.userVersion, (closing) => void end(ctx.extra, closing));
  if (socket.readyState !== socket.OPEN) ctx.extra.forget();
  return true;
}

/** Sockets that are on their way out already. */
const leaving = new WeakSet<WebSocket>();

const answersWithinMs = 5_000;

/**
 * Who is sent elsewhere gets first what it has asked for; who has lost its rights goes at once. One that does not take its
 * leave is cut, so that nothing more leaves for it.
 */
async function end({ socket, others = {} }: Held, { code, reason }: Closing): Promise<void> {
  leaving.add(socket);
  const until = performance.now() + answersWithinMs;
  const isKept = () => code === closings.STOPPING.code && Object.keys(others).length > 0 && performance.now() < until;
  while (isKept() && socket.readyState === socket.OPEN) await rest(20);
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), leaveWithinMs).unref();
}

interface Prepared extends Admitted {
  readonly run: ReturnType<Endpoint['getEnveloped']>['execute'];
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
  { caller, line, subscriptions, others = {} }: Held,
  operation: Operation,
): Promise<Prepared | readonly GraphQLError[]> {
  if (subscriptions.size + Object.keys(others).length > limits.subscriptionsPerSocket) return [tooMany()];
  // Who does not read its answers gets no more of them.
  await line.room();
  if (caller === undefined || typeof operation.query !== 'string') return [new GraphQLError('The operation has no document.')];
  const refused = (errors: readonly GraphQLError[]) => {
    backbone.observer.operation(neverRun('socket', errors));
    return errors;
  };
  const from: FromSocket = { served: () => contextFor(backbone, caller, 'socket') };
  const { schema, parse, validate, execute, contextFactory } = endpoint.getEnveloped({ ...from, params: operation } as never);
  try {
    const document = parse(operation.query);
    const errors = validate(schema, document);
    if (errors.length > 0) return refused(errors.map(withoutStatus));
    const contextValue = (await contextFactory()) as ServedContext;
    const { operationName = null, variables } = operation;
    const prepared = { schema, document, operationName, variableValues: variables ?? {}, contextValue, run: execute };
    const refusal = backbone.costs.admit(prepared);
    return refusal === undefined ? prepared : refused([withoutStatus(refusal)]);
  } catch (error) {
    if (error instanceof GraphQLError) return refused([withoutStatus(error)]);
    throw error;
  }
}

const tooMany = () =>
  new GraphQLError(`A socket carries at most ${limits.subscriptionsPerSocket} operations at a time.`, {
    extensions: { code: 'RATE_LIMITED' },
  });
