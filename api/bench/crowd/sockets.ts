import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { now } from '../measure/usage.ts';
import { answerQuestions } from '../measure/answering.ts';
import { framed, Frames } from './frames.ts';

// A process of subscribers: bare sockets, so that the listening side costs the machine as little as it can. It checks what
// it hears: all sockets of a group must hear the same bytes in the same order.

export interface Subscriber {
  /** Who must hear the same. */
  readonly group: string;
  readonly cookie?: string | undefined;
  /** What it subscribes to; without it the socket only listens. */
  readonly payload?: object | undefined;
  /** The list that the same socket follows, whose messages are only counted. */
  readonly list?: object | undefined;
  /** What it subscribes to beside, and must hear nothing of but that it is up to date. */
  readonly beside?: readonly object[] | undefined;
}

interface Group {
  /** What was heard since the last reset, by the first that heard it. */
  readonly texts: Buffer[];
  /** When the first and the last of the group had it. */
  readonly first: number[];
  readonly last: number[];
  readonly heard: number[];
  size: number;
}

interface Wait {
  readonly counts: Readonly<Record<string, number>>;
  readonly done: () => void;
}

const groups = new Map<string, Group>();
const faults: string[] = [];
let members: Member[] = [];
let waits: Wait[] = [];
let isStrict = true;
let pinging: NodeJS.Timeout | undefined;
/** Everybody is sent the same bytes. */
let isRaw = false;

const groupOf = (name: string): Group => {
  const group = groups.get(name) ?? { texts: [], first: [], last: [], heard: [], size: 0 };
  groups.set(name, group);
  return group;
};

const fault = (text: string): void => {
  if (faults.length < 20) faults.push(text);
};

class Member {
  readonly group: Group;
  readonly #name: string;
  readonly #ready = Promise.withResolvers<void>();
  readonly #stream: Socket;
  readonly #subscriber: Subscriber;
  readonly #frames = new Frames((opcode, data, from, to) => this.#hear(opcode, data, from, to));
  /** As graphql-ws names an operation, so that no two sockets are sent the same bytes. */
  readonly #id = randomUUID();
  readonly #listId = Buffer.from(randomUUID());
  #upgraded = false;
  #isClosing = false;
  #toCatchUp: number;
  count = 0;
  listMessages = 0;

