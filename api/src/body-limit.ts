import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/**
 * The request with a body of at most `max` bytes, or null when it is larger. A declared length is believed, since node
 * reads no further than it; a body without one is read up to the limit and handed on as read.
 */
export async function withBodyUpTo(request: IncomingMessage, max: number): Promise<IncomingMessage | null> {
  const declared = request.headers['content-length'];
  if (declared !== undefined) return Number(declared) <= max ? request : null;
  if (request.headers['transfer-encoding'] === undefined) return request;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > max) return null;
    chunks.push(chunk);
  }
  const { method, url, headers, socket } = request;
  return Object.assign(Readable.from(chunks, { objectMode: false }), { method, url, headers, socket }) as unknown as IncomingMessage;
}
