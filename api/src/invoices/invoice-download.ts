import type { IncomingMessage, ServerResponse } from 'node:http';
import { invoicePaper } from '@sporbar/schema/invoices/invoice-paper.ts';
import { no, type Problems } from '@sporbar/schema/refusals.ts';
import { refuse } from '../files/answers.ts';
import { languageOf } from '../graphql/language.ts';
import { callerOf, contextFor, type Backbone } from '../graphql/request-context.ts';
import type { Press } from './press.ts';

const address = /^\/invoices\/(inv_[0-9a-f]{32})\.pdf$/;

/** True for what `serveInvoice` answers. */
export const isInvoicePaper = (pathname: string): boolean => address.test(pathname);

/**
 * `GET /invoices/<id>.pdf?lang=`: an invoice as a file, for who may open it (INV-02, INV-07). Another organisation's answers
 * like one that does not exist. In the language asked for, or else in that of the request. One that cannot be drawn now is
 * refused with TECHNICAL_ERROR (503) and when to try again.
 */
export async function serveInvoice(
  backbone: Backbone,
  request: IncomingMessage,
  response: ServerResponse,
  { ip, refused, press }: { readonly ip: string | null; readonly refused: (ruleId: string) => void; readonly press: Pick<Press, 'draw'> },
): Promise<void> {
  if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
  const served = await contextFor(backbone, callerOf(request, ip), 'http');
  const context = { ...served, onRefused: (problems: Problems) => problems.forEach(({ def }) => refused(def.ruleId)) };
  const { viewer, db, clock, locale } = context;
  if (viewer === null) return refuse(context, response, [no.unauthenticated('')]);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://door');
  const paper = await invoicePaper(db, viewer, address.exec(pathname)?.[1] ?? '');
  if (paper === null) return refuse(context, response, [no.notFound('')]);
  const bytes = await press.draw({ paper, locale: languageOf(searchParams.get('lang') ?? '') ?? locale, at: clock.now() });
  if (bytes === null) {
    response.setHeader('retry-after', '10');
    return refuse(context, response, [no.technical('', {}, { data: { retryable: true, nothingChanged: true } })]);
  }
  response.writeHead(200, {
    'content-type': 'application/pdf',
    'content-length': bytes.length,
    'content-disposition': `attachment; filename="${paper.invoice.number}.pdf"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  });
  response.end(bytes);
}
