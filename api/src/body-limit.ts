import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as rest } from 'node:timers/promises';

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
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > max) return null;
    chunks.push(chunk);
  }
  const { method, url, headers, socket } = request;
  return Object.assign(Readable.from(chunks, { objectMode: false }), { method, url, headers, socket }) as unknown as IncomingMessage;
}

/** So much of a refused body, and for so long, is still taken and thrown away. */
const mostDiscarded = 8 * 1_048_576;
const discardingMs = 2_000;

/**
 * Refuses a request whose body is too large. Many clients and proxies send all of it before they read: the answer is
 * there at once, but the connection is ended only after they had time to come to it, since ending it under them would
 * take the answer away.
 */
export async function refuseBody(request: IncomingMessage, response: ServerResponse, text: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), connection: 'close' };
  response.writeHead(413, headers).write(text);
  const enough = new AbortController();
  let discarded = 0;
  request.on('data', ({ length }: Buffer) => {
    discarded += length;
    if (discarded > mostDiscarded) enough.abort();
  });
  for (const over of ['end', 'close', 'error']) request.once(over, () => enough.abort());
  await rest(discardingMs, undefined, { signal: enough.signal }).catch(() => {});
  response.end();
}
