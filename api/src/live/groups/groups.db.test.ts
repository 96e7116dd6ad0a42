import { foundUser } from '@sporbar/schema/identity/founding.ts';
import { goodLine, moveLine, newOrder, sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { uploadedFile } from '@sporbar/schema/packages/package.testing.ts';
import { freshKey, type Answer } from '@sporbar/schema/testing.ts';
import type { Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openServed, type Served } from '../../served.testing.ts';
import { Followers } from './followers.testing.ts';
import { Subscription } from './subscription.ts';

const changes = `subscription C($after: Cursor, $filter: ChangesFilter) { changes(after: $after, filter: $filter) {
  __typename ... on UpToDate { cursor } ... on Change { cursor event { move objectType } object { ... on Order { id status lines { id status comment } } } } } }`;

/** Something that comes true within seconds, on a busy machine too. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 10_000, interval: 10 });

const executed = vi.spyOn(Subscription.prototype, 'serialise');

describe('subscriptions that ask for the same', () => {
  let served: Served;
  let followers: Followers;
  let twin: string;
  const of = (cookie: string, acceptLanguage?: string): Client =>
    served.socket({ cookie, ...(acceptLanguage === undefined ? {} : { acceptLanguage }) });
  const as = async (userId: string, acceptLanguage?: string) => of(await served.cookieOf(userId), acceptLanguage);

  beforeAll(async () => {
    served = await openServed();
    const { north } = served.people;
    const rights = { role: 'CUSTOMER', accessType: 'ORDERING', certifications: ['ORDERING'] } as const;
    twin = await foundUser(served.desk.context, { organisationId: north.id, username: 'kine', fullName: 'Kine Customer', ...rights });
  });
  beforeEach(() => (followers = new Followers(served)));
  afterEach(async () => {
    await followers.leave();
    await soon(groups).toBe(0);
    // Nothing happens here after the last has left: what still waited would wait for ever.
    await soon(tails).toBe(0);
  });
  afterAll(() => {
    executed.mockRestore();
    return served.close();
  });

  const wake = () => served.server.backbone.wakeups.wake([`org:${served.people.north.id}`]);
  const order = async (): Promise<Answer> => {
    const made = await newOrder(served.desk, served.people.kari);
    wake();
    return made;
  };
  const groups = () => served.server.groups.size;
  const tails = () => served.server.backbone.tails.size;
  /** How many executions it took to tell the present followers of a new order, a line and a header. */
  const executionsOfOneOrder = async (): Promise<number> => {
    const had = followers.counts();
    executed.mockClear();
    await order();
    await followers.reach(had.map((count) => count + 2));
    return executed.mock.calls.length;
  };

  it('G-02 are executed once, however many and whosever they are', async () => {
    const client = await as(served.people.kari);
    await followers.open(client, { query: changes });
    expect(await executionsOfOneOrder()).toBe(2);
    const colleague = await as(twin);
    for (let count = 0; count < 10; count++) await followers.open(colleague, { query: changes });
    for (let count = 0; count < 10; count++) await followers.open(client, { query: changes });
    expect(groups()).toBe(1);
    expect(await executionsOfOneOrder()).toBe(2);
  });

  it('G-02 send every member the same bytes, each under its own id', async () => {
    const [one, other] = [await as(served.people.kari), await as(twin)];
    for (const client of [one, other, other]) await followers.open(client, { query: changes });
    await order();
    await followers.reach([2, 2, 2]);
    const [first, ...rest] = followers.payloads();
    expect(first).toHaveLength(2);
    for (const payloads of rest) expect(payloads).toEqual(first);
  });

  it('G-02 are one group in whatever order and with whatever defaults their variables come', async () => {
    const client = await as(served.people.kari);
    const { cursor } = await served.desk.run(served.people.kari, '{ cursor }');
    await order();
    await followers.open(client, { query: changes, variables: { filter: { types: ['ORDER'], objectId: null } } });
    await followers.open(client, { query: changes, variables: { after: cursor, filter: { objectId: null, types: ['ORDER'] } } });
    await followers.open(client, { query: changes, variables: { filter: { objectId: null, types: ['ORDER'] }, unknown: 1 } });
    await soon(groups).toBe(1);
    await order();
    await followers.reach([2, 4, 2]);
  });

  it('G-12 are another group where rights, language, document or a variable differ', async () => {
    const { kari, ola, siri, superuser, elsa, agent, delivery } = served.people;
    for (const userId of [kari, ola, siri, superuser, elsa, agent, delivery]) await followers.open(await as(userId), { query: changes });
    await soon(groups).toBe(7);
    await followers.open(await as(kari, 'nb'), { query: changes });
    await followers.open(await as(kari), { query: changes.replace('comment', 'version') });
    await followers.open(await as(kari), { query: changes, variables: { filter: { types: ['ORDER'] } } });
    await soon(groups).toBe(10);
    const readOnly = served.socket({ authorization: `Bearer ${await served.keyOf(kari, ['read'])}` });
    const ordering = served.socket({ authorization: `Bearer ${await served.keyOf(kari, ['order', 'read'])}` });
    const again = served.socket({ authorization: `Bearer ${await served.keyOf(twin, ['read', 'order'])}` });
    for (const client of [readOnly, ordering, again]) await followers.open(client, { query: changes });
    await soon(groups).toBe(12);
  });

  it('G-09 answer availableMoves to each by its own rights', async () => {
    const query = changes.replace('lines {', 'availableMoves { name allowed } lines {');
    const { kari, siri } = served.people;
    for (const userId of [kari, twin, siri]) await followers.open(await as(userId), { query });
    await order();
    await followers.reach([2, 2, 2]);
    const [ordering, same, reading] = followers.payloads();
    expect(same).toEqual(ordering);
    expect(ordering?.join('')).toContain('"name":"submitOrder","allowed":true');
    expect(reading?.join('')).not.toContain('"allowed":true');
  });

  it('ATT-06 answer a file’s link and whose it is to each by itself, and share nothing from then on', async () => {
    const { kari, north } = served.people;
    const made = await newOrder(served.desk, kari);
    const line = made['lines'][0] as Answer;
    const fileId = await uploadedFile(served.desk, { userId: kari, organisationId: north.id });
    const input = { id: line['id'], expectedVersion: line['version'], idempotencyKey: freshKey(), fileId, kind: 'MAP' };
    const query = changes.replace('comment', 'attachments { isMine downloadUrl }');
    for (const userId of [kari, twin]) await followers.open(await as(userId), { query, variables: { filter: { objectId: made['id'] } } });
    await soon(groups).toBe(1);
    await served.desk.run(kari, 'mutation A($input: AttachFileInput!) { attachFile(input: $input) { __typename } }', { input });
    wake();
    await followers.reach([1, 1]);
    const [own, others] = followers.payloads().map((payloads) => payloads.join(''));
    expect(own).toContain('"isMine":true');
    expect(others).toContain('"isMine":false');
    expect(groups()).toBe(0);
    await followers.open(await as(twin), { query, variables: { filter: { objectId: made['id'] } } });
    expect(groups()).toBe(0);
  });

  it('S-31 lose nothing of much that comes at once, though the newest would do for them', async () => {
    const query = 'subscription { changes(delivery: LATEST) { __typename ... on Change { cursor } } }';
    for (const userId of [served.people.kari, twin]) await followers.open(await as(userId), { query });
    const lines = Array.from({ length: 40 }, () => goodLine());
    for (let count = 0; count < 4; count++) await newOrder(served.desk, served.people.kari, lines, { orderType: 'PROJECT' });
    wake();
    await followers.reach([164, 164]);
  });

  it('S-31 answer what the rows say at each change, whatever was read for the change before', async () => {
    const sent = await sentOrder(served.desk, served.people.kari);
    const query = changes.replace('comment', 'canAttach availableMoves { name allowed }');
    await followers.open(await as(served.people.kari), { query, variables: { filter: { objectId: sent['id'] } } });
    await moveLine(served.desk, served.people.system, sent['id'], 'registerOrderLine', { customerOrderId: 'C-1' });
    wake();
    await followers.reach([2]);
    await moveLine(served.desk, served.people.agent, sent['id'], 'startOrderLine');
    wake();
    await followers.reach([4]);
    const lines = followers.payloads()[0]?.map((json) => (JSON.parse(json) as Answer)['data'].changes.object.lines[0] as Answer);
    expect(lines?.map(({ status }: Answer) => status as string)).toEqual(['REGISTERED', 'REGISTERED', 'ORDERED', 'ORDERED']);
    const context = await served.desk.run(
      served.people.kari,
      'query Q($id: ID!) { order(id: $id) { lines { id status canAttach availableMoves { name allowed } } } }',
      { id: sent['id'] },
    );
    expect(lines?.at(-1)).toEqual(context['order'].lines[0]);
  });
});
