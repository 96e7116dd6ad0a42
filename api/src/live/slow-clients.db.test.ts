import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { goodLine, newOrder } from '@sporbar/schema/orders/order.testing.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Frames, memberOf } from '../graphql/frames.testing.ts';
import { openServed, type Served } from '../served.testing.ts';

/** An answer so large that a few of them fill what lies between the server and a client that does not read. */
const names = Array.from({ length: 30 }, (_, index) => `n${index}: contactName`).join(' ');
const documentOf = (delivery: string): string =>
  `subscription { changes(delivery: ${delivery}) { __typename ... on UpToDate { cursor } ... on Gap { from to count }
    ... on Change { cursor event { id rootId } object { ... on Order { lines { ${names} } } } } } }`;

/** One reader of a stream over one of the transports. */
interface Reader {
  /** The members of the union as they came. */
  readonly heard: () => Answer[];
  readonly until: (isTrue: () => boolean) => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => void;
}

async function overSocket(served: Served, cookie: string, query: string): Promise<Reader> {
  const frames = new Frames(served.bare({ cookie }));
  await frames.begin();
  frames.ask('a', query);
  const heard = () => frames.of('a').flatMap((frame) => memberOf(frame) ?? []);
  const { socket } = frames;
  const until = (isTrue: () => boolean) => frames.until(isTrue);
  return { heard, until, pause: () => socket.pause(), resume: () => socket.resume(), close: () => socket.terminate() };
}

async function overStream(served: Served, cookie: string, query: string): Promise<Reader> {
  const url = `${served.url}/graphql?query=${encodeURIComponent(query)}`;
  const response = await new Promise<IncomingMessage>((resolve) => get(url, { headers: { accept: 'text/event-stream', cookie } }, resolve));
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
  return { heard: () => members, until, pause: () => response.pause(), resume: () => response.resume(), close: () => response.destroy() };
}

describe.each([
  ['a socket', overSocket],
  ['an event stream', overStream],
] as const)('a client that stops reading, over %s', (_what, open) => {
  let served: Served;
  let written: { id: string; rootId: string }[];
  const heardBy: Record<string, Answer[]> = {};

  beforeAll(async () => {
    // A paused client answers no ping: on a busy machine it would be taken for gone before all is written.
    served = await openServed('embedded', { pingEveryMs: 600_000 });
    const cookie = await served.cookieOf(served.people.kari);
    const readers = await Promise.all(['EVERY_EVENT', 'LATEST'].map((delivery) => open(served, cookie, documentOf(delivery))));
    for (const { heard, until } of readers) await until(() => heard().length > 0);
    const last = await served.desk.database.db.statusEvent.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
    for (const { pause } of readers) pause();
    for (let count = 0; count < 6; count++) {
      const lines = Array.from({ length: 40 }, () => goodLine({ contactName: 'Nils '.repeat(12).trim() }));
      await newOrder(served.desk, served.people.kari, lines, { orderType: 'PROJECT' });
      served.server.backbone.wakeups.wake([`org:${served.people.north.id}`]);
    }
    const events = await served.desk.database.db.statusEvent.findMany({ where: { id: { gt: last?.id ?? 0n } }, orderBy: { id: 'asc' } });
    written = events.map(({ id, rootId }) => ({ id: `evt_${id}`, rootId }));
    for (const { resume } of readers) resume();
    for (const [index, { heard, until, close }] of readers.entries()) {
      await until(() => (heard().at(-1)?.['event'] as Answer | undefined)?.['id'] === written.at(-1)?.id);
      heardBy[['EVERY_EVENT', 'LATEST'][index] ?? ''] = [...heard()];
      close();
    }
  }, 240_000);
  afterAll(() => served.close());

  const eventsOf = (members: readonly Answer[] = []): Answer[] =>
    members.flatMap((member) => (member['event'] as Answer | undefined) ?? []);

  it('S-31 is caught up with every event, once and in order, when it reads again', () => {
    expect(eventsOf(heardBy['EVERY_EVENT']).map(({ id }) => id as string)).toEqual(written.map(({ id }) => id));
  });

  it('S-31 is told of a gap and then the newest of each object, when it asked for that', () => {
    const heard = heardBy['LATEST'] ?? [];
    const gaps = heard.filter((member) => member['__typename'] === 'Gap');
    const told = eventsOf(heard).map(({ id }) => id as string);
    expect(gaps.length).toBeGreaterThan(0);
    expect(told).toEqual(written.map(({ id }) => id).filter((id) => told.includes(id)));
    expect(told.length + gaps.reduce((sum, gap) => sum + (gap['count'] as number), 0)).toBe(written.length);
    const lastOfEach = new Map(written.map(({ id, rootId }) => [rootId, id]));
    for (const id of lastOfEach.values()) expect(told).toContain(id);
  });

  it('S-31 is no fault of the server’s', () => expect(served.faults).toEqual([]));
});
