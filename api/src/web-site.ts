import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

declare global {
  /** Answers /graphql inside the process, for pages that are rendered here. */
  var sporbarFetch: ((request: Request) => Promise<Response>) | undefined;
}

export type WebHandler = (request: IncomingMessage, response: ServerResponse) => void;

const built = resolve(import.meta.dirname, '..', '..', 'web', 'build', 'handler.js');

const notFound: WebHandler = (_request, response) => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
};

/** The built site; null without a build: every page is 404 then, and the API works all the same. */
export async function loadSite(fetchGraphQL: (request: Request) => Promise<Response>): Promise<WebHandler | null> {
  if (!existsSync(built)) return null;
  globalThis.sporbarFetch = fetchGraphQL;
  const { handler } = (await import(pathToFileURL(built).href)) as {
    handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  };
  return (request, response) => handler(request, response, () => notFound(request, response));
}
