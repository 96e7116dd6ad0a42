import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { foundPeople, freshKey, openDesk, type Answer, type Desk } from '@sporbar/schema/testing.ts';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startProcess } from '../crash/server-process.testing.ts';
import { keyFor } from '../served.testing.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { key: string; value: { stringValue?: string } }[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}
interface Export {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

/** What an OTLP collector is sent. */
async function openCollector() {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(body) as Export;
      if (request.url === '/v1/traces')
        spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, close };
}

interface Input {
  readonly idempotencyKey: string;
  readonly lines: readonly object[];
}

const factOf = (span: Span | undefined, name: string): string | undefined =>
  span?.attributes.find(({ key }) => key === name)?.value.stringValue;

const create = 'mutation M($input: CreateOrderInput!) { createOrder(input: $input) { __typename } }';
const follow = 'subscription { changes { __typename ... on Change { object { id } } } }';

describe('a server that is traced', () => {
  let desk: Desk;
  let secret: string;
  const home = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '.cache', 'tracing-'));

  let spans: readonly Span[];
  const inputs: Input[] = [];

  /** All that is looked at is done at one server, which has sent everything once it has stopped. */
  beforeAll(async () => {
    desk = await openDesk('server');
    const people = await foundPeople(desk);
    secret = (await keyFor(desk.database.db, people.kari, desk.clock.now())).secret;
    const collector = await openCollector();
    const settings = { DATABASE_URL: desk.database.url ?? '', SPORBAR_DATA: home, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    const server = await startProcess(settings);
    await heardOverSocket(server.url);
    await heardOverHttp(server.url);
    expect(await server.stop()).toBe(0);
    await collector.close();
    spans = collector.spans;
  }, 120_000);
  afterAll(async () => {
    await desk.close();
    rmSync(home, { recursive: true, force: true });
  });

  const ask = (url: string, body: object, accept = 'application/json'): Promise<Response> => {
    const headers = { 'content-type': 'application/json', accept, authorization: `Bearer ${secret}` };
    return fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const makeOrder = async (url: string): Promise<void> => {
    const input: Input = { idempotencyKey: freshKey(), lines: [{ productCode: 'WHOLESALE_ADSL_SHARED', contactName: 'Nils Nilsen' }] };
    inputs.push(input);
    const response = await ask(url, { query: create, variables: { input } });
    expect(await response.json()).toMatchObject({ data: { createOrder: { __typename: 'OrderPayload' } } });
  };
  /** Makes an order while a socket follows; resolves when the socket has heard of it. */
  const heardOverSocket = async (url: string): Promise<void> => {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${secret}` },
      retryAttempts: 0,
    });
    const messages = client.iterate<Answer>({ query: follow });
    await messages.next();
    await makeOrder(url);
    await messages.next();
    await messages.return?.();
    await client.dispose();
  };
  /** The same with an event stream. */
  const heardOverHttp = async (url: string): Promise<void> => {
    const { body } = await ask(url, { query: follow }, 'text/event-stream');
    const texts = body?.pipeThrough(new TextDecoderStream()).getReader();
    const until = async (word: string, heard = ''): Promise<string> =>
      heard.includes(word) ? heard : until(word, heard + ((await texts?.read())?.value ?? word));
    await until('UpToDate');
    await makeOrder(url);
    await until('"Change"');
    await texts?.cancel();
  };

  it('G-04 sends each operation with its transition and its statements inside, and what is left when it stops', () => {
    const operation = spans.find(({ name }) => name === 'mutation createOrder');
    const transition = spans.find(({ name, parentSpanId }) => name === 'transition createOrder' && parentSpanId === operation?.spanId);
    expect(operation?.parentSpanId).toBeUndefined();
    expect(transition?.traceId).toBe(operation?.traceId);
    const statements = spans.filter(({ parentSpanId }) => parentSpanId === transition?.spanId);
    expect(statements.some((statement) => factOf(statement, 'db.query.text')?.includes('"status_events"'))).toBe(true);
  });

  it.each(['socket', 'http'])(
    'G-04 sends how a subscription (%s) began, and each change linked with that and the request it came of',
    (transport) => {
      const here = spans.filter((span) => factOf(span, 'sporbar.transport') === transport);
      const starts = here.filter(({ name }) => name === 'subscription changes').map(({ spanId }) => spanId);
      const change = here.find((span) => factOf(span, 'sporbar.message') === 'CHANGE');
      expect(change?.name).toBe('message changes');
      expect(change?.parentSpanId).toBeUndefined();
      expect(starts).toContain(change?.links?.[0]?.spanId);
      const causes = spans.filter(({ name }) => name === 'mutation createOrder').map((span) => factOf(span, 'sporbar.request_id'));
      expect(causes).toContain(factOf(change, 'sporbar.caused_by'));
      const inside = spans.filter(({ parentSpanId }) => parentSpanId === change?.spanId);
      expect(inside.some((span) => factOf(span, 'db.query.text')?.includes('"orders"'))).toBe(true);
    },
  );

  it('G-07 sends nothing of what polls', () => {
    const ids = new Set(spans.map(({ spanId }) => spanId));
    expect(spans.filter(({ name, parentSpanId }) => name.startsWith('SQL') && !ids.has(parentSpanId ?? ''))).toEqual([]);
  });

  it('G-12 sends no key, no name and nothing that a client wrote', () => {
    for (const text of ['Nils Nilsen', secret, ...inputs.map(({ idempotencyKey }) => idempotencyKey)])
      expect(JSON.stringify(spans)).not.toContain(text);
  });
});
