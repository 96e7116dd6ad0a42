import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { goodLine, newOrder } from '@sporbar/schema/orders/order.testing.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Frames, memberOf } from '../graphql/frames.testing.ts';
import { openServed, type Served } from '../served.testing.ts';
import { startServer, type RunningServer } from '../server.ts';
import { Unread } from './unread.testing.ts';

/** An answer so large that a few of them fill what lies between the server and a client that does not read. */
const names = Array.from({ length: 30 }, (_, index) => `n${index}: contactName`).join(' ');
const documentOf = (delivery: string): string =>
  `subscription ($after: Cursor) { changes(after: $after, delivery: ${delivery}) { __typename ... on UpToDate { cursor } ... on Gap { from to count }
    ... on Change { cursor event { id rootId } object { ... on Order { lines { ${names} } } } } } }`;
const lineOf = () => goodLine({ contactName: 'Nils '.repeat(12).trim() });

/** One reader of a stream over one of the transports. */
interface Reader {
  /** The members of the union as they came. */
  readonly heard: () => Answer[];
  readonly until: (isTrue: () => boolean) => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => void;
  /** Resolves when the server has ended it, after it reads again. */
  readonly closed: Promise<unknown>;
}
type Open = (url: string, cookie: string, delivery: string, after?: string) => Promise<Reader>;

const overSocket: Open = async (url, cookie, delivery, after) => {
  const frames = new Frames(new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: { cookie } }));
  await frames.begin();
  frames.ask('a', documentOf(delivery), { after });
  const heard = () => frames.of('a').flatMap((frame) => memberOf(frame) ?? []);
  const { socket } = frames;
  const until = (isTrue: () => boolean) => frames.until(isTrue);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  return { heard, until, pause: () => socket.pause(), resume: () => socket.resume(), close: () => socket.terminate(), closed };
};

const overStream: Open = async (url, cookie, delivery, after) => {
  const query = new URLSearchParams({ query: documentOf(delivery), variables: JSON.stringify({ after }) });
  const response = await new Promise<IncomingMessage>((resolve) =>
    get(`${url}/graphql?${query.toString()}`, { headers: { accept: 'text/event-stream', cookie } }, resolve),
  );
  const members: Answer[] = [];
  let text = '';
  response.setEncoding('utf8');
  response.on('error', () => {});
  response.on('data', (piece: string) => {
    const blocks = (text + piece).split('\n\n');
    text = blocks.pop() ?? '';
    for (const [, json] of blocks.map((block) => /^data: (.*)$/m.exec(block) ?? []))
      if (json?.startsWith('{') === true) members.push((JSON.parse(json) as Answer)['data'].changes as Answer);
  });
  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await once(response, 'data');
  };
  const closed = new Promise((resolve) => response.once('close', resolve));
  const [pause, resume] = [() => void response.pause(), () => void response.resume()];
  return { heard: () => members, until, pause, resume, close: () => void response.destroy(), closed };
};

const transports = { 'a socket': overSocket, 'an event stream': overStream } as const;
type TransportName = keyof typeof transports;
const transportNames = Object.keys(transports) as TransportName[];

const eventsOf = (members: readonly Answer[] = []): Answer[] => members.flatMap((member) => (member['event'] as Answer | undefined) ?? []);
const idsOf = (members: readonly Answer[] = []): string[] => eventsOf(members).map(({ id }) => id as string);

/** What the documentation of the API promises: a client that does not read is no greater burden. */
const mostHeld = 1_048_576;
/** Two on each transport. */
const slowOnes = 4;

/** Resolves when a server has given up so many connections. */
function givenUpBy({ backbone: { observer } }: RunningServer, many: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const before = observer.givenUp.bind(observer);
  let left = many;
  observer.givenUp = (transport) => {
    before(transport);
    if ((left -= 1) === 0) resolve();
  };
  return promise;
}

