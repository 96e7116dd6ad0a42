import { figureOf, ratioOf } from '../measure/figures.ts';
import { brief, isQuick } from './brief.ts';
import { Other, Ours, projectLines, siteChanges, type Cost, type Way } from './senders.ts';
import type { Group, Result, TrialName } from './trial.ts';

const sizes = isQuick ? [100] : [1_000, 5_000, 10_000];
const deliveriesPerRound = isQuick ? 400 : 40_000;

/** T1 to T4: the same changes to the same crowd, by all senders in turn. */
export const fanOut: Group = {
  trials: ['T1', 'T2', 'T3', 'T4', 'T13'],
  seconds: 240,
  run: async (stage, wanted, say) => {
    const results: Result[] = [];
    const subscribe = () => siteChanges(stage);
    const ours = await Ours.start(stage, 'Everybody');
    const raw = new Other('raw ws.send loop', 'raw', subscribe, 'loop');
    const rawTick = new Other('raw, one write a tick', 'raw', subscribe, 'tick');
    const yoga = new Other('Yoga', 'yoga', subscribe);
    const mercurius = new Other('Mercurius', 'mercurius', subscribe);
    const others = [raw, rawTick, yoga, mercurius];
    try {
      for (const size of sizesFor(wanted)) {
        const peersHere = size <= 5_000 && wanted.has('T2') ? [yoga, mercurius] : size === sizes[0] && wanted.has('T3') ? [yoga] : [];
        const here = [raw, ...(size === sizes[0] ? [rawTick] : []), ...peersHere];
        say(`opening ${size} sockets to each of ${1 + here.length}`);
        for (const sender of [ours, ...here]) await sender.grow(size);
        if (size === sizes[0] && wanted.has('T3')) results.push(...(await project(ours, here, say)));
        if (wanted.has('T1') || wanted.has('T2') || wanted.has('T4') || wanted.has('T13'))
          results.push(...(await singles(size, ours, here, wanted, say)));
      }
    } finally {
      for (const sender of [ours, ...others]) await sender.close();
    }
    return results;
  },
};

function sizesFor(wanted: ReadonlySet<TrialName>): number[] {
  if (wanted.has('T1')) return sizes;
  return sizes.filter(
    (size) =>
      (size === sizes[0] && (wanted.has('T3') || wanted.has('T2') || wanted.has('T13'))) ||
      (size === (sizes[1] ?? sizes[0]) && (wanted.has('T2') || wanted.has('T4'))),
  );
}

export type Costs = Map<string, Cost[]>;

/** Rounds of all in turn, after one that nobody counts. */
export async function interleaved(count: number, way: Way, ours: Ours, others: readonly Other[]): Promise<Costs> {
  const named = <T>(name: string, work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw new Error(name, { cause: error });
    });
  // The first round warms everybody up and shows the others what to send.
  await named(ours.name, ours.round(count, way));
  for (const other of others) {
    await named(other.name, other.load(ours.texts));
    await named(other.name, other.round(count, way));
  }
  const costs: Costs = new Map([ours, ...others].map(({ name }) => [name, []]));
  for (let round = 0; round < brief.rounds; round++)
    for (const sender of [ours, ...others]) costs.get(sender.name)?.push(await named(sender.name, sender.round(count, way)));
  return costs;
}

export const of = (costs: Costs, name: string, what: keyof Cost): number[] => (costs.get(name) ?? []).map((cost) => cost[what]);

export const behind = (costs: Costs, what: keyof Cost): Record<string, ReturnType<typeof figureOf>> =>
  Object.fromEntries(
    [...costs.keys()].map((name) => [`${name}, ${what === 'microseconds' ? 'us CPU' : 'ms'}`, figureOf(of(costs, name, what))]),
  );

async function singles(
  size: number,
  ours: Ours,
  others: readonly Other[],
  wanted: ReadonlySet<TrialName>,
  say: (text: string) => void,
): Promise<Result[]> {
  const costs = await interleaved(Math.max(4, Math.round(deliveriesPerRound / size)), 'ONE_BY_ONE', ours, others);
  say(`${size}: ${JSON.stringify(behind(costs, 'microseconds'))}`);
  const against = (name: string, what: keyof Cost) => ratioOf(of(costs, 'ours', what), of(costs, name, what));
  const times = (name: string) => ratioOf(of(costs, name, 'microseconds'), of(costs, 'ours', 'microseconds'));
  const results: Result[] = [];
  if (wanted.has('T1'))
    results.push({
      trial: 'T1',
      of: `${size} subscribers, against a raw ws.send loop`,
      figure: against('raw ws.send loop', 'microseconds'),
      unit: 'x',
      goal: 1,
      accepted: 1.3,
      behind: behind(costs, 'microseconds'),
    });
  if (wanted.has('T2') && costs.has('Yoga')) {
    results.push({
      trial: 'T2',
      of: `${size} subscribers, Yoga costs`,
      figure: times('Yoga'),
      unit: 'times ours',
      goal: 8,
      accepted: 5,
      sense: 'AT_LEAST',
      behind: behind(costs, 'microseconds'),
    });
    results.push({
      trial: 'T2',
      of: `${size} subscribers, Mercurius costs`,
      figure: times('Mercurius'),
      unit: 'times ours',
      goal: 6,
      accepted: 4,
      sense: 'AT_LEAST',
    });
  }
  if (wanted.has('T4') && size === (sizes[1] ?? sizes[0]))
    results.push({
      trial: 'T4',
      of: 'commit until the last of 5,000 has it, against raw',
      figure: against('raw ws.send loop', 'milliseconds'),
      unit: 'x',
      goal: 1,
      accepted: 1.3,
      behind: behind(costs, 'milliseconds'),
    });
  if (wanted.has('T13') && size === sizes[0])
    results.push({
      trial: 'T13',
      of: 'commit until the last of 1,000 has it, p99 of a round, one change after the other',
      figure: figureOf(of(costs, 'ours', 'slowest')),
      unit: 'ms',
      goal: 50,
      accepted: 150,
      behind: behind(costs, 'milliseconds'),
    });
  return results;
}

async function project(ours: Ours, others: readonly Other[], say: (text: string) => void): Promise<Result[]> {
  const measured = others.filter(({ name }) => name !== 'Mercurius');
  const costs = await interleaved(projectLines + 1, 'AT_ONCE', ours, measured);
  say(`project: ${JSON.stringify(behind(costs, 'microseconds'))}`);
  const times = (name: string) => ratioOf(of(costs, name, 'microseconds'), of(costs, 'ours', 'microseconds'));
  const results: Result[] = [
    {
      trial: 'T3',
      of: 'the raw loop costs',
      figure: times('raw ws.send loop'),
      unit: 'times ours',
      goal: 7,
      accepted: 3,
      sense: 'AT_LEAST',
      behind: behind(costs, 'microseconds'),
    },
    { trial: 'T3', of: 'raw with one write a tick costs (the limit)', figure: times('raw, one write a tick'), unit: 'times ours' },
  ];
  if (costs.has('Yoga'))
    results.push({ trial: 'T3', of: 'Yoga costs', figure: times('Yoga'), unit: 'times ours', goal: 40, accepted: 15, sense: 'AT_LEAST' });
  return results;
}
