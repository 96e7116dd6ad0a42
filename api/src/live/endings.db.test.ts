import { once } from 'node:events';
import { connect } from 'node:net';
import { givePassword, foundAdministrator, moveUser, testPassword } from '@sporbar/schema/identity/identity.testing.ts';
import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { closings, type Closing } from './live-sessions.ts';
import { transports, type Coming, type OpenStream } from './streams.testing.ts';

/** What the issue of the portal's rules allows between the end of a right and the last byte of its streams. */
const withinMs = 2_000;

describe.each(transports)('an open stream over $name, when the right to it ends', ({ name, open }) => {
  let served: Served;
  let admin: string;

  beforeAll(async () => {
    served = await openServed();
    admin = await foundAdministrator(served.desk, served.people);
    await givePassword(served.desk, served.people.kari);
  });
  afterAll(() => served.close());

  const says = ({ code, error }: Closing): number | string => (name === 'a socket' ? code : error);
  /** Follows every change; answers the stream and where it stands. */
  const follow = async (coming: Coming): Promise<{ stream: OpenStream; cursor: string }> => {
    const stream = await open(served, coming);
    const first = await stream.next();
    expect(first).toMatchObject({ __typename: 'UpToDate' });
    return { stream, cursor: first['cursor'] as string };
  };
  const bySession = async (userId: string): Promise<string> => served.cookieOf(userId);
  const order = async (userId: string, organisationId: string): Promise<Answer> => {
    const made = await newOrder(served.desk, userId);
    served.server.backbone.wakeups.wake([`org:${organisationId}`]);
    return made;
  };
  /** Makes a key through the API, as its user. */
  const newKey = async (cookie: string, more: object = {}): Promise<{ id: string; authorization: string }> => {
    const document =
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyMadePayload { secret apiKey { id } } } }';
    const answer = await served.ask(cookie, document, { input: { name: crypto.randomUUID(), scopes: ['READ'], ...more } });
    const { secret, apiKey } = answer['data'].createApiKey as Answer;
    return { id: apiKey.id as string, authorization: `Bearer ${secret}` };
  };
  /** Does what ends the right and sees the stream end in time, with the right word. */
  const endsBy = async (
    { stream }: { stream: OpenStream },
    closing: Closing,
    end: () => Promise<unknown> | void,
    why: string = closing.reason,
  ): Promise<void> => {
    await end();
    const since = performance.now();
    const { said, reason = why, at } = await stream.ended;
    expect([said, reason]).toEqual([says(closing), why]);
    expect(at - since).toBeLessThan(withinMs);
  };
  /** Whoever comes with the last cursor hears first what it has missed. */
  const goesOn = async (coming: Coming, missed: Answer): Promise<void> => {
    const again = await open(served, coming);
    expect(await again.next()).toMatchObject({ event: { objectId: missed['id'] } });
    again.close();
  };

  it('IA-06 G-12 tells of the session’s last two minutes, and that it goes on when somebody is there', async () => {
    const cookie = await bySession(served.people.kari);
    const query = 'subscription { sessionEnding { phase secondsLeft } }';
    const stream = await open(served, { cookie, query });
    expect(await stream.next()).toEqual({ phase: 'STANDS', secondsLeft: 1800 });
    const began = served.desk.clock.now().toISOString();
    served.desk.clock.passMinutes(29);
    served.server.backbone.wakeups.wake(['tick:sessions']);
    expect(await stream.next()).toEqual({ phase: 'ENDING', secondsLeft: 60 });
    await served.ask(cookie, 'mutation { touchSession { __typename } }');
    served.server.backbone.wakeups.wake(['tick:sessions']);
    expect(await stream.next()).toEqual({ phase: 'STANDS', secondsLeft: 1800 });
    stream.close();
    served.desk.clock.set(began);
  });

  it('IA-06 ends when its user signs out', async () => {
    const cookie = await bySession(served.people.kari);
    await endsBy(await follow({ cookie }), closings.ENDED, () => served.ask(cookie, 'mutation { signOut { __typename } }'), 'LOGOUT');
  });

  it('IA-06 ends when its session is signed out from another browser', async () => {
    const cookie = await bySession(served.people.kari);
    const following = await follow({ cookie });
    const { id } = (await served.ask(cookie, '{ mySessions { id isThis } }'))['data'].mySessions.find((one: Answer) => one['isThis']);
    const elsewhere = await bySession(served.people.kari);
    const document = 'mutation ($id: ID!) { endSession(input: { id: $id }) { __typename } }';
    await endsBy(following, closings.ENDED, () => served.ask(elsewhere, document, { id }), 'LOGOUT');
  });

  it('IA-01 ends when its user has chosen another password in another browser', async () => {
    const following = await follow({ cookie: await bySession(served.people.kari) });
    const elsewhere = await bySession(served.people.kari);
    const document = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';
    const change = async () => {
      const answer = await served.ask(elsewhere, document, { input: { present: testPassword, password: testPassword } });
      expect(answer).toMatchObject({ data: { changePassword: { __typename: 'SignedInPayload' } } });
    };
    await endsBy(following, closings.ENDED, change, 'PASSWORD_CHANGED');
  });

  it('IA-06 ends after 30 minutes without activity, whatever was sent to it meanwhile', async () => {
    const following = await follow({ cookie: await bySession(served.people.kari) });
    served.desk.clock.passMinutes(29);
    await order(served.people.kari, served.people.north.id);
    expect(await following.stream.next()).toMatchObject({ event: { move: 'createOrder' } });
    await endsBy(following, closings.ENDED, () => served.desk.clock.passMinutes(1), 'IDLE');
    const idle = { userId: served.people.kari, endedReason: 'IDLE' } as const;
    expect(await served.desk.database.db.session.count({ where: idle })).toBeGreaterThan(0);
  });

  it('IA-06 ends when its session is seven days old, however busy', async () => {
    const { db } = served.desk.database;
    const following = await follow({ cookie: await bySession(served.people.kari) });
    const now = served.desk.clock.now();
    await db.session.updateMany({ where: { endedAt: null }, data: { lastActivityAt: new Date(now.getTime() + 7 * 86_400_000) } });
    await endsBy(following, closings.ENDED, () => served.desk.clock.passDays(7), 'EXPIRED');
    expect(await db.session.count({ where: { userId: served.people.kari, endedReason: 'EXPIRED' } })).toBe(1);
  });

  it('IA-03 ends when its key is revoked', async () => {
    const cookie = await bySession(served.people.kari);
    const { id, authorization } = await newKey(cookie);
    await endsBy(await follow({ authorization }), closings.ENDED, () =>
      served.ask(cookie, 'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }', { id }),
    );
  });

  it('IA-03 ends when its key expires, and a new key goes on from the old one’s cursor', async () => {
    const cookie = await bySession(served.people.kari);
    const expiresAt = new Date(served.desk.clock.now().getTime() + 60_000).toISOString();
    const following = await follow(await newKey(cookie, { expiresAt }));
    await endsBy(following, closings.ENDED, () => served.desk.clock.passMinutes(1));
    const missed = await order(served.people.kari, served.people.north.id);
    await goesOn({ ...(await newKey(cookie)), after: following.cursor }, missed);
  });

  it('IA-05 ends when the access is closed, and lets nobody in again', async () => {
    const following = await follow({ cookie: await bySession(served.people.siri) });
    const close = () => moveUser(served.desk, admin, 'closeUser', served.people.siri, { reason: 'MISUSE' });
    await endsBy(following, closings.CLOSED, close, 'ACCESS_CLOSED');
  });

  it('IA-05 ends for a key when its user’s access is closed', async () => {
    const following = await follow({ authorization: `Bearer ${await served.keyOf(served.people.ola)}` });
    await endsBy(following, closings.CLOSED, () => moveUser(served.desk, admin, 'closeUser', served.people.ola, { reason: 'LEFT' }));
  });

  it('G-12 ends when rights change, and goes on at once from its cursor with the new ones', async () => {
    const cookie = await bySession(served.people.superuser);
    const following = await follow({ cookie });
    await endsBy(following, closings.CHANGED, () =>
      moveUser(served.desk, admin, 'revokeCertification', served.people.superuser, { grants: 'FULL' }),
    );
    const missed = await order(served.people.kari, served.people.north.id);
    await goesOn({ cookie, after: following.cursor }, missed);
  });

  it.each([
    { what: 'the list of what waits', query: 'subscription { actionListChanged { __typename } }', first: 'ActionList', grants: 'ORDERING' },
    { what: 'the bell', query: 'subscription { noticesChanged { __typename } }', first: 'BellNews', grants: 'TROUBLE_TICKET' },
  ])('G-12 S-26 $what ends when a role is lost', async ({ query, first, grants }) => {
    const { kari } = served.people;
    if (grants === 'TROUBLE_TICKET') await moveUser(served.desk, admin, 'grantCertification', kari, { grants });
    const stream = await open(served, { cookie: await bySession(kari), query });
    expect(await stream.next()).toMatchObject({ __typename: first });
    await endsBy({ stream }, closings.CHANGED, () => moveUser(served.desk, admin, 'revokeCertification', kari, { grants }));
  });
});

