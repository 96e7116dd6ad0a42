import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newOrder, sentOrder } from '../../orders/order.testing.ts';
import { goodCircuit, places, pricedQuote } from '../../quotes/quote.testing.ts';
import { schema } from '../../schema.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { foundAdministrator, moveUser, refusalFields } from '../identity.testing.ts';
import { loadViewerByApiKey } from '../viewer-loading.ts';

describe('keys for programs', () => {
  let desk: Desk;
  let people: People;
  let admin: string;
  let count = 0;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    admin = await foundAdministrator(desk, people);
  });
  afterAll(() => desk.close());

  const make = async (by: string, input: Record<string, unknown> = {}): Promise<Answer> => {
    const document = `${refusalFields} mutation M($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename ...R ... on ApiKeyMadePayload { secret apiKey { id name hint scopes lastUsedAt user { fullName } } } } }`;
    return (await desk.run(by, document, { input: { name: `Program ${++count}`, scopes: ['READ', 'ORDER'], ...input } }))['createApiKey'];
  };
  const revoke = async (by: string, id: string): Promise<Answer> =>
    (
      await desk.run(
        by,
        `${refusalFields} mutation M($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { __typename ...R ... on ApiKeyRevokedPayload { apiKey { revokedAt } } } }`,
        { input: { id } },
      )
    )['revokeApiKey'];
  const listed = async (by: string): Promise<Answer[]> =>
    (await desk.run(by, '{ myApiKeys { id name lastUsedAt user { fullName } } }'))['myApiKeys'];
  const use = async (secret: string) => (await loadViewerByApiKey(desk.database.db, secret, desk.clock))?.viewer ?? null;

  it('IA-03 shows a key once, and keeps only its hash', async () => {
    const { secret, apiKey } = await make(people.kari);
    expect(secret).toMatch(/^spk_[\w-]{43}$/);
    expect(secret.startsWith(apiKey.hint)).toBe(true);
    const row = await desk.database.db.apiKey.findUniqueOrThrow({ where: { id: apiKey.id } });
    expect(JSON.stringify(row)).not.toContain(secret.slice(8));
  });

  it('IA-03 lets a key act as its user, with the key’s name beside', async () => {
    const { secret, apiKey } = await make(people.kari, { name: 'Our order system' });
    expect(await use(secret)).toMatchObject({
      userId: people.kari,
      accessType: 'ORDERING',
      sessionId: null,
      apiKey: { id: apiKey.id, name: 'Our order system', scopes: ['read', 'order'] },
    });
    expect(await use(`${secret}x`)).toBeNull();
  });

  it('IA-03 gives a key no more than it was given', async () => {
    const { secret } = await make(people.kari, { scopes: ['READ'] });
    const viewer = await use(secret);
    const context = { ...desk.context, viewer };
    const source = `${refusalFields} mutation { createOrder(input: { idempotencyKey: "k", lines: [{}] }) { ...R } }`;
    expect((await graphql({ schema, source, contextValue: context })).data).toMatchObject({ createOrder: { code: 'FORBIDDEN' } });
  });

  it('IA-03 lets a reading key of the carrier’s systems make no move', async () => {
    const { secret } = await make(admin, { userId: people.system, scopes: ['READ'] });
    const order = await sentOrder(desk, people.kari);
    const { id, version } = order['lines'][0] as { id: string; version: number };
    const source = `${refusalFields} mutation M($input: RegisterOrderLineInput!) { registerOrderLine(input: $input) { ...R } }`;
    const variableValues = { input: { id, expectedVersion: version, idempotencyKey: 'reading', customerOrderId: 'C-1' } };
    const answer = await graphql({ schema, source, variableValues, contextValue: { ...desk.context, viewer: await use(secret) } });
    expect(answer.data).toMatchObject({ registerOrderLine: { code: 'FORBIDDEN' } });
  });

  it('IA-03 lets a key that names nouns change these and nothing else, and read as before', async () => {
    const order = await sentOrder(desk, people.kari);
    const ask = async (scopes: string[], source: string) => {
      const { secret } = await make(people.kari, { scopes });
      return (await graphql({ schema, source, contextValue: { ...desk.context, viewer: await use(secret) } })).data as Answer;
    };
    const create = `${refusalFields} mutation { createOrder(input: { idempotencyKey: "narrow", lines: [{}] }) { __typename ...R } }`;
    expect(await ask(['ORDER', 'QUOTES'], create)).toMatchObject({ createOrder: { code: 'FORBIDDEN' } });
    expect(await ask(['ORDER', 'QUOTES', 'ORDERS'], create)).toMatchObject({ createOrder: { __typename: 'OrderPayload' } });
    expect(await ask(['ORDER', 'QUOTES'], `{ order(id: "${order['id']}") { id } }`)).toEqual({ order: { id: order['id'] } });
  });

  const movesOf = async (scopes: string[], source: string) => {
    const { secret } = await make(people.kari, { scopes });
    const { data } = await graphql({ schema, source, contextValue: { ...desk.context, viewer: await use(secret) } });
    const { moves } = Object.values(data as Answer)[0] as { moves: { name: string; blockedBy: { ruleId: string; message: string }[] }[] };
    return (name: string) => moves.find((move) => move.name === name)?.blockedBy;
  };
  const moves = 'moves: availableMoves { name blockedBy { ruleId message } }';

  it('IA-03 tells a key that is narrowed to other nouns, or only reads, that a move is not open to it, and why', async () => {
    const order = `{ order(id: "${(await newOrder(desk, people.kari))['id']}") { ${moves} } }`;
    expect((await movesOf(['ORDER', 'ORDERS'], order))('submitOrder')).toEqual([]);
    expect((await movesOf(['ORDER', 'QUOTES'], order))('submitOrder')).toEqual([
      { ruleId: 'IA-03', message: 'The API key is limited to other kinds of objects.' },
    ]);
    expect((await movesOf(['READ'], order))('submitOrder')).toEqual([
      { ruleId: 'IA-03', message: 'The API key may read and nothing more.' },
    ]);
  });

  it('IA-03 refuses such a key for what it may not do, before what the object lacks or its user may not do', async () => {
    const { id, version } = await newOrder(desk, people.ola, [{}]);
    for (const scopes of [['READ'], ['ORDER', 'QUOTES']]) {
      const viewer = await use((await make(people.ola, { scopes })).secret);
      for (const move of ['submitOrder', 'cancelOrder', 'updateOrder']) {
        const type = `${move.charAt(0).toUpperCase()}${move.slice(1)}Input!`;
        const source = `mutation M($input: ${type}) { answer: ${move}(input: $input) { ... on Refusal { problems { code ruleId } } } }`;
        const variableValues = { input: { id, expectedVersion: version, idempotencyKey: `${move} ${scopes.join()}` } };
        const { data } = await graphql({ schema, source, variableValues, contextValue: { ...desk.context, viewer } });
        expect((data as Answer)['answer'].problems).toEqual([{ code: 'FORBIDDEN', ruleId: 'IA-03' }]);
      }
    }
  });

  it('IA-03 Q-17 tells a key for quotes that ordering from one takes the scope for orders, too', async () => {
    const quote = `{ quote(id: "${(await pricedQuote(desk, people.kari, [goodCircuit(await places(desk))]))['id']}") { ${moves} } }`;
    expect((await movesOf(['ORDER', 'QUOTES', 'ORDERS'], quote))('orderAllQuoteLines')).toEqual([]);
    const narrow = await movesOf(['ORDER', 'QUOTES'], quote);
    expect(narrow('orderAllQuoteLines')).toMatchObject([{ ruleId: 'IA-03' }]);
    expect(narrow('addQuoteLine')).toEqual([]);
  });

  it('IA-06 never lets a key go idle', async () => {
    const { secret } = await make(people.kari);
    desk.clock.passDays(30);
    expect(await use(secret)).not.toBeNull();
  });

  it('IA-03 says when a key was last used, to the minute', async () => {
    const { secret, apiKey } = await make(people.kari);
    await use(secret);
    const first = desk.clock.now();
    desk.clock.passMinutes(0.5);
    await use(secret);
    expect((await listed(people.kari)).find(({ id }) => id === apiKey.id)).toMatchObject({ lastUsedAt: first.toISOString() });
  });

  it('IA-03 ends a revoked key at once', async () => {
    const { secret, apiKey } = await make(people.kari);
    expect(await revoke(people.kari, apiKey.id)).toMatchObject({ apiKey: { revokedAt: desk.clock.now().toISOString() } });
    expect(await use(secret)).toBeNull();
    expect((await listed(people.kari)).map(({ id }) => id)).not.toContain(apiKey.id);
  });

  it('IA-03 ends a key at the time it was given, and frees its name', async () => {
    const now = desk.clock.now().getTime();
    const { secret, apiKey } = await make(people.elsa, { name: 'For a day', expiresAt: new Date(now + 86_400_000).toISOString() });
    desk.clock.passDays(0.999);
    expect(await use(secret)).not.toBeNull();
    desk.clock.passDays(0.001);
    expect(await use(secret)).toBeNull();
    expect((await listed(people.elsa)).map(({ id }) => id)).not.toContain(apiKey.id);
    expect(await make(people.elsa, { name: 'For a day' })).toMatchObject({ __typename: 'ApiKeyMadePayload' });
  });

  it('IA-03 refuses a key that has ended before it is made', async () => {
    const expiresAt = desk.clock.now().toISOString();
    expect(await make(people.kari, { expiresAt })).toMatchObject({ code: 'VALIDATION', ruleId: 'IA-03', path: '/expiresAt' });
  });

  it('IA-05 ends the keys of a closed access', async () => {
    const { secret } = await make(people.ola);
    await moveUser(desk, admin, 'closeUser', people.ola, { reason: 'LEFT' });
    expect(await use(secret)).toBeNull();
  });

  it('IA-17 lets a superuser make and revoke keys for colleagues, and for nobody else', async () => {
    const { apiKey } = await make(people.superuser, { userId: people.kari });
    expect(apiKey.user.fullName).toBe('kari Customer');
    expect((await listed(people.superuser)).map(({ id }) => id)).toContain(apiKey.id);
    expect(await revoke(people.superuser, apiKey.id)).toMatchObject({ __typename: 'ApiKeyRevokedPayload' });
    expect(await make(people.superuser, { userId: people.elsa })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await make(people.kari, { userId: people.siri })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('G-09 revokes nobody else’s key', async () => {
    const { apiKey } = await make(people.kari);
    expect(await revoke(people.elsa, apiKey.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await revoke(people.siri, apiKey.id)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('IA-03 lets user administration make keys of service users, whom nobody can sign in as', async () => {
    expect(await make(admin, { userId: people.system })).toMatchObject({ apiKey: { user: { fullName: 'Back office' } } });
    expect(await make(people.billing, { userId: people.system })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('IA-03 lets no key make keys', async () => {
    const { secret } = await make(people.kari);
    const source = `${refusalFields} mutation { createApiKey(input: { name: "more", scopes: [READ] }) { ...R } }`;
    expect((await graphql({ schema, source, contextValue: { ...desk.context, viewer: await use(secret) } })).data).toMatchObject({
      createApiKey: { code: 'FORBIDDEN', ruleId: 'IA-03' },
    });
  });

  it('IA-03 keeps names apart, since history shows them', async () => {
    await make(people.elsa, { name: 'Twice' });
    expect(await make(people.elsa, { name: 'Twice' })).toMatchObject({ ruleId: 'IA-03', path: '/name' });
  });

  it('AUD-05 audits the making and the end of a key, without the key', async () => {
    const { secret, apiKey } = await make(people.elsa);
    await revoke(people.elsa, apiKey.id);
    const entries = await desk.database.db.auditEntry.findMany({ where: { objectId: apiKey.id }, orderBy: { id: 'asc' } });
    expect(entries.map(({ action, actorUsername }) => [action, actorUsername])).toEqual([
      ['createApiKey', 'elsa'],
      ['revokeApiKey', 'elsa'],
    ]);
    expect(JSON.stringify(entries, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(secret);
  });
});
