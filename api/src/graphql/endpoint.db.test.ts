import { connect } from 'node:net';
import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { givePassword, testPassword } from '@sporbar/schema/identity/identity.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { limits } from './operation-limits.ts';

describe('the API over HTTP', () => {
  let served: Served;
  let cookie: string;

  beforeAll(async () => {
    served = await openServed();
    cookie = await served.cookieOf(served.people.kari);
    await givePassword(served.desk, served.people.kari);
  });
  afterAll(() => served.close());

  const me = '{ me { username apiKey { name } } }';
  const errorsOf = async (response: Response | Promise<Response>) =>
    ((await (await response).json()) as { errors: { message: string; extensions?: Record<string, string> }[] }).errors;

  it('IA-01 signs in by cookie: out of scripts’ reach, and forgotten at sign-out', async () => {
    const query = 'mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }';
    const response = await served.post({ query, variables: { input: { login: 'kari', password: testPassword } } });
    const set = response.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^sporbar=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const own = set.split(';')[0] ?? '';
    expect(await served.ask(own, me)).toEqual({ data: { me: { username: 'kari', apiKey: null } } });
    const out = await served.post({ query: 'mutation { signOut { ... on SignedOutPayload { signedOut } } }' }, { cookie: own });
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await served.ask(own, me)).toEqual({ data: { me: null } });
  });

  it('IA-03 signs in by key, which counts alone beside a cookie', async () => {
    const authorization = `Bearer ${await served.keyOf(served.people.elsa)}`;
    const answer = (await (await served.post({ query: me }, { authorization, cookie })).json()) as { data: { me: { username: string } } };
    expect(answer.data.me.username).toBe('elsa');
    expect(await (await served.post({ query: me }, { authorization: 'Bearer spk_wrong', cookie })).json()).toMatchObject({
      data: { me: null },
    });
  });

  it('IA-03 tells who is not signed in so, with a code', async () => {
    expect(await errorsOf(served.post({ query: '{ orders { totalCount } }' }))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it('IA-06 counts a mutation as activity, and a query or a touch within the minute not', async () => {
    const { db } = served.desk.database;
    const own = await served.cookieOf(served.people.ola);
    const lastActivity = async () => (await db.session.findFirstOrThrow({ where: { userId: served.people.ola } })).lastActivityAt.getTime();
    const begun = await lastActivity();
    served.desk.clock.passMinutes(0.5);
    await served.ask(own, me);
    await served.ask(own, 'mutation { touchSession { __typename } }');
    expect(await lastActivity()).toBe(begun);
    await served.ask(own, 'mutation { discardFormDraft(input: { form: "x" }) { __typename } }');
    expect(await lastActivity()).toBe(begun + 30_000);
  });

  it('G-05 answers refusals in the language that is asked for, else in the user’s', async () => {
    const query = 'mutation { submitOrder(input: { id: "x", expectedVersion: 1, idempotencyKey: "k" }) { ... on Refusal { message } } }';
    const said = async (language?: string) =>
      (
        (await (await served.post({ query }, { cookie, ...(language === undefined ? {} : { 'accept-language': language }) })).json()) as {
          data: { submitOrder: { message: string } };
        }
      ).data.submitOrder.message;
    expect(await said('sv')).toContain('finns inte');
    expect(await said('nb-NO')).toContain('finnes ikke');
    expect(await said()).toContain('does not exist');
  });

  it('G-04 masks a fault of ours: the client gets an id, the log gets the rest', async () => {
    const { db } = served.desk.database;
    await db.$executeRawUnsafe('ALTER TABLE "form_drafts" RENAME TO "form_drafts_away"');
    const response = await served.post({ query: '{ formDraft(form: "x") { form } }' }, { cookie });
    await db.$executeRawUnsafe('ALTER TABLE "form_drafts_away" RENAME TO "form_drafts"');
    const body = await response.text();
    const [error] = (JSON.parse(body) as { errors: { extensions: { code: string; requestId: string } }[] }).errors;
    expect(error?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(body).not.toMatch(/form_drafts|prisma|SELECT|\.ts/i);
    expect(served.faults.at(-1)?.facts).toMatchObject({ requestId: error?.extensions.requestId });
  });

  it('G-01 refuses a body of more than a megabyte before reading it, declared or not', async () => {
    const huge = JSON.stringify({ query: me, variables: { x: 'x'.repeat(limits.messageBytes) } });
    expect((await served.post(huge, { cookie })).status).toBe(413);
    const body = new ReadableStream({
      start: (controller) => {
        for (let sent = 0; sent <= limits.messageBytes; sent += 65_536) controller.enqueue(new Uint8Array(65_536).fill(32));
        controller.close();
      },
    });
    const chunked = { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body, duplex: 'half' } as const;
    expect((await fetch(`${served.url}/graphql`, chunked)).status).toBe(413);
  });

  it('G-01 tells who sends all of a body before reading, as proxies do, that it is too large', async () => {
    const { hostname, port } = new URL(served.url);
    const sender = connect(Number(port), hostname);
    let answer = '';
    sender.setEncoding('utf8').on('data', (text: string) => (answer += text));
    const length = 4 * limits.messageBytes;
    const head = `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
    sender.pause().write(head);
    await new Promise<void>((resolve, reject) => {
      sender.once('error', reject);
      sender.write(Buffer.alloc(length, 32), (error) => (error == null ? resolve() : reject(error)));
    });
    sender.resume();
    await new Promise((resolve) => sender.once('close', resolve));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('TOO_LARGE');
  });

  it('G-01 takes a body without a declared length up to the limit', async () => {
    const body = new Blob([JSON.stringify({ query: me })]).stream();
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(await response.json()).toMatchObject({ data: { me: { username: 'kari', apiKey: null } } });
  });

  it('G-10 refuses documents that are too deep, too wide, too long or too costly, each before it runs', async () => {
    const deep = `{ orders { nodes { ${'lines { order { '.repeat(8)} id ${'} }'.repeat(8)} } } }`;
    const aliases = `{ ${Array.from({ length: limits.aliases + 1 }, (_, index) => `a${index}: me { id }`).join(' ')} }`;
    const tokens = `{ ${'me { id } '.repeat(limits.tokens / 4)} }`;
    const directives = `{ me { id ${'@include(if: true) '.repeat(limits.directives + 1)} } }`;
    const costly =
      '{ orders(first: 100) { nodes { lines { availableMoves { blockedBy { hint message ruleId code path } name label to needs } attachments { id fileName sizeBytes } } history(first: 500) { id move at comment } } } }';
    const nested = `{ order(id: ${'['.repeat(2_000)}1${']'.repeat(2_000)}) { id } }`;
    for (const query of [deep, aliases, tokens, directives, costly, nested]) {
      const response = await served.post({ query }, { cookie, accept: 'application/graphql-response+json' });
      expect([query.slice(0, 40), response.status, (await errorsOf(response))[0]?.message]).toEqual([
        query.slice(0, 40),
        400,
        expect.stringMatching(/limit|exceeded/i),
      ]);
    }
  });

  it('G-10 lets through what the site and GraphiQL ask', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const introspection = (await served.ask(cookie, getIntrospectionQuery())) as { data?: { __schema: object } };
    expect(introspection.data?.__schema).toBeDefined();
    const page =
      '{ orders(first: 50) { cursor totalCount nodes { id number status version ballInCourt { party dueAt action } lines { id status version availableMoves { name label allowed blockedBy { ruleId message hint } } } availableMoves { name label allowed } } } }';
    expect((await served.ask(cookie, page))['errors']).toBeUndefined();
  });

  it('IA-03 shows the schema to who is signed in or has a key, and tells everybody else to sign in', async () => {
    const questions = ['{ __schema { types { name } } }', '{ ...Q } fragment Q on Query { it: __type(name: "Order") { name } }'];
    const authorization = `Bearer ${await served.keyOf(served.people.kari)}`;
    for (const query of questions) {
      for (const headers of [{ cookie }, { authorization }] as Record<string, string>[])
        expect(await (await served.post({ query }, headers)).json()).toMatchObject({ data: expect.anything() as object });
      const refused = await served.post({ query }, { accept: 'application/graphql-response+json' });
      expect(refused.status).toBe(401);
      const [error] = await errorsOf(refused);
      expect(error).toMatchObject({ message: expect.stringContaining('Sign in first') as string, extensions: { code: 'UNAUTHENTICATED' } });
    }
    expect(await served.ask(null, '{ me { __typename } __typename }')).toEqual({ data: { me: null, __typename: 'Query' } });
  });

  it('IA-03 suggests names of the schema to who may read it, and to nobody else', async () => {
    const authorization = `Bearer ${await served.keyOf(served.people.kari)}`;
    for (const query of ['{ ordrs { totalCount } }', '{ orders(filtr: {}) { totalCount } }']) {
      const said = async (headers: Record<string, string>) =>
        (await errorsOf(served.post({ query }, headers))).map(({ message }) => message).join('\n');
      expect(await said({ cookie })).toContain('Did you mean');
      expect(await said({ authorization })).toContain('Did you mean');
      for (const nobody of [{}, { authorization: 'Bearer spk_wrong' }, { cookie: 'sporbar=wrong' }])
        expect(await said(nobody)).toMatch(/^(?:(?!Did you mean)[^])+$/);
    }
  });

  it('G-08 makes no change by GET, and takes one operation a request', async () => {
    const mutation = `${served.url}/graphql?query=${encodeURIComponent('mutation { signOut { __typename } }')}`;
    expect((await fetch(mutation, { headers: { 'x-graphql-yoga-csrf': '1', cookie } })).status).toBe(405);
    expect((await served.post([{ query: me }, { query: me }], { cookie })).status).toBe(400);
  });

  it('IA-03 refuses what another site’s page could send with our cookie', async () => {
    expect((await served.post({ query: me }, { 'content-type': 'text/plain', cookie })).status).toBe(403);
    expect(
      (await served.post(new URLSearchParams({ query: me }).toString(), { 'content-type': 'application/x-www-form-urlencoded', cookie }))
        .status,
    ).toBe(403);
    expect((await fetch(`${served.url}/graphql?query=${encodeURIComponent(me)}`, { headers: { cookie } })).status).toBe(403);
    const stream = { accept: 'text/event-stream', cookie, 'sec-fetch-site': 'cross-site' };
    expect((await fetch(`${served.url}/graphql?query=${encodeURIComponent(me)}`, { headers: stream })).status).toBe(403);
  });

  it('G-11 answers in the media type of GraphQL over HTTP, to be kept by nobody', async () => {
    const response = await served.post({ query: me }, { cookie, accept: 'application/graphql-response+json' });
    expect(response.headers.get('content-type')).toContain('application/graphql-response+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('AUD-05 writes down where a request came from, whatever it claims', async () => {
    const query = 'mutation { signIn(input: { login: "nobody-here", password: "x" }) { __typename } }';
    await served.post({ query }, { 'x-forwarded-for': '203.0.113.9' });
    const entry = await served.desk.database.db.auditEntry.findFirst({ where: { actorUsername: 'nobody-here' } });
    expect(entry?.ip).toMatch(/127\.0\.0\.1$/);
  });

  it('G-02 sends what happens as an event stream too', async () => {
    const query = 'subscription { changes { __typename ... on Change { event { move } } } }';
    const stop = new AbortController();
    const response = await fetch(`${served.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'text/event-stream', cookie },
      signal: stop.signal,
    });
    const text = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream());
    let heard = '';
    let ordered = false;
    for await (const piece of text) {
      heard += piece;
      if (!ordered && heard.includes('UpToDate')) {
        ordered = true;
        await newOrder(served.desk, served.people.kari);
        served.server.backbone.wakeups.wake([`org:${served.people.north.id}`]);
      }
      if (heard.includes('createOrder')) break;
    }
    stop.abort();
    expect(heard).toContain('"move":"createOrder"');
  });

  it('IA-11 refuses one user more event streams than anybody needs', async () => {
    const own = await served.cookieOf(served.people.ola);
    const stop = new AbortController();
    const statuses = new Set<number>();
    const open = async (): Promise<string> => {
      const query = encodeURIComponent('subscription { changes { __typename } }');
      const headers = { accept: 'text/event-stream', cookie: own };
      const { body, status } = await fetch(`${served.url}/graphql?query=${query}`, { headers, signal: stop.signal });
      statuses.add(status);
      const reader = (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
      let heard = '';
      while (!heard.includes('data:')) heard += (await reader.read()).value ?? 'data: nothing';
      return heard;
    };
    for (let count = 0; count < limits.socketsPerUser; count += 1) expect(await open()).toContain('UpToDate');
    expect(await open()).toContain('RATE_LIMITED');
    expect([...statuses]).toEqual([200, 429]);
    stop.abort();
  });

  it('G-04 says that it is well, and that there is nothing elsewhere', async () => {
    expect(await (await fetch(`${served.url}/health/ready`)).json()).toEqual({ ready: true, stopping: false, missing: [] });
    expect((await fetch(`${served.url}/no-such-page`)).status).toBe(404);
  });
});
