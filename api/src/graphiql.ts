import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { exampleOperations } from './graphiql-examples.ts';
import { narrowStyle } from './graphiql-narrow.ts';

interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
  zipped?: Promise<Buffer>;
}

interface Page {
  readonly html: (nonce: string) => string;
  readonly assets: ReadonlyMap<string, Asset>;
}

const compress = promisify(gzip);

/** The editor writes a style sheet of its own: it, and nothing that found its way into the page, is given the page's nonce. */
const markStyles = `const { nonce } = document.currentScript;
const create = Document.prototype.createElement;
Document.prototype.createElement = function (name, options) {
  const made = create.call(this, name, options);
  if (made instanceof HTMLStyleElement) made.nonce = nonce;
  return made;
};
`;

let page: Page | undefined;

/** The page is one inlined script of nine megabytes; served beside it, it is loaded once and needs no `unsafe-inline`. */
function build(): Page {
  const whole = renderGraphiQL({
    title: 'Sporbar API',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS',
    credentials: 'same-origin',
    defaultTabs: [...exampleOperations],
  });
  const style = between(whole, '<style>', '</style>') + narrowStyle;
  const script = between(whole, '<script>', '</script>');
  const assets = [
    asset('css', 'text/css; charset=utf-8', style),
    asset('js', 'text/javascript; charset=utf-8', markStyles),
    asset('js', 'text/javascript; charset=utf-8', script),
  ];
  const [css, marking, js] = assets.map(({ path }) => path);
  const html = (nonce: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sporbar API</title>
    <link rel="icon" href="/favicon.svg">
    <link rel="stylesheet" href="${css}">
  </head>
  <body id="body" class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript.</noscript>
    <div id="root"></div>
    <script src="${marking}" nonce="${nonce}"></script>
    <script src="${js}"></script>
  </body>
</html>
`;
  return { html, assets: new Map(assets.map((one) => [one.path, one])) };
}

/** From the first opening to the last closing: the script itself speaks of scripts. */
function between(text: string, open: string, close: string): string {
  const start = text.indexOf(open) + open.length;
  const end = close === '</script>' ? text.lastIndexOf(close) : text.indexOf(close, start);
  return text.slice(start, end);
}

function asset(extension: string, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { path: `/graphiql/${hash}.${extension}`, type, text };
}

/**
 * Nothing but ourselves, on either protocol; the editor makes its workers from blobs. It places its lines by style
 * attributes in text that it writes as HTML, hundreds of them, all different: those no nonce or hash can name. An attribute
 * selects nothing and imports nothing, and the pictures that it may name are ours.
 */
const contentPolicy = (host: string, nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' ws://${host} wss://${host}`,
    'worker-src blob:',
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** True for a browser that navigates, as opposed to a client that asks for an answer or a stream. */
const wantsPage = ({ headers }: IncomingMessage): boolean => (headers.accept ?? '').includes('text/html');

/** GraphiQL, from this process alone: the page at /graphiql and, for browsers, at /graphql. Answers false for anything else. */
export function serveGraphiQL(request: IncomingMessage, response: ServerResponse, pathname: string): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (pathname === '/graphiql' || (pathname === '/graphql' && wantsPage(request))) {
    page ??= build();
    const host = /^[\w.:[\]-]+$/.test(request.headers.host ?? '') ? (request.headers.host ?? '') : 'localhost';
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentPolicy(host, nonce),
    });
    response.end(request.method === 'HEAD' ? undefined : page.html(nonce));
    return true;
  }
  if (!pathname.startsWith('/graphiql/')) return false;
  page ??= build();
  const found = page.assets.get(pathname);
  if (found === undefined) return false;
  void send(found, request, response);
  return true;
}

async function send(found: Asset, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = { 'content-type': found.type, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' };
  if (!(request.headers['accept-encoding'] ?? '').includes('gzip')) {
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : found.text);
    return;
  }
  found.zipped ??= compress(found.text);
  const zipped = await found.zipped;
  response
    .writeHead(200, { ...headers, 'content-encoding': 'gzip', 'content-length': zipped.length })
    .end(request.method === 'HEAD' ? undefined : zipped);
}
