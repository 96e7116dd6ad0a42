import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerOf, contextFor, type Backbone, type ServedContext } from '../graphql/request-context.ts';
import { answer } from './answers.ts';
import { download } from './download.ts';
import { upload } from './upload.ts';

interface Sender {
  readonly ip: string | null;
  /** Told of each rule that says no. */
  readonly refused: (ruleId: string) => void;
}

/** Uploads and downloads: the only two things that are not GraphQL, since bytes stream. */
export async function serveFiles(
  backbone: Backbone,
  request: IncomingMessage,
  response: ServerResponse,
  { ip, refused }: Sender,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://door');
  const { method } = request;
  const context = async (): Promise<ServedContext> => {
    const served = await contextFor(backbone, callerOf(request, ip), 'http');
    return { ...served, onRefused: (problems) => problems.forEach(({ def }) => refused(def.ruleId)) };
  };
  const fileId = /^\/files\/(fil_[0-9a-f]{32})$/.exec(pathname)?.[1];
  if (pathname === '/files' && method === 'PUT') return upload(backbone, await context(), request, response, searchParams);
  if (fileId !== undefined && method === 'GET') return download(await context(), response, fileId, searchParams);
  if (pathname === '/files') return void response.writeHead(405, { allow: 'PUT' }).end();
  answer(response, 404, { message: 'Not found' });
}
