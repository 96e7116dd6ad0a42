import type { Answer } from '@sporbar/schema/testing.ts';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { Frames, memberOf } from '../../../graphql/frames.testing.ts';
import { openServed, type Served } from '../../../served.testing.ts';
import { startServer, type RunningServer } from '../../../server.ts';
import { openStage, type Occasion, type Stage } from './occasions.testing.ts';
import { openAudience, type Audience, type Follower } from './viewers.testing.ts';

/** One question, asked by several at once, about something that is about to happen. */
export interface Case {
  readonly query: string;
  readonly variables: Answer;
  readonly occasion: Occasion;
  readonly followers: readonly Follower[];
  /** The variable that takes the object's id, if the question is about that object alone. */
  readonly idIn?: 'id' | 'filter' | undefined;
}

export interface Compared {
  readonly messages: number;
  readonly bytes: number;
  /** How many groups there were after the last message. */
  readonly groups: number;
}

/** Two servers over one database: one shares what is asked alike, the other executes each subscription by itself. */
export class SameBytes {
  readonly served: Served;
  readonly stage: Stage;
  readonly audience: Audience;
  readonly #alone: RunningServer;
  readonly #faults: object[];
  readonly #lines = new Map<string, Frames>();
  #asked = 0;

  private constructor(parts: { served: Served; stage: Stage; audience: Audience; alone: RunningServer; faults: object[] }) {
    this.served = parts.served;
    this.stage = parts.stage;
    this.audience = parts.audience;
    this.#alone = parts.alone;
    this.#faults = parts.faults;
  }

  static async open(): Promise<SameBytes> {
    const served = await openServed();
    const stage = await openStage(served);
    const audience = await openAudience(served, stage.shopper);
    const faults: object[] = [];
    const alone = await startServer({
      database: served.desk.database,
      clock: served.desk.clock,
      filesDir: served.filesDir,
      linkSecret: 'test',
      siteUrl: served.url,
      withTimers: false,
      isSharing: false,
      logger: { info: () => {}, warn: () => {}, error: (facts) => void faults.push(facts) },
    });
    return new SameBytes({ served, stage, audience, alone, faults });
  }

  async close(): Promise<void> {
    for (const { socket } of this.#lines.values()) socket.terminate();
    await this.#alone.close();
    await this.served.close();
  }

  /** Asks on both servers, lets it happen, and compares what each follower was told, byte for byte. */
  async compare({ query, variables, occasion, followers, idIn }: Case): Promise<Compared> {
    const objectId = await occasion.prepare();
    const given = { ...variables, ...(idIn === 'id' && { id: objectId }), ...(idIn === 'filter' && { filter: { objectId } }) };
    const id = `s${++this.#asked}`;
    const pairs = [];
    for (const follower of followers) {
      const [shared, alone] = [await this.#line(this.served.server, follower), await this.#line(this.#alone, follower)];
      for (const line of [shared, alone]) line.ask(id, query, given);
      pairs.push({ follower, shared, alone });
    }
    const lines = pairs.flatMap(({ shared, alone }) => [shared, alone]);
    await soon(() => lines.filter((line) => !hasBegun(line, id)).length).toBe(0);
    const before = await this.#places(followers);
    await occasion.act(objectId);
    let [messages, bytes] = [0, 0];
    for (const { follower, shared, alone } of pairs) {
      const told = isOver(alone, id)
        ? []
        : await this.#told(follower, before.get(follower) ?? '', (given as Answer)['filter'], idIn, objectId);
      this.#wakeAll();
      for (const line of [shared, alone]) {
        await soon(() => changesIn(line, id).length).toBe(told.length);
        for (const [index, cursor] of changesIn(line, id).entries()) if (cursor !== undefined) expect(cursor).toBe(told[index]);
      }
      const [got, expected] = [shared, alone].map((line) => line.of(id).map(({ text }) => text));
      expect(got, `${follower.name}: ${query} ${JSON.stringify(given)}`).toEqual(expected);
      messages += told.length;
      bytes += (got ?? []).join('').length;
    }
    expect([...this.#faults, ...this.served.faults]).toEqual([]);
    const groups = this.served.server.groups.size;
    for (const line of lines) if (!isOver(line, id)) line.complete(id);
    for (const line of lines) await line.settle();
    return { messages, bytes, groups };
  }

  async #line(server: RunningServer, follower: Follower): Promise<Frames> {
    const name = `${server.url} ${follower.name}`;
    const known = this.#lines.get(name);
    if (known !== undefined) return known;
    const headers = follower.cookie === undefined ? {} : { cookie: follower.cookie };
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    const line = new Frames(socket);
    this.#lines.set(name, line);
    await line.begin(follower.key === undefined ? {} : { authorization: `Bearer ${follower.key}` });
    return line;
  }

  /** Where the stream of each stands now. */
  async #places(followers: readonly Follower[]): Promise<Map<Follower, string>> {
    const places = new Map<Follower, string>();
    for (const follower of followers) places.set(follower, (await this.#ask(follower, '{ cursor }'))['cursor'] as string);
    return places;
  }

  /** The cursors of what it is to be told, by the same log read as a list. */
  async #told(follower: Follower, after: string, filter: unknown, idIn: Case['idIn'], objectId: string): Promise<string[]> {
    const query =
      'query E($after: Cursor, $filter: ChangesFilter) { events(after: $after, first: 200, filter: $filter) { events { cursor } } }';
    const narrowed = idIn === 'id' ? { objectId } : filter;
    const { events } = (await this.#ask(follower, query, { after, filter: narrowed }))['events'] as { events: { cursor: string }[] };
    return events.map(({ cursor }) => cursor);
  }

  async #ask({ cookie, key }: Follower, query: string, variables: object = {}): Promise<Answer> {
    const headers: Record<string, string> = cookie === undefined ? { authorization: `Bearer ${key}` } : { cookie };
    const { data, errors } = (await (await this.served.post({ query, variables }, headers)).json()) as Answer;
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data as Answer;
  }

  #wakeAll(): void {
    const { people } = this.served;
    const streams = [people.north.id, people.east.id, this.stage.shopper.organisationId].map((id) => `org:${id}`);
    for (const { backbone } of [this.served.server, this.#alone]) backbone.wakeups.wake([...streams, 'carrier']);
  }
}

/** Something that comes true within seconds, on a busy machine too. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000, interval: 5 });

const isOver = (line: Frames, id: string): boolean => line.of(id).some(({ type }) => type === 'complete' || type === 'error');

const hasBegun = (line: Frames, id: string): boolean =>
  isOver(line, id) || line.of(id).some((frame) => memberOf(frame)?.['__typename'] === 'UpToDate');

/** The cursors of the changes it was told of since it was up to date; undefined for one that came as an error. */
function changesIn(line: Frames, id: string): (string | undefined)[] {
  if (isOver(line, id)) return [];
  const members = line.of(id).map(memberOf);
  const from = members.findIndex((member) => member?.['__typename'] === 'UpToDate');
  return members.slice(from + 1).map((member) => member?.['cursor'] as string | undefined);
}
