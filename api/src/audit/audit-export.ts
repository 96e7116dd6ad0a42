import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportAudit } from '@sporbar/schema/audit/export.ts';
import { no, Refused } from '@sporbar/schema/refusals.ts';
import { dateOf, isDate } from '@sporbar/schema/time.ts';
import { answer, refuse } from '../files/answers.ts';
import { callerOf, contextFor, type Backbone } from '../graphql/request-context.ts';

/**
 * `GET /audit.csv?user=&object=&from=&until=`: the audit as a file, for who may search it (AUD-04). It flows as fast as it is
 * read and no faster: a client that stops reading holds one batch of rows.
 */
export async function serveAudit(
  backbone: Backbone,
  request: IncomingMessage,
  response: ServerResponse,
  { ip, refused }: { readonly ip: string | null; readonly refused: (ruleId: string) => void },
): Promise<void> {
  if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
  const served = await contextFor(backbone, callerOf(request, ip), 'http');
  const context = { ...served, onRefused: (problems: Refused['problems']) => problems.forEach(({ def }) => refused(def.ruleId)) };
  const { searchParams } = new URL(request.url ?? '/', 'http://door');
  const [from, until] = [searchParams.get('from') || null, searchParams.get('until') || null];
  if (context.viewer === null) return refuse(context, response, [no.unauthenticated('')]);
  if (![from, until].every((date) => date === null || isDate(date)))
    return answer(response, 400, { message: 'A day is written as 2026-10-21.' });
  try {
    const pieces = await exportAudit(context, { user: searchParams.get('user'), object: searchParams.get('object'), from, until });
    response.writeHead(200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="audit-${dateOf(context.clock.now())}.csv"`,
      'cache-control': 'private, no-store',
    });
    await pipeline(Readable.from(pieces, { highWaterMark: 1 }), response);
  } catch (error) {
    if (error instanceof Refused && !response.headersSent) return refuse(context, response, error.problems);
    // Whoever goes away in the middle has not had all of it and sees that; nobody else is concerned.
    if (!response.headersSent) throw error;
  }
}
