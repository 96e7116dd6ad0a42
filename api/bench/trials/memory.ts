import { setTimeout as rest } from 'node:timers/promises';
import { figureOf, ratioOf, type Figure } from '../measure/figures.ts';
import { residentOf } from '../measure/usage.ts';
import { isQuick } from './brief.ts';
import { Other, Ours, siteChanges } from './senders.ts';
import type { Group } from './trial.ts';

const subscribers = isQuick ? 300 : 5_000;
/** Those without whom nothing is warm: they are there before memory is looked at first. */
const firstSubscribers = isQuick ? 50 : 500;
const rounds = isQuick ? 1 : 3;
const changes = isQuick ? 5 : 40;
const settleMs = isQuick ? 2_000 : 5_000;
const lookEveryMs = 250;

/** The least that is in RAM while nothing happens: what is garbage by then is given back, or stays for good. */
async function settled(pid: number): Promise<number> {
  let least = Infinity;
  for (const until = performance.now() + settleMs; performance.now() < until; await rest(lookEveryMs))
    least = Math.min(least, residentOf(pid));
  return least;
}

/** Kilobytes of RAM a subscriber, with nothing sent yet, and after everybody has heard of so many changes one by one. */
interface Held {
  readonly idle: number[];
  readonly loaded: number[];
}

async function weigh(sender: Ours | Other, texts: string[], held: Held, say: (text: string) => void): Promise<void> {
  const grown = subscribers - firstSubscribers;
  await sender.grow(firstSubscribers);
  if (sender instanceof Other) await sender.load(texts);
  await sender.round(changes, 'ONE_BY_ONE');
  const before = await settled(sender.pid);
  await sender.grow(subscribers);
  const idle = await settled(sender.pid);
  await sender.round(changes, 'ONE_BY_ONE');
  const loaded = await settled(sender.pid);
  held.idle.push((idle - before) / grown / 1_024);
  held.loaded.push((loaded - before) / grown / 1_024);
  say(`${sender.name}: ${held.idle.at(-1)?.toFixed(1)} KB each idle, ${held.loaded.at(-1)?.toFixed(1)} KB after ${changes} changes`);
}

/** T5: what a subscriber of the site's stream holds in the server's memory, and what a bare socket does. Each round has new servers. */
export const memory: Group = {
  trials: ['T5'],
  seconds: 200,
  run: async (stage, _wanted, say) => {
    const [ours, raw]: [Held, Held] = [
      { idle: [], loaded: [] },
      { idle: [], loaded: [] },
    ];
    for (let round = 0; round < rounds; round++) {
      say(`round ${round + 1}: ${subscribers} sockets to each of 2`);
      const product = await Ours.start(stage, `Weighed ${round}`);
      const bare = new Other('raw ws', 'raw', () => siteChanges(stage), 'loop');
      try {
        await weigh(product, [], ours, say);
        await weigh(bare, product.texts, raw, say);
      } finally {
        await product.close();
        await bare.close();
      }
    }
    const behind = (when: keyof Held): Record<string, Figure> => ({
      'ours, KB a subscriber': figureOf(ours[when]),
      'raw ws, KB a socket': figureOf(raw[when]),
    });
    const shared = { trial: 'T5', unit: 'x' } as const;
    const of = `RAM of one of ${subscribers.toLocaleString('en')} subscribers against a raw ws socket`;
    return [
      { ...shared, of: `${of}, idle`, figure: ratioOf(ours.idle, raw.idle), goal: 1.3, accepted: 2, behind: behind('idle') },
      {
        ...shared,
        of: `${of}, after ${changes} changes`,
        figure: ratioOf(ours.loaded, raw.loaded),
        goal: 1.8,
        accepted: 2.5,
        behind: behind('loaded'),
      },
    ];
  },
};
