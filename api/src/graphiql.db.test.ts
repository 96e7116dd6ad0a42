import { schema } from '@sporbar/schema/schema.ts';
import { getOperationAST, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOperations } from './graphiql-examples.ts';
import { openServed, type Served } from './served.testing.ts';

describe('GraphiQL', () => {
  let served: Served;

  beforeAll(async () => {
    served = await openServed();
  });
  afterAll(() => served.close());

  const page = (path: string, headers: Record<string, string> = { accept: 'text/html' }) => fetch(`${served.url}${path}`, { headers });

  it('G-11 shows examples of reading, moving and following that fit the schema', () => {
    const documents = exampleOperations.map(({ query }) => parse(query));
    expect(documents.map((document) => getOperationAST(document)?.operation)).toEqual([
      'query',
      'mutation',
      'subscription',
      'subscription',
    ]);
    for (const document of documents) expect(validate(schema, document)).toEqual([]);
  });

  it('G-11 shows an example of a move that shows every problem of a refusal', async () => {
    const [, move] = exampleOperations;
    const cookie = await served.cookieOf(served.people.kari);
    const answer = await served.ask(cookie, move?.query ?? '', JSON.parse(move?.variables ?? '{}') as object);
    expect(answer).toMatchObject({ data: { submitOrder: { code: 'NOT_FOUND', problems: [{ ruleId: 'G-09' }] } } });
  });

  it('G-11 comes from this server alone: no script, style or font from anywhere else', async () => {
    const html = await (await page('/graphiql')).text();
    const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(2);
    expect(sources.every((source) => source.startsWith('/'))).toBe(true);
    const policy = (await page('/graphiql')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https:|unsafe-eval|script-src[^;]*unsafe/);
  });

  it('G-11 runs no style sheet but its own: each page has a nonce of its own for what its editor writes', async () => {
    const told = await Promise.all([page('/graphiql'), page('/graphql')]);
    const nonces = told.map(
      ({ headers }) => /style-src 'self' 'nonce-([^']{24})'; style-src-attr/.exec(headers.get('content-security-policy') ?? '')?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    for (const [index, response] of told.entries()) {
      expect(response.headers.get('content-security-policy')).not.toMatch(/style-src [^;]*unsafe/);
      expect(await response.text()).toContain(`nonce="${nonces[index]}"`);
    }
  });

  it('G-11 is what a browser sees at /graphql, and no other client', async () => {
    expect((await page('/graphql')).headers.get('content-type')).toContain('text/html');
    expect((await page('/graphql', { accept: 'application/json' })).status).toBe(403);
  });

  it('G-11 is loaded once: its parts are named by what is in them and kept by the browser', async () => {
    const html = await (await page('/graphiql')).text();
    const script = [...html.matchAll(/src="([^"]+\.js)"/g)].map(([, source]) => source ?? '').at(-1);
    const response = await page(script ?? '', {});
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toContain('renderYogaGraphiQL');
    expect((await page('/graphiql/0000000000000000.js')).status).toBe(404);
  });
});