  constructor(url: URL, subscriber: Subscriber) {
    this.#subscriber = subscriber;
    this.#name = subscriber.group;
    this.group = groupOf(subscriber.group);
    this.group.size += 1;
    this.#toCatchUp = 1 + (subscriber.list === undefined ? 0 : 1) + (subscriber.beside?.length ?? 0);
    this.#stream = connect({ port: Number(url.port), host: url.hostname, noDelay: true });
    this.#stream.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#stream.on('error', (error) => this.#fail(`a socket broke: ${error.message}`));
    this.#stream.on('close', () => {
      if (!this.#isClosing) this.#fail('a socket was closed');
    });
    const cookie = subscriber.cookie === undefined ? '' : `Cookie: ${subscriber.cookie}\r\n`;
    const key = randomBytes(16).toString('base64');
    this.#stream.write(
      `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n${cookie}\r\n`,
    );
  }

  ready(): Promise<void> {
    return this.#ready.promise;
  }

  close(): void {
    this.#isClosing = true;
    this.#stream.destroy();
  }

  /** As the site's client asks now and then whether the other end is still there. */
  ping(): void {
    this.#stream.write(framed('{"type":"ping"}'));
  }

  #take(chunk: Buffer): void {
    if (this.#upgraded) return this.#frames.take(chunk);
    const end = chunk.indexOf('\r\n\r\n');
    if (!chunk.toString('latin1', 0, 12).includes('101') || end < 0) return this.#fail(`no handshake: ${chunk.toString('utf8', 0, 200)}`);
    this.#upgraded = true;
    if (this.#subscriber.payload === undefined) this.#ready.resolve();
    else this.#stream.write(framed('{"type":"connection_init"}'));
    if (chunk.length > end + 4) this.#frames.take(chunk.subarray(end + 4));
  }

  #hear(opcode: number, data: Buffer, from: number, to: number): void {
    if (opcode === 9) return void this.#stream.write(framed(data.subarray(from, to), 10));
    if (opcode === 8) return this.#fail(`closed: ${data.readUInt16BE(from)} ${data.toString('utf8', from + 2, to)}`);
    if (opcode !== 1) return;
    if (to - from < 250 && this.#heardOfProtocol(data.toString('utf8', from, to))) return;
    if (this.#subscriber.list !== undefined && data.subarray(from, from + 60).includes(this.#listId)) this.listMessages += 1;
    else this.#count(data, from, to);
  }

  #subscribe(id: string, payload: object | undefined): void {
    this.#stream.write(framed(JSON.stringify({ id, type: 'subscribe', payload })));
  }

  /** True for what is no event. */
  #heardOfProtocol(text: string): boolean {
    if (text.includes('"connection_ack"')) {
      this.#subscribe(this.#id, this.#subscriber.payload);
      if (this.#subscriber.list !== undefined) this.#subscribe(String(this.#listId), this.#subscriber.list);
      for (const other of this.#subscriber.beside ?? []) this.#subscribe(randomUUID(), other);
      if (!isStrict) this.#ready.resolve();
    } else if (text.includes('"UpToDate"')) {
      this.#toCatchUp -= 1;
      if (this.#toCatchUp === 0) this.#ready.resolve();
    } else if (text.includes('"type":"pong"')) return true;
    else if (text.includes('"type":"ping"')) this.#stream.write(framed('{"type":"pong"}'));
    else if (text.includes('"errors"') || text.includes('"type":"error"') || text.includes('"type":"complete"')) this.#fail(text);
    else return false;
    return true;
  }

  #count(data: Buffer, from: number, to: number): void {
    const { texts, first, last, heard, size } = this.group;
    const index = this.count++;
    const known = texts[index];
    if (known === undefined) {
      if (!isRaw && !data.subarray(from, to).includes(this.#id)) fault(`${this.#name} heard what another follows`);
      texts[index] = Buffer.from(data.subarray(from, to));
      first[index] = now();
    } else if (!this.#isSame(known, data, from, to))
      fault(`message ${index} of ${this.#name} differs: ${data.toString('utf8', from, from + 300)}`);
    heard[index] = (heard[index] ?? 0) + 1;
    if (heard[index] !== size) return;
    last[index] = now();
    if (waits.length > 0) look();
  }

  /** The same text but for the name of the operation, which must be its own. */
  #isSame(known: Buffer, data: Buffer, from: number, to: number): boolean {
    if (isRaw) return known.compare(data, from, to) === 0;
    const idAt = from + known.indexOf('"id":"') + 6;
    const idEnd = idAt + this.#id.length;
    return (
      data.toString('latin1', idAt, idEnd) === this.#id &&
      known.compare(data, from, idAt, 0, idAt - from) === 0 &&
      known.compare(data, idEnd, to, idEnd - from) === 0
    );
  }

  #fail(text: string): void {
    fault(`${this.#name}: ${text}`);
    this.#ready.reject(new Error(text));
    waits.forEach(({ done }) => done());
  }
}

function look(): void {
  waits = waits.filter(({ counts, done }) => {
    const isThere = Object.entries(counts).every(([name, count]) => count === 0 || groupOf(name).heard[count - 1] === groupOf(name).size);
    if (isThere) done();
    return !isThere;
  });
}

answerQuestions({
  /** Opens sockets, so many at a time; answers when each has caught up (or, without `strict`, is let in). */
  open: async ({
    url,
    subscribers,
    strict,
    raw,
    atOnce = 50,
  }: {
    url: string;
    subscribers: Subscriber[];
    strict: boolean;
    raw: boolean;
    atOnce?: number;
  }) => {
    isRaw = raw;
    isStrict = strict;
    const waiting = [...subscribers];
    const openAll = async () => {
      for (let subscriber = waiting.shift(); subscriber !== undefined; subscriber = waiting.shift()) {
        const member = new Member(new URL(url), subscriber);
        members.push(member);
        await member.ready();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, openAll));
    return members.length;
  },
  /** From now on every socket asks so often whether the other end is there, each at its own moment. */
  keepAlive: (everyMs: number) => {
    const stepMs = 50;
    let [due, next] = [0, 0];
    pinging ??= setInterval(() => {
      for (due += (members.length * stepMs) / everyMs; due >= 1; due -= 1) members[next++ % members.length]?.ping();
    }, stepMs);
  },
  /** How many messages of lists came since the reset. */
  lists: () => members.reduce((sum, { listMessages }) => sum + listMessages, 0),
  /** Everything heard so far is forgotten; what comes now counts from 0. */
  reset: () => {
    for (const group of groups.values()) for (const list of [group.texts, group.first, group.last, group.heard]) list.length = 0;
    for (const member of members) member.count = member.listMessages = 0;
  },
  /** Resolves when every socket of each group has so many. */
  wait: async ({ counts, withinMs }: { counts: Record<string, number>; withinMs: number }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waits.push({ counts, done: resolve });
    look();
    const late = setTimeout(() => {
      const stands = Object.keys(counts)
        .slice(0, 5)
        .map(
          (name) =>
            `${name}: ${members
              .filter(({ group }) => group === groups.get(name))
              .map(({ count }) => count)
              .sort((a, b) => a - b)
              .slice(0, 3)
              .join()} of ${counts[name]}`,
        );
      fault(`not all have everything after ${withinMs} ms (${stands.join('; ')})`);
      resolve();
    }, withinMs);
    await promise;
    clearTimeout(late);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  },
  /** What a group heard since the reset, and when. */
  heard: (name: string) => {
    const { texts, first, last } = groupOf(name);
    return { texts: texts.map(String), first, last };
  },
  /** When the last of each group had its messages. */
  times: () => Object.fromEntries([...groups].map(([name, { first, last }]) => [name, { first, last }])),
  /** Faults so far, and what came beyond the counts that are right. */
  verdict: (counts: Record<string, number>) => {
    for (const [name, count] of Object.entries(counts))
      for (const member of members)
        if (member.group === groups.get(name) && member.count !== count) fault(`${name} heard ${member.count}, not ${count}`);
    return faults;
  },
  close: () => {
    clearInterval(pinging);
    members.forEach((member) => member.close());
    members = [];
    groups.clear();
  },
});
