import { freshKey } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { textOfPdf } from './pdf-text.testing.ts';
import { Press } from './press.ts';

describe('an invoice as a file', () => {
  let served: Served;
  let id: string;
  let number: string;

  beforeAll(async () => {
    served = await openServed();
    const { desk, people } = served;
    const lines = [{ text: 'Etablering Ålesund', quantity: 1, unitAmountMinor: 790_00 }];
    const input = { organisationId: people.north.id, lines, idempotencyKey: freshKey() };
    const document =
      'mutation M($input: IssueInvoiceInput!) { issueInvoice(input: $input) { ... on InvoicePayload { invoice { id number } } } }';
    ({ id, number } = (await desk.run(people.billing, document, { input }))['issueInvoice'].invoice);
  });
  afterAll(() => served.close());

  const get = (headers: Record<string, string>, path = `/invoices/${id}.pdf`): Promise<Response> =>
    fetch(`${served.url}${path}`, { headers });
  const asUser = async (userId: string, path?: string): Promise<Response> => get({ cookie: await served.cookieOf(userId) }, path);

  it('INV-02 is downloaded as PDF by its customer, under its number, and kept by nobody on the way', async () => {
    const response = await asUser(served.people.ola);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${number}.pdf"`,
      'cache-control': 'private, no-store',
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(textOfPdf(bytes)).toContain('Etablering Ålesund');
  });

  it('INV-02 comes in the language that is asked for', async () => {
    const cookie = await served.cookieOf(served.people.ola);
    const titleIn = async (headers: Record<string, string>, more = ''): Promise<string> =>
      textOfPdf(Buffer.from(await (await get({ cookie, ...headers }, `/invoices/${id}.pdf${more}`)).arrayBuffer()));
    expect(await titleIn({ 'accept-language': 'nb' })).toContain('Hva det gjelder');
    expect(await titleIn({ 'accept-language': 'nb' }, '?lang=sv')).toContain('Vad det gäller');
    expect(await titleIn({ 'accept-language': 'en' }, '?lang=xx')).toContain('What it is for');
  });

  it('INV-07 answers who may not open it like one that does not exist', async () => {
    const { people } = served;
    const path = `/invoices/inv_${'0'.repeat(32)}.pdf`;
    const unknown = await (await asUser(people.ola, path)).text();
    for (const user of [people.kari, people.elsa, people.agent, people.warehouse]) {
      const response = await asUser(user);
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
      expect(await response.text()).toBe(await (await asUser(user, path)).text());
    }
    expect(JSON.parse(unknown)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await asUser(people.billing)).status).toBe(200);
  });

  it('IA-03 opens for a session or for a key that may read, and for nobody else', async () => {
    const { people } = served;
    const withKey = async (userId: string, scopes: string[]): Promise<number> =>
      (await get({ authorization: `Bearer ${await served.keyOf(userId, scopes)}` })).status;
    expect((await get({})).status).toBe(401);
    expect((await get({ cookie: 'sporbar=stolen' })).status).toBe(401);
    expect([await withKey(people.ola, ['read']), await withKey(people.ola, ['order']), await withKey(people.kari, ['read'])]).toEqual([
      200, 404, 404,
    ]);
    const post = await fetch(`${served.url}/invoices/${id}.pdf`, { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('G-04 INV-02 says so, and when to try again, where it cannot be drawn now', async () => {
    const draw = vi.spyOn(Press.prototype, 'draw').mockResolvedValueOnce(null);
    const response = await asUser(served.people.ola);
    draw.mockRestore();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await response.json()).toMatchObject({ __typename: 'TechnicalRefusal', code: 'TECHNICAL_ERROR', ruleId: 'G-04' });
    expect((await asUser(served.people.ola)).status).toBe(200);
  });
});
