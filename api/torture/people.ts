import { setTimeout as rest } from 'node:timers/promises';
import { carrierStream } from '@sporbar/schema/cursor.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { ask, Unanswered, Writers, type Step } from '../src/crash/client.testing.ts';
import { Follower } from '../src/crash/follower.testing.ts';
import { eventStreamLine, socketLine, type Refusal } from '../src/crash/live-line.testing.ts';
import type { FindWay } from '../src/crash/way.testing.ts';
import type { Chance } from './chance.ts';
import type { LaterRead } from './judgement.ts';
import { LatestFollower } from './latest-follower.ts';
import { ListFollower } from './list-follower.ts';
import type { Machine } from './machines.ts';

/** Who they are, and where their streams stand before anybody writes. */
export interface Guests {
  readonly keys: Readonly<Record<string, string>>;
  readonly streams: Readonly<Record<string, string>>;
  readonly from: Readonly<Record<string, bigint>>;
}

/** What passes by itself while servers and databases come and go. Everything else is a fault, and ends the run. */
const passing = ['SERVICE_UNAVAILABLE', 'RATE_LIMITED'];
const isPassing = (codes: readonly string[]): boolean => codes.length > 0 && codes.every((code) => passing.includes(code));
function passes(failure: unknown): boolean {
  if (failure instanceof Unanswered) return isPassing(failure.codes);
  return failure instanceof Error || (failure as Answer)['__typename'] === 'TechnicalRefusal';
}

const requestMs = 6_000;
const silenceMs = { socket: 4_000, eventStream: 6_000 };

/** Finds a server as a balancer would: any that is up. After a failure it takes a breath first. */
export function finder(machines: readonly Machine[], chance: Chance, limitMs?: number): FindWay & { failed(): void } {
  let failures = 0;
  const find = async () => {
    if (failures > 0) await rest(chance.between(20, 250));
    failures = 0;
    for (;;) {
      const machine = chance.pick(machines.filter(({ isUp }) => isUp));
      if (machine !== undefined)
        return { url: machine.url, signal: limitMs === undefined ? new AbortController().signal : AbortSignal.timeout(limitMs) };
      await rest(100);
    }
  };
  return Object.assign(find, { failed: () => void (failures += 1) });
}

/** A way for who has just lost one: a line that has ended for whatever reason is a failure to who must find the next. */
function findNextOf(machines: readonly Machine[], chance: Chance): FindWay {
  const find = finder(machines, chance);
  return () => {
    const way = find();
    find.failed();
    return way;
  };
}
const lines = {
  socket: socketLine({ silenceMs: silenceMs.socket }),
  'event stream': eventStreamLine({ silenceMs: silenceMs.eventStream }),
} as const;
const kinds = ['socket', 'event stream'] as const;
const passesBy = (refusal: Refusal): boolean => isPassing(refusal.codes);

/** Several lines a stream, half of them sockets and half event streams, each with its own place. */
export function startFollowers({ keys, streams, from }: Guests, machines: readonly Machine[], chance: Chance, each: number) {
  return Object.entries(streams).flatMap(([name, stream]) =>
    Array.from({ length: each }, (_, index) => {
      const kind = kinds[index % 2] ?? 'socket';
      const find = findNextOf(machines, chance);
      const about = { stream, key: keys[name] ?? '', from: from[name] ?? 0n };
      return { name: `${name} ${kind} ${index}`, follower: new Follower({ ...about, find, open: lines[kind], passes: passesBy }) };
    }),
  );
}

/** So many changes must wait before it is worth coming: more than a server tells one by one. */
const worthComingFor = 130n;

/** Beside the followers of each stream one on each kind of line that comes when they are far ahead of it. */
export function startLatest(followers: ReturnType<typeof startFollowers>, machines: readonly Machine[], chance: Chance) {
  const leaders = new Map(followers.map(({ name, follower }) => [follower.stream, { name, follower }]));
  return [...leaders.values()].flatMap(({ name, follower }) =>
    kinds.map((kind) => ({
      name: `${name}, the newest alone by ${kind}`,
      latest: new LatestFollower({
        ...follower.about,
        find: findNextOf(machines, chance),
        open: lines[kind],
        passes: passesBy,
        worthComing: (position) => follower.reached(position + worthComingFor),
      }),
    })),
  );
}