describe('clients that stop reading, beside others that read', () => {
  let served: Served;
  /** On the same database, and of little patience. */
  let impatient: RunningServer;
  let unread: Unread;
  let cookie: string;
  let written: { id: string; rootId: string }[];
  const heardBy: Record<string, Answer[]> = {};
  let held: readonly number[];
  const givenUp: Record<string, Answer[]> = {};

  const open = async (delivery: string, isToStop: boolean, url = served.url) => {
    const readers: Record<string, Reader> = {};
    for (const name of transportNames) {
      const reader = await transports[name](url, cookie, delivery);
      await reader.until(() => reader.heard().length > 0);
      if (isToStop) reader.pause();
      readers[name] = reader;
    }
    return readers;
  };
  const heardAll = async (readers: Record<string, Reader>) => {
    for (const { heard, until } of Object.values(readers)) await until(() => idsOf(heard()).at(-1) === written.at(-1)?.id);
  };
  const keep = (what: string, readers: Record<string, Reader>) => {
    for (const [name, { heard, close }] of Object.entries(readers)) {
      heardBy[`${what} over ${name}`] = [...heard()];
      close();
    }
  };

  beforeAll(async () => {
    // A paused client answers no ping: on a busy machine it would be taken for gone before all is written.
    const patient = { pingEveryMs: 600_000 };
    served = await openServed('embedded', patient);
    const { database, clock } = served.desk;
    const { logger } = served.server.backbone;
    const bounds = { mostUnread: 262_144, mostHeld: 32_768, patienceMs: 20, mostEver: mostHeld };
    const same = { database, clock, logger, filesDir: served.filesDir, linkSecret: 'test', withTimers: false };
    impatient = await startServer({ ...same, ...patient, unread: bounds, metrics: { port: 0, host: '127.0.0.1' } });
    const areGivenUp = givenUpBy(impatient, transportNames.length);
    cookie = await served.cookieOf(served.people.kari);
    const brisk = await open('EVERY_EVENT', false);
    unread = new Unread(served.url);
    const slow = { everyEvent: await open('EVERY_EVENT', true), latest: await open('LATEST', true) };
    const lost = await open('EVERY_EVENT', true, impatient.url);
    const last = await database.db.statusEvent.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
    for (let count = 0; count < 6; count++) {
      await newOrder(served.desk, served.people.kari, Array.from({ length: 40 }, lineOf), { orderType: 'PROJECT' });
      for (const { backbone } of [served.server, impatient]) backbone.wakeups.wake([`org:${served.people.north.id}`]);
    }
    const events = await database.db.statusEvent.findMany({ where: { id: { gt: last?.id ?? 0n } }, orderBy: { id: 'asc' } });
    written = events.map(({ id, rootId }) => ({ id: `evt_${id}`, rootId }));
    // All of it, while the others still read nothing.
    await heardAll(brisk);
    keep('brisk', brisk);
    await unread.ofEach(slowOnes);
    held = unread.most;
    for (const reader of [...Object.values(slow.everyEvent), ...Object.values(slow.latest)]) reader.resume();
    await heardAll(slow.everyEvent);
    await heardAll(slow.latest);
    keep('EVERY_EVENT', slow.everyEvent);
    keep('LATEST', slow.latest);
    await areGivenUp;
    for (const [name, reader] of Object.entries(lost)) {
      reader.resume();
      await reader.closed;
      givenUp[name] = [...reader.heard()];
    }
  }, 240_000);
  afterAll(async () => {
    unread.stop();
    await impatient.close();
    await served.close();
  });

  it('S-31 hold at most a megabyte each of what the server has for them', () => {
    expect(held).toHaveLength(slowOnes);
    for (const bytes of held) expect(bytes).toBeLessThanOrEqual(mostHeld);
  });

  describe.each(transportNames)('over %s', (name) => {
    it('S-31 keep nothing from those who read', () => {
      expect(idsOf(heardBy[`brisk over ${name}`])).toEqual(written.map(({ id }) => id));
    });

    it('S-31 are caught up with every event, once and in order, when they read again', () => {
      expect(idsOf(heardBy[`EVERY_EVENT over ${name}`])).toEqual(written.map(({ id }) => id));
    });

    it('S-31 are told of a gap and then the newest of each object, when they asked for that', () => {
      const heard = heardBy[`LATEST over ${name}`] ?? [];
      const gaps = heard.filter((member) => member['__typename'] === 'Gap');
      const told = idsOf(heard);
      expect(gaps.length).toBeGreaterThan(0);
      expect(told).toEqual(written.map(({ id }) => id).filter((id) => told.includes(id)));
      expect(told.length + gaps.reduce((sum, gap) => sum + (gap['count'] as number), 0)).toBe(written.length);
      const lastOfEach = new Map(written.map(({ id, rootId }) => [rootId, id]));
      for (const id of lastOfEach.values()) expect(told).toContain(id);
    });

    it('S-31 are given up when they leave too much unread, and come back with their cursor to the rest', { timeout: 120_000 }, async () => {
      const heard = givenUp[name] ?? [];
      expect(idsOf(heard).length).toBeLessThan(written.length);
      const after = heard.at(-1)?.['cursor'] as string;
      const back = await transports[name](served.url, cookie, 'EVERY_EVENT', after);
      await heardAll({ back });
      expect([...idsOf(heard), ...idsOf(back.heard())]).toEqual(written.map(({ id }) => id));
      back.close();
    });
  });

  it('G-04 are counted by transport when they are given up', async () => {
    const text = await (await fetch(`${impatient.metricsUrl}/metrics`)).text();
    const figures = text.split('\n').filter((row) => row.startsWith('sporbar_given_up_total'));
    expect(figures.sort()).toEqual(['sporbar_given_up_total{transport="http"} 1', 'sporbar_given_up_total{transport="socket"} 1']);
  });

  it('S-31 are no fault of the server’s', () => expect(served.faults).toEqual([]));
});
