import { setTimeout as rest } from 'node:timers/promises';
import type { OwnServer } from '@sporbar/prisma/test-server.ts';
import { runOn } from '@sporbar/prisma/testing.ts';
import type { Bus } from '../src/live/redis-server.testing.ts';
import type { Chance } from './chance.ts';
import type { Machine } from './machines.ts';
import type { Proxy } from './proxy.ts';

/** What can be made to suffer. */
export interface Place {
  readonly machines: readonly Machine[];
  readonly database: OwnServer;
  readonly databaseUrl: string;
  readonly bus: Bus | undefined;
  readonly chance: Chance;
  /** Aborts when everything must come back. */
  readonly patience: AbortSignal;
}

/** Does some harm and makes it good again. Answers how much of it there was, or 0 when it had to be left. */
type Trouble = (place: Place) => Promise<number>;

const someMachine = ({ machines, chance }: Place): Machine | undefined => chance.pick(machines.filter(({ isUp }) => isUp));

const someLine = (place: Place): Proxy | undefined => place.chance.pick(someMachine(place)?.lines() ?? []);

/** The seconds of a trouble: chosen by the seed, and over at once when everything must come back. */
const forAWhile = ({ chance, patience }: Place, least: number, most: number): Promise<unknown> =>
  rest(chance.between(least, most), undefined, { signal: patience }).catch(() => {});

/** Every connection of a server's clients, in the middle of whatever they were told. */
const cutSockets: Trouble = (place) => Promise.resolve(someMachine(place)?.front.cut() ?? 0);

/** A server's connections to its database, in the middle of whatever was being written. */
const cutDatabase: Trouble = (place) => Promise.resolve(someMachine(place)?.back.cut() ?? 0);

const slowness: Trouble = async (place) => {
  const line = someLine(place);
  if (line === undefined) return 0;
  line.delayMs = place.chance.between(20, 250);
  await forAWhile(place, 800, 3_000);
  line.delayMs = 0;
  return 1;
};

/** A server that is far from its database: between its number and its commit, others come and go. */
const farDatabase: Trouble = async (place) => {
  const line = someMachine(place)?.back;
  if (line === undefined) return 0;
  line.delayMs = place.chance.between(40, 80);
  await forAWhile(place, 4_000, 6_000);
  line.delayMs = 0;
  return 1;
};

/** A line that says nothing any more, for longer than its ends are patient perhaps, and then speaks again or breaks. */
const blackHole: Trouble = async (place) => {
  const line = someLine(place);
  if (line === undefined) return 0;
  const breaks = place.chance.next() < 0.5;
  line.mute();
  await forAWhile(place, 800, 5_000);
  if (breaks) line.cut();
  line.unmute();
  return 1;
};

/** The same between a server and its database, for longer than anybody waits for an answer. */
const longBlackHole: Trouble = async (place) => {
  const line = someMachine(place)?.back;
  if (line === undefined) return 0;
  line.mute();
  await forAWhile(place, 6_000, 14_000);
  if (place.chance.next() < 0.5) line.cut();
  line.unmute();
  return 1;
};

/** One at least is left alive, as there would be. */
const kill: Trouble = async (place) => {
  const { machines, patience } = place;
  if (machines.filter(({ isUp }) => isUp).length < 2) return 0;
  const machine = someMachine(place);
  await machine?.kill();
  await forAWhile(place, 0, 1_500);
  await machine?.start(patience);
  return 1;
};

/** What is down already and will come back by itself. */
const stopped = new WeakSet<OwnServer | Bus>();

const databaseStop: Trouble = async (place) => {
  const { database } = place;
  if (stopped.has(database)) return 0;
  stopped.add(database);
  await database.stopHard();
  await forAWhile(place, 0, 1_500);
  await database.startAgain();
  stopped.delete(database);
  return 1;
};

/** Ends the sessions that listen for other servers' wake-ups. */
const deafen: Trouble = async ({ databaseUrl }) => {
  const listening = `pid <> pg_backend_pid() AND (query ILIKE 'LISTEN%' OR query ILIKE '%pg_notify%')`;
  const ended = await runOn(databaseUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${listening}`).catch(() => []);
  return ended.length;
};

const busStop: Trouble = async (place) => {
  const { bus } = place;
  if (bus === undefined || stopped.has(bus)) return 0;
  stopped.add(bus);
  await bus.kill();
  await forAWhile(place, 200, 2_500);
  await bus.start();
  stopped.delete(bus);
  return 1;
};

export const troubles = {
  'cut sockets': cutSockets,
  'cut database connections': cutDatabase,
  slowness,
  'far databases': farDatabase,
  'black holes': blackHole,
  'long black holes': longBlackHole,
  kills: kill,
  'database stops': databaseStop,
  'deafened listeners': deafen,
  'bus stops': busStop,
} as const satisfies Record<string, Trouble>;

export type TroubleName = keyof typeof troubles;

/** What is dealt, again and again in another order: the harmless often, the worst seldom. */
export const deckFor = (bus: 'postgres' | 'redis'): readonly TroubleName[] => [
  ...Array<TroubleName>(5).fill('cut sockets'),
  ...Array<TroubleName>(2).fill('cut database connections'),
  ...Array<TroubleName>(2).fill('slowness'),
  'far databases',
  ...Array<TroubleName>(3).fill('black holes'),
  'long black holes',
  ...Array<TroubleName>(2).fill('kills'),
  'database stops',
  bus === 'redis' ? 'bus stops' : 'deafened listeners',
];

/** Where nothing goes wrong but a line now and then: a planted bug must be seen by itself. */
export const gentleDeck: readonly TroubleName[] = Array<TroubleName>(8).fill('cut sockets');

/** Deals one deck after another, a few troubles at a time, until `isEnough` after a whole deck. Answers how often each was done. */
export async function makeTrouble(
  place: Place,
  deck: readonly TroubleName[],
  isEnough: () => boolean,
): Promise<Record<TroubleName, number>> {
  const done = Object.fromEntries(Object.keys(troubles).map((name) => [name, 0])) as Record<TroubleName, number>;
  const underWay = new Set<Promise<void>>();
  do {
    for (const name of place.chance.shuffled(deck)) {
      if (place.patience.aborted) break;
      const trouble: Promise<void> = troubles[name](place).then((times) => {
        done[name] += times;
        underWay.delete(trouble);
      });
      underWay.add(trouble);
      if (underWay.size >= 3) await Promise.race(underWay);
      await forAWhile(place, 300, 1_500);
    }
  } while (!isEnough() && !place.patience.aborted);
  await Promise.all(underWay);
  return done;
}
