import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '@sporbar/prisma/client.ts';
import { escapeHtml } from '@sporbar/schema/mail/letter.ts';

interface Surroundings {
  readonly hasDemo: boolean;
  readonly smtpUrl: string | undefined;
  /** The address that the server listens on. */
  readonly host: string | undefined;
  readonly isBehindProxy: boolean;
}

const isLoopback = (address: string): boolean => /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(address);
const isOwnName = (name: string): boolean => name === 'localhost' || name === '[::1]' || isLoopback(name);

/**
 * Where the demo runs and no mail server is named, mails go nowhere: then they can be read on the server itself, by who
 * sits at it. A server that listens to others, or to a proxy that speaks for them, shows none: links that let somebody in
 * are mailed too, and there is no login.
 */
export const showsInbox = ({ hasDemo, smtpUrl, host = '', isBehindProxy }: Surroundings): boolean =>
  hasDemo && (smtpUrl === undefined || smtpUrl === '') && (host === 'localhost' || isLoopback(host)) && !isBehindProxy;

/** Does it come from this machine, by this machine's own name? A page elsewhere that has its name lead here brings its own. */
export const isOurs = ({
  socket,
  headers,
}: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } }): boolean =>
  isLoopback(socket.remoteAddress ?? '') && isOwnName((headers.host ?? '').replace(/:\d+$/, ''));

const base = '/dev/inbox';
const shown = 200;

/**
 * `/dev/inbox`: the mails of the outbox, newest first, each as its reader would see it; for who develops against the demo.
 * Answers whether the request was for it. Who is not at the machine itself finds nothing here (`isOurs`).
 */
export async function serveInbox(db: Db, request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> {
  if (pathname !== base && !pathname.startsWith(`${base}/`)) return false;
  const [, id, part] = /^\/dev\/inbox\/(eml_[0-9a-f]{32})(\/html|\/text)?$/.exec(pathname) ?? [];
  if (!isOurs(request)) response.writeHead(404, plain).end('Not found\n');
  else if (request.method !== 'GET') response.writeHead(405, { allow: 'GET' }).end();
  else if (pathname === base) page(response, await listOf(db));
  else if (id === undefined || !(await serveMail(db, response, id, part))) response.writeHead(404, plain).end('Not found\n');
  return true;
}

const plain = { 'content-type': 'text/plain; charset=utf-8' };

async function serveMail(db: Db, response: ServerResponse, id: string, part: string | undefined): Promise<boolean> {
  const mail = await db.emailMessage.findUnique({ where: { id } });
  if (mail === null) return false;
  if (part === '/text') response.writeHead(200, { ...plain, 'cache-control': 'no-store' }).end(mail.text);
  else if (part === '/html') frame(response, mail.html);
  else page(response, mailOf(mail));
  return true;
}

const head = (policy: string) => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-store',
});

const page = (response: ServerResponse, html: string): void =>
  void response.writeHead(200, head("default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'")).end(html);

/** The mail itself: nothing is loaded, nothing runs, and only our own page may frame it. Its links open in a window of their own. */
function frame(response: ServerResponse, html: string): void {
  response.setHeader('x-frame-options', 'SAMEORIGIN');
  const policy =
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  response.writeHead(200, head(policy)).end(html.replace('<head>', '<head><base target="_blank">'));
}

interface Mail {
  readonly id: string;
  readonly to: string | null;
  readonly subject: string;
  readonly state: string;
  readonly createdAt: Date;
  readonly replyToken: string | null;
  readonly messageId: string;
}

async function listOf(db: Db): Promise<string> {
  const mails = await db.emailMessage.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: shown,
    select: { id: true, to: true, subject: true, state: true, createdAt: true, replyToken: true, messageId: true },
  });
  const rows = mails.map(
    (mail) =>
      `<li><a href="${base}/${mail.id}"><b>${escapeHtml(mail.subject)}</b><span>${escapeHtml(mail.to ?? 'nobody: no address is stored')} · ${stateOf(mail)} · ${at(mail.createdAt)}</span></a></li>`,
  );
  const list = rows.length === 0 ? '<p>No mail yet. Change the status of something.</p>' : `<ul>${rows.join('\n')}</ul>`;
  return shell(
    'Inbox',
    `<h1>Inbox</h1><p>Every mail the portal wrote, the newest ${shown} first. They go nowhere else: no mail server is set.</p>${list}`,
  );
}

const mailOf = (mail: Mail): string =>
  shell(
    mail.subject,
    `<p><a href="${base}">Inbox</a></p><h1>${escapeHtml(mail.subject)}</h1>
<dl><dt>To</dt><dd>${escapeHtml(mail.to ?? 'nobody: no address is stored')}</dd>${mail.replyToken === null ? '' : `<dt>Reply-To</dt><dd>reply+${escapeHtml(mail.replyToken)}@…</dd>`}<dt>Message-ID</dt><dd>${escapeHtml(mail.messageId)}</dd><dt>State</dt><dd>${stateOf(mail)}, ${at(mail.createdAt)}</dd></dl>
<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="${base}/${mail.id}/html"></iframe>
<p><a href="${base}/${mail.id}/text">As text</a></p>`,
  );

const stateOf = ({ state }: Pick<Mail, 'state'>): string => state.toLowerCase().replaceAll('_', ' ');
const at = (time: Date): string => `<time datetime="${time.toISOString()}">${time.toISOString().slice(0, 16).replace('T', ' ')} UTC</time>`;

const style = `:root{color-scheme:light dark}body{margin:0 auto;max-width:860px;padding:20px 16px;font:15px/1.5 system-ui,sans-serif;background:light-dark(#f7f8fa,#15181d);color:light-dark(#1c2733,#e8ebef)}
h1{font-size:22px;margin:0 0 4px}a{color:light-dark(#0b5cad,#8ab8f0)}p{margin:8px 0}ul{list-style:none;margin:16px 0;padding:0;border:1px solid light-dark(#dfe4ea,#333a44);border-radius:6px;background:light-dark(#fff,#1b1f26)}
li+li{border-top:1px solid light-dark(#dfe4ea,#333a44)}li a{display:block;padding:10px 14px;color:inherit;text-decoration:none}li a:hover{background:light-dark(#eef2f7,#232934)}li b{display:block;font-weight:600;overflow-wrap:anywhere}
span,dt,time{color:light-dark(#5b6774,#a4aeba);overflow-wrap:anywhere}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:8px 0 16px}dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;height:70vh;border:1px solid light-dark(#dfe4ea,#333a44);border-radius:6px;background:#fff}`;

const shell = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main>${body}</main></body></html>\n`;
