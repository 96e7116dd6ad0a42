import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { isLinkGood } from '@sporbar/schema/files/download-link.ts';
import { noFile } from '@sporbar/schema/files/file.refusals.ts';
import { readableFile } from '@sporbar/schema/files/stored-file.ts';
import { no } from '@sporbar/schema/refusals.ts';
import type { ServedContext } from '../graphql/request-context.ts';
import { refuse } from './answers.ts';

/** `GET /files/<id>?until=...&sig=...`: the bytes, for who may see what they belong to, by a link not older than five minutes (ATT-06). */
export async function download(context: ServedContext, response: ServerResponse, fileId: string, query: URLSearchParams): Promise<void> {
  const { viewer, ports, clock } = context;
  if (viewer === null) return refuse(context, response, [no.unauthenticated('')]);
  const link = { until: query.get('until'), sig: query.get('sig') };
  if (!isLinkGood(ports.linkSecret, fileId, viewer.userId, link, clock.now())) return refuse(context, response, [noFile.linkExpired('')]);
  const file = await readableFile(context.db, viewer, fileId);
  if (file === null) return refuse(context, response, [no.notFound('')]);
  const bytes = await ports.files.read(file.storageKey);
  response.writeHead(200, {
    'content-type': file.mimeType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mimeType,
    'content-length': file.sizeBytes,
    'content-disposition': disposition(file.fileName),
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  });
  await pipeline(bytes, response);
}

/** Always as a download, never shown in our own name; the full name in the way of RFC 6266, a plain one for the rest. */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(fileName).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
