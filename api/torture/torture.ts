import { setTimeout as rest } from 'node:timers/promises';
import { openDatabase } from '@sporbar/prisma/client.ts';
import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { startOwnServer, type OwnServer } from '@sporbar/prisma/test-server.ts';
import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import { lastPosition } from '@sporbar/schema/event-log.ts';
import { goodRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { deskOn } from '@sporbar/schema/testing.ts';
import type { Step } from '../src/crash/client.testing.ts';
import { populate } from '../src/crash/crash.testing.ts';
import { tellStories } from '../src/crash/stories.testing.ts';
import { transactionsIn } from '../src/crash/verdict.testing.ts';
import type { Bus } from '../src/live/redis-server.testing.ts';
import { tellBursts } from './bursts.ts';
import { Chance } from './chance.ts';
import { countOf, judge, type Fault, type FaultKind, type TortureRecord } from './judgement.ts';
import { Machine } from './machines.ts';
import { lastWords, LookingWriters, startFollowers, startLatest, startLists } from './people.ts';
import { acknowledgedIn, readLog, replay } from './replay.ts';
import { deckFor, gentleDeck, makeTrouble, type TroubleName } from './troubles.ts';

export interface TortureOptions {
  readonly seed: number;
  /** It goes on until so many events have been delivered and a whole deck of troubles is dealt. */
  readonly deliveries: number;
  readonly servers: number;
  /** So many to each of the three streams. */
  readonly followers: number;
  readonly bus?: Bus | undefined;
  /** Without it, as much as there is in the deck. */
  readonly deck?: readonly TroubleName[] | undefined;
  /** The name of a bug that is planted in the servers. */
  readonly planted?: string | undefined;
  readonly say?: ((line: string) => void) | undefined;
}

export interface Outcome {
  readonly record: TortureRecord;
  readonly faults: readonly Fault[];
  readonly counts: Readonly<Record<FaultKind, number>>;
  readonly deliveries: number;
  readonly lines: number;
  readonly troubles: Readonly<Record<TroubleName, number>>;
  /** What the tables contradict themselves in, what a server refused of what another had answered, and lists that were not true. */
  readonly contradictions: readonly string[];
  /** How often somebody who wants the newest alone was told that changes were left out, and how many of them. */
  readonly gaps: number;
  readonly leftOut: number;
  /** How often rows of followed lists were told, whole or by what changed. */
  readonly listSteps: number;
  /** How long the last follower took to come to the end once all was well again. */
  readonly settledMs: number;
  readonly complaints: string;
  readonly seconds: number;
  readonly about: string;
}

/**
 * What has not arrived so long after all was well again is lost: many times the second in which servers look for themselves.
 * A planted bug is not waited for so long.
 */
const patienceMs = { usual: 20_000, planted: 6_000 };
const longestMs = 3_600_000;

/** Writes and follows over several servers while everything around them fails, mends it, and judges what came of it. */
export async function torture(options: TortureOptions): Promise<Outcome> {
  const database = await startOwnServer({ durable: true });
  const machines: Machine[] = [];
  try {
    return await onDatabase(database, machines, options);
  } finally {
    await Promise.all(machines.map((machine) => machine.remove()));
    await options.bus?.kill();
    await database.stop();
  }
}

async function onDatabase(server: OwnServer, machines: Machine[], options: TortureOptions): Promise<Outcome> {
  const { seed, bus, planted, servers } = options;
  const say = options.say ?? (() => {});
  const chance = new Chance(seed);
  const began = performance.now();
  const opened = await openDatabase({ url: server.url, poolSize: 4 });
  try {
    await loadReferenceData(opened.db);
    const guests = await populate(deskOn({ ...opened, url: server.url }));
    if (planted !== undefined) await opened.db.$executeRaw`CREATE SEQUENCE planted_serial`;
    await bus?.start();
    const patience = AbortSignal.timeout(longestMs);
    for (let index = 1; index <= servers; index += 1)
      machines.push(await Machine.build(`server-${index}`, { databaseUrl: server.url, redisUrl: bus?.url, planted }));
    await Promise.all(machines.map((machine) => machine.start(patience)));
    say(`${servers} servers on ${server.about}${bus === undefined ? '' : `, woken by ${bus.about}`}, after ${seconds(began)} s`);

    // A bug in the order of numbers needs servers that are not equally near.
    if (planted !== undefined) for (const { back } of machines.slice(1)) back.delayMs = 30;
    const followers = startFollowers(guests, machines, chance, options.followers);
    const latest = startLatest(followers, machines, chance);
    const lists = startLists(guests, machines, chance);
    const looking = new LookingWriters(guests, machines, chance);
    const delivered = () => followers.reduce((sum, { follower }) => sum + follower.told.length, 0);
    const over = new AbortController();
    const stories = tellStories(looking.writers, () => over.signal.aborted);
    const bursts = tellBursts(looking.writers, chance, over.signal);
    const place = { machines, database: server, databaseUrl: server.url, bus, chance, patience };
    const rounds = makeTrouble(place, options.deck ?? usualDeck(options), () => {
      say(`${delivered()} deliveries after ${seconds(began)} s`);
      return delivered() >= options.deliveries;
    }).finally(() => over.abort());
    const [troubles] = await Promise.all([rounds, stories, bursts]);
    machines.forEach((machine) => machine.mend());
    say(`all is well again after ${seconds(began)} s`);

    const mended = performance.now();
    const spoken: Step[] = [];
    const arrived = async () => {
      for (const { follower } of followers) await follower.reached(await lastPosition(opened.db, follower.stream)).catch(() => {});
    };
    for (const machine of machines) {
      spoken.push(...(await lastWords(guests, machine, () => goodRequest())));
      await Promise.race([arrived(), rest((planted === undefined ? patienceMs.usual : patienceMs.planted) / servers)]);
    }
    const settledMs = performance.now() - mended;
    const tooLate = AbortSignal.timeout(planted === undefined ? patienceMs.usual : patienceMs.planted);
    await Promise.all(latest.map(async (each) => each.latest.finish(await lastPosition(opened.db, each.latest.stream), tooLate)));
    const [{ url }] = machines as [Machine];
    const differences = (await Promise.all(lists.map((list) => list.differsFrom(url, tooLate)))).flat();
    lists.forEach((list) => list.stop());
    const listening = [
      ...followers.map(({ name, follower }) => ({ name, refusal: follower.refusal })),
      ...latest.map(({ name, latest: { refusal } }) => ({ name, refusal })),
      ...lists,
    ];
    const refused = [
      ...(await looking.refused()),
      ...listening.flatMap(({ name, refusal }) => (refusal === undefined ? [] : [`${name} was refused: ${refusal.message}`])),
    ];
    const steps = [...looking.writers.steps, ...spoken];
    const replays = (await Promise.all(machines.map((machine) => replay(machine.url, machine.name, guests)))).flat();
    followers.forEach(({ follower }) => follower.stop());
    const { made, asked } = await transactionsIn({ db: opened.db, steps, keyIds: guests.keyIds, before: guests.before });
    const record: TortureRecord = {
      log: await readLog(opened.db),
      followers: followers.map(({ name, follower: { stream, from, told } }) => ({ name, stream, from, told })),
      latest: latest.map(({ name, latest: { stream, from, told, gaps } }) => ({ name, stream, from, told, gaps })),
      replays,
      acknowledged: acknowledgedIn(steps, guests.streamOf),
      reads: looking.reads,
      made,
      asked,
      denied: steps
        .filter(({ wasDenied, sent, answer }) => wasDenied === true && sent === 2 && answer?.['replayed'] === true)
        .map(({ by, move }) => `${move} by ${by}`),
    };
    const faults = judge(record);
    const gaps = record.latest.flatMap((account) => account.gaps);
    return {
      record,
      faults,
      counts: countOf(faults),
      deliveries: delivered(),
      lines: followers.reduce((sum, { follower }) => sum + follower.lines, 0),
      troubles,
      contradictions: [...(await contradictionsIn(opened.db)), ...refused, ...lists.flatMap(({ misfits }) => misfits), ...differences],
      gaps: gaps.length,
      leftOut: gaps.reduce((sum, { count }) => sum + count, 0),
      listSteps: lists.reduce((sum, { heard }) => sum + heard.snapshots + heard.changes, 0),
      settledMs,
      complaints: machines.map((machine) => machine.complaints()).join(''),
      seconds: seconds(began),
      about: server.about,
    };
  } finally {
    await opened.close();
  }
}

const usualDeck = ({ planted, bus }: TortureOptions): readonly TroubleName[] =>
  planted === undefined ? deckFor(bus === undefined ? 'postgres' : 'redis') : gentleDeck;

const seconds = (since: number): number => Math.round((performance.now() - since) / 1_000);
