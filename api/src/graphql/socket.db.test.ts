import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { closingOf, nextOf, openServed, type Served } from '../served.testing.ts';
import { limits } from './operation-limits.ts';

const changes =
  'subscription C($after: Cursor) { changes(after: $after) { __typename ... on UpToDate { cursor } ... on Change { cursor event { move objectId } } } }';

describe('the API over a socket', () => {
  let served: Served;

  beforeAll(async () => {
    served = await openServed();
  });
  afterAll(() => served.close());

  /** Follows every change; the first message has come. */
  async function following(client: Client): Promise<AsyncIterableIterator<Answer>> {
    const messages = client.iterate<Answer>({ query: changes }) as unknown as AsyncIterableIterator<Answer>;
    expect(await nextOf(messages)).toMatchObject({ data: { changes: { __typename: 'UpToDate' } } });
    return messages;
  }
  /** Makes an order and tells the readers, as the server's own mutation would. */
  const order = async (userId: string, organisationId: string) => {
    await newOrder(served.desk, userId);
    served.server.backbone.wakeups.wake([`org:${organisationId}`]);
  };
  const closing = (client: Client): Promise<{ code: number; reason: string }> =>
    new Promise((resolve) => client.on('closed', (event) => resolve(event as { code: number; reason: string })));

  it('G-02 tells a signed-in browser what a colleague does', async () => {
    const messages = await following(served.socket({ cookie: await served.cookieOf(served.people.ola) }));
    await order(served.people.kari, served.people.north.id);
    expect(await nextOf(messages)).toMatchObject({ data: { changes: { event: { move: 'createOrder' } } } });
    await messages.return?.();
  });

  it('G-12 tells nobody of another organisation', async () => {
    const messages = await following(served.socket({ cookie: await served.cookieOf(served.people.elsa) }));
    await order(served.people.kari, served.people.north.id);
    await order(served.people.elsa, served.people.east.id);
    const first = await nextOf(messages);
    const seen = await served.desk.database.db.statusEvent.findFirstOrThrow({ where: { objectId: first['data'].changes.event.objectId } });
    expect(seen.organisationId).toBe(served.people.east.id);
    await messages.return?.();
  });

  it('IA-03 signs in by a key in connection_init', async () => {
    const client = served.socket({ authorization: `Bearer ${await served.keyOf(served.people.kari)}` });
    const [answer] = await Array.fromAsync(client.iterate({ query: '{ me { username apiKey { name } } }' }));
    expect(answer).toMatchObject({ data: { me: { username: 'kari' } } });
  });

  it('IA-03 closes a socket of nobody with 4401, whatever was wrong', async () => {
    for (const options of [{}, { authorization: 'Bearer spk_wrong' }, { cookie: 'sporbar=wrong' }]) {
      const client = served.socket(options);
      const closed = closing(client);
      const messages = client.iterate({ query: '{ me { id } }' });
      await expect(messages.next()).rejects.toMatchObject({ code: 4401 });
      expect(await closed).toMatchObject({ code: 4401, reason: 'Unauthorized' });
    }
  });

  it('IA-06 says to whoever comes back with a session that has ended what ended it', async () => {
    const cookie = await served.cookieOf(served.people.ola);
    await served.ask(cookie, 'mutation { signOut { __typename } }');
    const client = served.socket({ cookie });
    const closed = closing(client);
    await expect(client.iterate({ query: '{ me { id } }' }).next()).rejects.toMatchObject({ code: 4401 });
    expect(await closed).toMatchObject({ code: 4401, reason: 'LOGOUT' });
  });

  it('IA-03 refuses the handshake of another site’s page', async () => {
    const socket = served.bare({ origin: 'https://evil.example', cookie: await served.cookieOf(served.people.kari) });
    const status = await new Promise<number>((resolve) =>
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0)),
    );
    expect(status).toBe(403);
  });

  it('IA-03 makes no session over a socket, where no cookie can be set', async () => {
    const client = served.socket({ cookie: await served.cookieOf(served.people.kari) });
    const [answer] = await Array.fromAsync(
      client.iterate<Answer>({ query: 'mutation { signIn(input: { login: "kari", password: "x" }) { ... on Refusal { code ruleId } } }' }),
    );
    expect(answer).toMatchObject({ data: { signIn: { code: 'FORBIDDEN', ruleId: 'IA-03' } } });
  });

  it('G-10 holds the limits of HTTP on a socket, and keeps the socket', async () => {
    const client = served.socket({ cookie: await served.cookieOf(served.people.kari) });
    const deep = `{ orders { nodes { ${'lines { order { '.repeat(8)} id ${'} }'.repeat(8)} } } }`;
    const tokens = `{ ${'me { id } '.repeat(limits.tokens / 4)} }`;
    for (const query of [deep, tokens]) {
      const errors = await client
        .iterate({ query })
        .next()
        .then(
          () => [],
          (thrown: { extensions: unknown }[]) => thrown,
        );
      expect(errors).toMatchObject([{ extensions: { code: 'DOCUMENT_TOO_LARGE' } }]);
    }
    const unknown = await client
      .iterate({ query: '{ nothing }' })
      .next()
      .then(
        () => [],
        (thrown: { message: string }[]) => thrown,
      );
    expect(unknown[0]?.message).toContain('Cannot query field');
    const [answer] = await Array.fromAsync(client.iterate({ query: '{ me { username } }' }));
    expect(answer).toMatchObject({ data: { me: { username: 'kari' } } });
  });

  it('G-10 closes a socket that sends more than a megabyte at once', async () => {
    const socket = served.bare({ cookie: await served.cookieOf(served.people.kari) });
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = closingOf(socket);
    socket.send(JSON.stringify({ type: 'connection_init', payload: { filler: 'x'.repeat(limits.messageBytes) } }));
    expect((await closed).code).toBe(1009);
  });

  it('G-10 refuses the hundred and first operation at a time, and goes on with the rest', async () => {
    const client = served.socket({ cookie: await served.cookieOf(served.people.kari) });
    const running = await Promise.all(Array.from({ length: limits.subscriptionsPerSocket }, () => following(client)));
    const errors = await client
      .iterate({ query: '{ me { id } }' })
      .next()
      .then(
        () => [],
        (thrown: unknown[]) => thrown,
      );
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    for (const messages of running) await messages.return?.();
  });

  it('G-04 masks a fault at the start of a subscription as it does elsewhere', async () => {
    const { db } = served.desk.database;
    const client = served.socket({ cookie: await served.cookieOf(served.people.kari) });
    await db.$executeRawUnsafe('ALTER TABLE "streams" RENAME TO "streams_away"');
    const said = JSON.stringify(
      await Array.fromAsync(client.iterate({ query: changes })).then(
        (answers) => answers,
        (thrown: unknown) => thrown,
      ),
    );
    await db.$executeRawUnsafe('ALTER TABLE "streams_away" RENAME TO "streams"');
    expect(said).toContain('INTERNAL');
    expect(said).not.toMatch(/streams|SELECT|prisma/i);
  });

  it('S-31 goes on when the log could not be read for a while, and misses nothing', async () => {
    const { db } = served.desk.database;
    const messages = await following(served.socket({ cookie: await served.cookieOf(served.people.kari) }));
    await newOrder(served.desk, served.people.kari);
    await db.$executeRawUnsafe('ALTER TABLE "deliveries" RENAME TO "deliveries_away"');
    served.server.backbone.wakeups.wake([`org:${served.people.north.id}`]);
    await expect.poll(() => served.faults.map(({ message }) => message)).toContain('a stream could not be read and will be again');
    await db.$executeRawUnsafe('ALTER TABLE "deliveries_away" RENAME TO "deliveries"');
    expect(await nextOf(messages)).toMatchObject({ data: { changes: { event: { move: 'createOrder' } } } });
    await messages.return?.();
  });

  it('G-12 forgets connections that closed by themselves', async () => {
    const count = () => served.server.backbone.live.countOf(served.people.siri);
    const client = served.socket({ cookie: await served.cookieOf(served.people.siri) });
    await following(client);
    expect(count()).toBe(1);
    await client.dispose();
    await expect.poll(count).toBe(0);
  });

  it('IA-11 refuses one user more sockets than anybody needs', async () => {
    const cookie = await served.cookieOf(served.people.billing);
    const open = async (): Promise<WebSocket> => {
      const socket = served.bare({ cookie });
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send('{"type":"connection_init"}');
      return socket;
    };
    for (let count = 0; count < limits.socketsPerUser; count += 1) {
      const socket = await open();
      await new Promise((resolve) => socket.once('message', resolve));
    }
    expect((await closingOf(await open())).code).toBe(4429);
  });
});
