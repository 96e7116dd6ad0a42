import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { foundPeople, freshKey, openDesk, type Desk } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from '../crash/server-process.testing.ts';
import { keyFor } from '../served.testing.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { key: string; value: { stringValue?: string } }[];
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

describe('a server that is traced', { timeout: 60_000 }, () => {
  let desk: Desk;
  const home = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '.cache', 'tracing-'));

  beforeAll(async () => {
    desk = await openDesk('server');
  });
  afterAll(async () => {
    await desk.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('G-04 sends each operation with its transition and its statements inside, and what is left when it stops', async () => {
    const people = await foundPeople(desk);
    const { secret } = await keyFor(desk.database.db, people.kari, desk.clock.now());
    const collector = await openCollector();
    const settings = { DATABASE_URL: desk.database.url ?? '', SPORBAR_DATA: home, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    const server = await startProcess(settings);
    const query = 'mutation M($input: CreateOrderInput!) { createOrder(input: $input) { __typename } }';
    const input = { idempotencyKey: freshKey(), lines: [{ productCode: 'WHOLESALE_ADSL_SHARED', contactName: 'Nils Nilsen' }] };
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query, variables: { input } }),
    });
    expect(await response.json()).toMatchObject({ data: { createOrder: { __typename: 'OrderPayload' } } });
    expect(await server.stop()).toBe(0);
    await collector.close();

    const operation = collector.spans.find(({ name }) => name === 'mutation createOrder');
    const transition = collector.spans.find(({ name }) => name === 'transition createOrder');
    expect(operation?.parentSpanId).toBeUndefined();
    expect(transition).toMatchObject({ traceId: operation?.traceId, parentSpanId: operation?.spanId });
    const statements = collector.spans.filter(({ parentSpanId }) => parentSpanId === transition?.spanId);
    const texts = statements.flatMap(({ attributes }) => attributes.map(({ value }) => value.stringValue ?? ''));
    expect(texts.some((text) => text.includes('"status_events"'))).toBe(true);
    for (const secretText of ['Nils Nilsen', secret, input.idempotencyKey])
      expect(JSON.stringify(collector.spans)).not.toContain(secretText);
  });
});
