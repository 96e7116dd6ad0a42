import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import { deliveryDays } from '@sporbar/schema/events/pruning.ts';
import { foundShopper } from '@sporbar/schema/packages/package.testing.ts';
import { numberCarrierEvents } from '@sporbar/schema/sequencer.ts';
import { addDays, dateOf } from '@sporbar/schema/time.ts';
import { runDueJobs } from '../jobs.ts';
import { silentLogger } from '../logger.ts';
import { publicApi } from '../sandbox/public-api.ts';
import { openServed } from '../served.testing.ts';
import { Living, type Cast, type Life } from './life.testing.ts';
import type { LifeNoun } from './puppets.testing.ts';

export interface Stage {
  /** So many lives of a kind, one after another, each from its own seed. */
  live(noun: LifeNoun, count: number, seed: number): Promise<readonly Life[]>;
  /** What rows, log, history, roll-ups, audit and mails say differently, and what failed on our side. */
  contradictions(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A portal whose customers and staff are puppets, and whose carrier is the sandbox's, all over the public API. */
export async function openLives(): Promise<Stage> {
  const served = await openServed('server', { poolSize: 12, rate: { limit: 1e12, perSecond: 1e12 } });
  const { desk, people } = served;
  const { userId: shopper } = await foundShopper(desk, 'mari');
  const apiOf = async (userId: string) => publicApi(served.url, await served.keyOf(userId));
  const [kari, mari, agent, sales, warehouse, sandbox] = await Promise.all(
    [people.kari, shopper, people.agent, people.sales, people.warehouse, people.system].map(apiOf),
  );
  if (!kari || !mari || !agent || !sales || !warehouse || !sandbox) throw new Error('somebody has no key');
  const shared = {
    sandbox,
    now: () => desk.clock.now(),
    today: () => dateOf(desk.clock.now()),
    pass: () => desk.clock.passMinutes(1),
    wait: async () => {
      desk.clock.passDays(14);
      await runDueJobs(desk.context, silentLogger);
    },
  };
  const casts: Readonly<Record<LifeNoun, Cast>> = {
    ORDER: { ...shared, customer: kari, staff: agent },
    QUOTE: { ...shared, customer: kari, staff: sales },
    SERVICE_REQUEST: { ...shared, customer: kari, staff: agent },
    PACKAGE: { ...shared, customer: mari, staff: warehouse },
  };
  return {
    live: async (noun, count, seed) => {
      const lives: Life[] = [];
      for (let index = 0; index < count; index++) lives.push(await new Living(noun, casts[noun], seed + index).live());
      return lives;
    },
    contradictions: async () => {
      await numberCarrierEvents(desk.context);
      const kept = new Date(addDays(shared.today(), -deliveryDays));
      return [...(await contradictionsIn(desk.database.db, kept)), ...served.faults.map(({ message }) => message)];
    },
    close: () => served.close(),
  };
}