describe('a client by the book, when its right to a stream ends', () => {
  let served: Served;
  let admin: string;

  beforeAll(async () => {
    served = await openServed();
    admin = await foundAdministrator(served.desk, served.people);
  });
  afterAll(() => served.close());

  const document = `subscription ($after: Cursor) { changes(after: $after) { __typename ... on UpToDate { cursor } ... on Change { cursor event { objectId } } } }`;
  /** Follows as the documentation says: the last cursor goes into the payload, and the library tries again by itself. */
  const follow = (cookie: string) => {
    const variables: { after?: string } = {};
    const heard: Answer[] = [];
    const codes: number[] = [];
    const { promise: isUpToDate, resolve } = Promise.withResolvers<void>();
    const client = served.socket({ cookie, retryAttempts: 5 });
    client.on('closed', (event) => void codes.push((event as { code: number }).code));
    const failed = new Promise<unknown>((fail) =>
      client.subscribe<Answer>(
        { query: document, variables },
        {
          next: ({ data }) => {
            const message = data?.['changes'] as Answer;
            variables.after = message['cursor'] as string;
            heard.push(message);
            resolve();
          },
          error: fail,
          complete: () => {},
        },
      ),
    );
    const events = () => heard.flatMap((message) => (message['event'] === undefined ? [] : [message['event'].objectId as string]));
    return { isUpToDate, failed, codes, events };
  };

  it('G-12 comes back by itself after its rights have changed, and misses and doubles nothing', async () => {
    const cookie = await served.cookieOf(served.people.superuser);
    const client = follow(cookie);
    await client.isUpToDate;
    const order = async () => {
      const made = await newOrder(served.desk, served.people.kari);
      served.server.backbone.wakeups.wake([`org:${served.people.north.id}`]);
      return made['id'] as string;
    };
    const before = await order();
    await moveUser(served.desk, admin, 'revokeCertification', served.people.superuser, { grants: 'FULL' });
    const after = [await order(), await order()];
    await expect.poll(() => client.codes, { timeout: 5_000 }).toEqual([closings.CHANGED.code]);
    after.push(await order());
    // An order and its line: two events each.
    const expected = [before, ...after].flatMap((id) => [id, expect.stringMatching(/^oli_/) as string]);
    await expect.poll(client.events, { timeout: 5_000 }).toEqual(expected);
  });

  it('IA-06 does not come back after signing out', async () => {
    const cookie = await served.cookieOf(served.people.kari);
    const client = follow(cookie);
    await client.isUpToDate;
    await served.ask(cookie, 'mutation { signOut { __typename } }');
    expect(await client.failed).toMatchObject({ code: closings.ENDED.code });
    expect(client.codes).toEqual([closings.ENDED.code]);
  });

  it('IA-05 asks once more after its access was closed, and is told that nobody is signed in', async () => {
    const client = follow(await served.cookieOf(served.people.siri));
    await client.isUpToDate;
    await moveUser(served.desk, admin, 'closeUser', served.people.siri, { reason: 'LEFT' });
    expect(await client.failed).toMatchObject({ code: closings.ENDED.code });
    expect(client.codes).toEqual([closings.CLOSED.code, closings.ENDED.code]);
  });

  it('IA-05 is cut off when it does not answer the close', async () => {
    const cookie = await served.cookieOf(served.people.kari);
    const { hostname, port } = new URL(served.url);
    const peer = connect(Number(port), hostname);
    const gone = once(peer, 'end');
    const handshake = ['GET /graphql HTTP/1.1', `Host: ${hostname}:${port}`, 'Upgrade: websocket', 'Connection: Upgrade'];
    const ours = [
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Protocol: graphql-transport-ws',
    ];
    peer.write([...handshake, ...ours, `Cookie: ${cookie}`, '', ''].join('\r\n'));
    const acknowledged = new Promise<void>((resolve) =>
      peer.on('data', (data) => {
        const text = data.toString('latin1');
        if (text.startsWith('HTTP/1.1 101')) peer.write(frameOf('{"type":"connection_init"}'));
        if (text.includes('connection_ack')) resolve();
      }),
    );
    await acknowledged;
    await served.ask(cookie, 'mutation { signOut { __typename } }');
    const since = performance.now();
    await gone;
    expect(performance.now() - since).toBeLessThan(withinMs);
    peer.destroy();
  });
});

/** A short text as a client's frame, masked with zeros. */
const frameOf = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x81, 0x80 | Buffer.byteLength(text), 0, 0, 0, 0]), Buffer.from(text)]);