/** Every stream’s lists, on each kind of line. */
export const startLists = ({ keys, streams }: Guests, machines: readonly Machine[], chance: Chance): ListFollower[] =>
  Object.keys(streams).flatMap((by) =>
    (['orders', 'requests'] as const).flatMap((list) =>
      kinds.map(
        (kind) =>
          new ListFollower({
            name: `${list} of ${by} by ${kind}`,
            list,
            key: keys[by] ?? '',
            find: findNextOf(machines, chance),
            open: lines[kind],
            passes: passesBy,
          }),
      ),
    ),
  );

/** Writers whose answers are looked up on other servers now and then, at once. */
export class LookingWriters {
  readonly writers: Writers;
  readonly reads: LaterRead[] = [];
  readonly #guests: Guests;
  readonly #machines: readonly Machine[];
  readonly #chance: Chance;
  readonly #looking = new Set<Promise<void>>();
  readonly #refused: string[] = [];

  constructor(guests: Guests, machines: readonly Machine[], chance: Chance) {
    this.#guests = guests;
    this.#machines = machines;
    this.#chance = chance;
    const find = finder(machines, chance, requestMs);
    this.writers = new Writers(guests.keys, find, {
      answered: (step) => {
        if (chance.next() > 0.3) return;
        const looking: Promise<void> = this.#look(step).finally(() => this.#looking.delete(looking));
        this.#looking.add(looking);
      },
      passes: (failure) => {
        const isToPass = passes(failure);
        if (isToPass) find.failed();
        return isToPass;
      },
    });
  }

  /** What a server refused that another had just acknowledged. */
  async refused(): Promise<readonly string[]> {
    await Promise.all(this.#looking);
    return this.#refused;
  }

  /** Reads the object, and goes on after the cursor, on any server. */
  async #look({ by, move, answer = {} }: Step): Promise<void> {
    const header = (answer['order'] ?? answer['serviceRequest']) as { id: string; version: number } | undefined;
    const machine = this.#chance.pick(this.#machines.filter(({ isUp }) => isUp));
    if (header === undefined || machine === undefined) return;
    const type = answer['order'] === undefined ? 'ServiceRequest' : 'Order';
    const query = `query L($id: ID!, $after: Cursor) { node(id: $id) { ... on ${type} { version } } events(after: $after, first: 1) { cursor } }`;
    try {
      const way = { url: machine.url, signal: AbortSignal.timeout(requestMs) };
      const { node } = await ask(way, this.#guests.keys[by] ?? '', query, { id: header.id, after: answer['eventCursor'] });
      this.reads.push({ id: header.id, acknowledged: header.version, seen: (node as { version: number } | null)?.version ?? 0 });
    } catch (error) {
      if (!passes(error)) this.#refused.push(`${move} by ${by}, looked up on ${machine.name}: ${String(error)}`);
    }
  }
}

/** Says something that everybody hears, through one server and no other: a request from each customer. */
export async function lastWords(
  guests: Guests,
  machine: Machine,
  about: (by: string) => Record<string, unknown>,
): Promise<readonly Step[]> {
  const find: FindWay = () => Promise.resolve({ url: machine.url, signal: AbortSignal.timeout(requestMs) });
  const writers = new Writers(guests.keys, find, { answered: () => {}, passes });
  const speakers = Object.entries(guests.streams).filter(([, stream]) => stream !== carrierStream);
  for (const [by] of speakers) {
    const { serviceRequest } = await writers.move(by, 'createServiceRequest', 'ServiceRequestPayload', about(by));
    const { id, version } = serviceRequest as { id: string; version: number };
    await writers.move(by, 'submitServiceRequest', 'ServiceRequestPayload', { id, expectedVersion: version });
  }
  return writers.steps;
}
