import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundAdministrator } from '../identity/identity.testing.ts';
import { moveLine, newOrder, sentOrder } from '../orders/order.testing.ts';
import { freshKey, foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { exportAudit } from './export.ts';

const fields =
  'id at username action actionName objectType objectId objectNumber objectName before after changes { field before after } actor { fullName phone }';

describe('the search of the audit', () => {
  let desk: Desk;
  let people: People;
  let admin: string;
  let order: Answer;
  let invoiceId: string;

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    admin = await foundAdministrator(desk, people);
    order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.kari, order['id'], 'cancelOrderLine', { comment: 'not needed' });
    desk.clock.passDays(1);
    await sentOrder(desk, people.elsa);
    const input = {
      idempotencyKey: freshKey(),
      organisationId: people.north.id,
      lines: [{ text: 'Rent', quantity: 1, unitAmountMinor: 100 }],
    };
    const document = 'mutation I($input: IssueInvoiceInput!) { issueInvoice(input: $input) { ... on InvoicePayload { invoice { id } } } }';
    invoiceId = (await desk.run(people.billing, document, { input }))['issueInvoice'].invoice.id;
  });
  afterAll(() => desk.close());

  const ask = async (userId: string | null, filter: object = {}, page: object = { first: 100 }): Promise<Answer> =>
    (
      await desk.run(
        userId,
        `query A($filter: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
          auditEntries(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
            pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`,
        { filter, ...page },
      )
    )['auditEntries'] as Answer;
  const nodes = async (userId: string | null, filter: object = {}): Promise<Answer[]> => (await ask(userId, filter))['nodes'] as Answer[];
  const exported = async (userId: string, question: object = {}): Promise<string[]> => {
    const pieces = await Array.fromAsync(await exportAudit(await desk.contextOf(userId), question));
    return pieces.join('').split('\r\n').slice(1, -1);
  };

  it('AUD-04 finds who did what to an order by its number, with all its lines, and whom to ask', async () => {
    const found = await nodes(people.agent, { object: order['number'] });
    expect(found.map(({ action, objectType }) => `${action} ${objectType}`)).toContain('cancelOrderLine ORDER_LINE');
    expect(found.map(({ objectNumber }) => objectNumber)).toEqual(found.map(() => order['number']));
    expect(found[0]).toMatchObject({ username: 'kari', actor: { fullName: 'kari Customer' } });
    const byId = await nodes(people.agent, { object: order['id'] });
    expect(byId).toEqual(found);
  });

  it('AUD-01 finds everything under a username, and nothing under part of it', async () => {
    const found = await nodes(people.agent, { user: ' KARI ' });
    expect(new Set(found.map(({ username }) => username))).toEqual(new Set(['kari']));
    expect(found.length).toBeGreaterThan(2);
    expect(await nodes(people.agent, { user: 'kar' })).toEqual([]);
  });

  it('AUD-04 keeps to the days of the period where the carrier works', async () => {
    const usernames = async (filter: object) => new Set((await nodes(people.agent, filter)).map(({ username }) => username));
    expect(await usernames({ until: '2025-10-01' })).toContain('kari');
    expect(await usernames({ until: '2025-10-01' })).not.toContain('elsa');
    expect(await usernames({ from: '2025-10-02' })).not.toContain('kari');
    await expect(ask(people.agent, { from: '2025-10-02', until: '2025-10-01' })).rejects.toMatchObject({
      extensions: { ruleId: 'AUD-04' },
    });
  });

  it('AUD-04 is for the departments that customers turn to, and for nobody else', async () => {
    for (const who of [people.agent, people.billing, admin]) expect((await nodes(who)).length).toBeGreaterThan(0);
    for (const who of [people.kari, people.superuser, people.delivery, people.sales, people.warehouse, people.system])
      await expect(ask(who)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN', ruleId: 'AUD-04' } });
    await expect(ask(null)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('AUD-04 shows a customer the history of an own object and of no other', async () => {
    const history = async (userId: string) =>
      (await desk.run(userId, 'query H($id: ID!) { order(id: $id) { history { move } } }', { id: order['id'] }))['order'] as Answer | null;
    expect((await history(people.siri))?.['history']).toContainEqual({ move: 'cancelOrderLine' });
    expect(await history(people.elsa)).toBeNull();
  });

  it('INV-07 AUD-04 shows entries about invoices to billing alone, in the list and in the file', async () => {
    expect((await nodes(people.billing, { object: invoiceId })).map(({ action }) => action)).toEqual(['issueInvoice']);
    expect(await nodes(people.agent, { object: invoiceId })).toEqual([]);
    expect(await nodes(admin, { user: 'berit' })).toEqual([]);
    expect((await exported(people.agent)).filter((line) => line.includes(invoiceId))).toEqual([]);
    expect((await exported(people.billing)).filter((line) => line.includes(invoiceId))).toHaveLength(1);
  });

  it('O-31 AUD-04 shows the carrier nothing of an order that was not sent', async () => {
    const draft = await newOrder(desk, people.ola);
    expect(await nodes(people.agent, { object: draft['number'] })).toEqual([]);
    expect(await nodes(people.agent, { user: 'ola' })).toEqual([]);
    expect(await desk.database.db.auditEntry.count({ where: { objectId: draft['id'] } })).toBe(1);
  });

  it('G-10 pages by key: every entry once, newest first', async () => {
    const whole = await nodes(people.agent);
    const seen: Answer[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Answer = await ask(people.agent, {}, { first: 3, after });
      seen.push(...(page['nodes'] as Answer[]));
      ({ hasNextPage: more, endCursor: after } = page['pageInfo']);
    }
    expect(seen).toEqual(whole);
    expect(whole.map(({ at }) => at as string)).toEqual(
      whole
        .map(({ at }) => at as string)
        .toSorted()
        .toReversed(),
    );
    await expect(ask(people.agent, {}, { first: 3, after: 'bm8' })).rejects.toMatchObject({ extensions: { code: 'CURSOR_INVALID' } });
  });

  it('AUD-04 exports what the search finds, and audits the export with what was asked for', async () => {
    const found = await nodes(people.agent, { user: 'kari' });
    const lines = await exported(people.agent, { user: 'kari', from: '2025-10-01' });
    expect(lines.map((line) => line.split(',')[2])).toEqual(found.map(({ action }) => action));
    const [entry] = await nodes(people.agent, { user: 'anne' });
    expect(entry).toMatchObject({ action: 'exportAudit', actionName: 'Exported the audit', after: { user: 'kari', from: '2025-10-01' } });
    await expect(exported(people.delivery)).rejects.toMatchObject({ problems: [{ def: { ruleId: 'AUD-04' } }] });
  });

  it('AUD-01 calls people by name and username where it shows what changed, and keeps their ids for programs and in the file', async () => {
    const made = 'mutation { createApiKey(input: { name: "k", scopes: [READ] }) { ... on ApiKeyMadePayload { apiKey { id } } } }';
    const { id } = (await desk.run(people.kari, made))['createApiKey'].apiKey as Answer;
    const [key] = await nodes(people.agent, { object: id });
    expect(key?.['changes']).toContainEqual({ field: 'userId', before: null, after: 'kari Customer (kari)' });
    expect(key?.['after']).toMatchObject({ userId: people.kari });
    expect((await exported(people.agent, { object: id })).join()).toContain(people.kari);
    const [born] = await nodes(people.agent, { object: people.kari });
    expect(born).toMatchObject({ objectType: 'USER', objectId: people.kari, objectName: 'kari Customer (kari)' });
    expect((await nodes(people.agent, { object: order['id'] }))[0]?.['objectName']).toBeNull();
  });
});
