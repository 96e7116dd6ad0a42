import { lifecycles } from '@sporbar/schema/lifecycle.ts';
import { movesAskedOf } from './asked.testing.ts';
import type { Asker } from './everyone.testing.ts';
import { guardsIn, judged, type Case } from './judging.testing.ts';
import { tables, type Ref, type Stage, type Walk } from './stage.testing.ts';

/** What came of all cases. */
export interface Tally {
  readonly counts: Record<Case, number>;
  readonly lies: string[];
  /** Moves that a guard was seen to hold, with the code and the rule that it was told to be held by. */
  readonly guards: Set<string>;
  /** Statuses in which objects were asked about. */
  readonly statuses: Set<string>;
  /** Moves that were offered to somebody and rehearsed. */
  readonly offered: Set<string>;
}

/** Who asks about a thing, by its place among all that are asked about. */
export type Choice = (all: readonly Asker[], place: number, thing: Ref) => readonly Asker[];

/** Everybody. */
export const whole: Choice = (all) => all;

const ofMailboxes: readonly string[] = ['PACKAGE', 'BOOKING', 'PURCHASE_RECEIPT'];

/** Whose it is, the carrier's systems, and at every third place one more, somebody else each time. */
export const short: Choice = (all, place, { type }) => {
  const owner = ofMailboxes.includes(type) ? 'mari' : 'superuser';
  const another = place % 3 === 0 ? all[((place / 3) * 7) % all.length]?.name : undefined;
  return all.filter(({ name }) => [owner, 'system', another].some((each) => each === name));
};

const atATime = 4;

/** Goes every walk and lets the chosen ask everything at every stop; compares what is told with what comes of it. */
export async function walkAll(stage: Stage, walks: readonly Walk[], choose: Choice): Promise<Tally> {
  const counts: Record<Case, number> = { UNSEEN: 0, NOT_OFFERED: 0, OFFERED: 0, HELD: 0 };
  const tally: Tally = { counts, lies: [], guards: new Set(), statuses: new Set(), offered: new Set() };
  let place = 0;
  for (const walk of walks)
    for await (const { name, things } of walk(stage))
      for (const thing of things) {
        const askers = [...choose(stage.everyone.all, place++, thing)];
        const { status } = await stage.thing(thing);
        tally.statuses.add(`${thing.type} ${status}`);
        const before = await stage.footprint();
        const next = async (): Promise<void> => {
          for (let asker = askers.shift(); asker !== undefined; asker = askers.shift()) await compare(stage, tally, thing, asker, name);
        };
        await Promise.all(Array.from({ length: atATime }, next));
        if ((await stage.footprint()) !== before)
          tally.lies.push(`${thing.type}, ${name}: it was only rehearsed, and something was written`);
      }
  return tally;
}

async function compare(stage: Stage, tally: Tally, thing: Ref, asker: Asker, stop: string): Promise<void> {
  const moves = movesAskedOf(thing.type);
  const told = await stage.told(asker, thing);
  const tried = await stage.tried(asker, thing, moves);
  for (const move of moves) {
    const came = tried.get(move) ?? { isDone: false, problems: [] };
    const found = judged(move, told, came);
    if (typeof found !== 'string') {
      tally.lies.push(`${thing.type}, ${stop}: to ${asker.name}, ${move} ${found.lie}`);
      continue;
    }
    tally.counts[found] += 1;
    const offer = told?.get(move);
    if (found === 'OFFERED') tally.offered.add(move);
    if (found === 'HELD' && offer !== undefined) for (const guard of guardsIn(move, offer)) tally.guards.add(guard);
  }
}

/** Statuses of the lifecycles in which no object was asked about. */
export const statusesLeftOut = ({ statuses }: Tally): string[] =>
  lifecycles.flatMap((lifecycle) =>
    lifecycle.noun in tables ? Object.keys(lifecycle.statuses).flatMap((status) => leftOut(statuses, `${lifecycle.noun} ${status}`)) : [],
  );

const leftOut = (all: ReadonlySet<string>, one: string): string[] => (all.has(one) ? [] : [one]);

/** Moves that were never truly made, though somebody must have been offered each. */
export const movesNeverMade = ({ made }: Stage): string[] =>
  Object.keys(tables)
    .flatMap(movesAskedOf)
    .filter((move) => !made.has(move));

/** Every guard that was seen to hold a move; who may not do a thing at all is left out. */
export const guardsSeen = ({ guards }: Tally): string[] => [...guards].filter((guard) => !/FORBIDDEN (G-09|IA-03)$/.test(guard)).toSorted();

export const summary = ({ counts }: Tally): string =>
  `${Object.values(counts).reduce((sum, count) => sum + count)} cases: ${Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')}`;
