import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveAudit } from './audit/audit-export.ts';
import { refuseBody, withBodyUpTo } from './body-limit.ts';
import { serveFiles } from './files/file-routes.ts';
import type { Endpoint } from './graphql/endpoint.ts';
import { limits } from './graphql/operation-limits.ts';
import type { Backbone } from './graphql/request-context.ts';
import { serveGraphiQL } from './graphiql.ts';
import type { Health } from './health.ts';
import { serveInbound, type InboundDoor } from './mail/inbound/inbound.ts';
import { serveInbox } from './mail/dev-inbox.ts';
import { isInvoicePaper, serveInvoice } from './invoices/invoice-download.ts';
import { Press } from './invoices/press.ts';
import type { RequestDone } from './observing/observer.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { WebHandler } from './web-site.ts';

/** Whether a proxy stands in front whose X-Forwarded-For and X-Forwarded-Proto may be believed. */
export type TrustedProxy = 'NONE' | 'ONE';

interface Rooms {
  readonly endpoint: Endpoint;
  readonly site: WebHandler | null;
  readonly health: Health;
  readonly proxy: TrustedProxy;
  /** Mails can be read at `/dev/inbox`. */
  readonly withInbox: boolean;
  /** Where replies come in; null: nowhere. */
  readonly inbound: InboundDoor | null;
}

export interface FrontDoor {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Where a request comes from, as far as we can know. */
  ipOf(request: IncomingMessage): string | null;
}

/** Where every request comes in: headers that everything behind may rely on, then the room it asks for. */
export function frontDoor(backbone: Backbone, { endpoint, site, health, proxy, withInbox, inbound }: Rooms): FrontDoor {
  const ipOf = (request: IncomingMessage) => senderOf(request, proxy);
  const press = new Press();
  const isHttps = backbone.ports.siteUrl.startsWith('https:');
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const scheme = announce(request, ipOf(request), proxy);
    // Where TLS ends further out than the proxy before us, only the address that people use says so.
    setSecurityHeaders(response, scheme === 'https' || isHttps);
    if (backbone.stopping.aborted && sendElsewhere(request, response)) return;
    const pathname = URL.parse(request.url ?? '/', 'http://door')?.pathname;
    if (pathname === undefined) return void response.writeHead(400).end();
    if (await health.answer(pathname, response)) return;
    if (serveGraphiQL(request, response, pathname)) return;
    if (withInbox && (await serveInbox(backbone.db, request, response, pathname))) return;
    if (pathname === '/graphql') return serveGraphQL(endpoint, request, response);
    if (inbound !== null && pathname === '/mail/inbound') {
      observe(request, response, 'mail', new Set());
      return serveInbound(backbone, inbound, request, response);
    }
    const room = roomOf(pathname);
    // What the pages are made of is many requests that say nothing.
    const refused = new Set<string>();
    if (!pathname.startsWith('/_app/')) observe(request, response, room, refused);
    const sender = { ip: ipOf(request), refused: (ruleId: string) => void refused.add(ruleId) };
    if (room === 'files') return serveFiles(backbone, request, response, sender);
    if (room === 'audit') return serveAudit(backbone, request, response, sender);
    if (room === 'invoices') return serveInvoice(backbone, request, response, { ...sender, press });
    if (site === null) return void response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    site(request, response);
  };
  const observe = (request: IncomingMessage, response: ServerResponse, room: RequestDone['room'], refused: ReadonlySet<string>): void => {
    const began = performance.now();
    const requestId = crypto.randomUUID();
    const { method = '' } = request;
    response.once('close', () =>
      backbone.observer.request({
        requestId,
        room,
        method,
        status: response.statusCode,
        rules: [...refused],
        ms: performance.now() - began,
      }),
    );
  };
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    route(request, response).catch((error: unknown) => {
      // Whoever hangs up in the middle of a request waits for no answer, and nothing has failed here.
      if (error === request.errored) return;
      const requestId = crypto.randomUUID();
      backbone.logger.error({ requestId, error }, 'a request failed');
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`Something failed on our side. Request ${requestId}\n`);
    });
  };
  return { handle, ipOf };
}

function roomOf(pathname: string): RequestDone['room'] {
  if (pathname === '/files' || pathname.startsWith('/files/')) return 'files';
  if (pathname === '/audit.csv') return 'audit';
  return isInvoicePaper(pathname) ? 'invoices' : 'site';
}

/** Through one proxy, the last entry is the one it wrote itself; what stands before it anybody could have sent. */
function senderOf(request: IncomingMessage, proxy: TrustedProxy): string | null {
  const forwarded = request.headers['x-forwarded-for'];
  const last = proxy === 'ONE' && typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return last ?? request.socket.remoteAddress ?? null;
}

/** Writes down who sends and by which scheme, over whatever the client claimed. */
function announce(request: IncomingMessage, ip: string | null, proxy: TrustedProxy): 'http' | 'https' {
  const scheme = proxy === 'ONE' && request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  request.headers['x-forwarded-proto'] = scheme;
  delete request.headers['x-forwarded-for'];
  if (ip !== null) request.headers['x-forwarded-for'] = ip;
  return scheme;
}

/** While the server stops, what is asked is answered and the connection ended; a stream would not last and is refused. */
function sendElsewhere({ headers }: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader('connection', 'close');
  if (headers.accept?.includes('text/event-stream') !== true) return false;
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' }).end('The server is stopping.\n');
  return true;
}

async function serveGraphQL(endpoint: Endpoint, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const limited = await withBodyUpTo(request, limits.messageBytes);
  if (limited === null) {
    const message = `A request has at most ${limits.messageBytes} bytes.`;
    return refuseBody(request, response, JSON.stringify({ errors: [{ message, extensions: { code: 'TOO_LARGE' } }] }));
  }
  void endpoint.requestListener(limited, response);
}
