import { setTimeout as pause } from 'node:timers/promises';
import { Callers } from '../crowd/callers.ts';
import { Crowd } from '../crowd/crowd.ts';
import type { Poller } from '../crowd/polling.ts';
import { startChild, type Child } from '../measure/child.ts';
import { DatabaseUse } from '../measure/database-use.ts';
import { figureOf, ratioOf } from '../measure/figures.ts';
import { cpuOf } from '../measure/usage.ts';
import { askedAsEvents } from '../site/asked-as-events.ts';
import { copyOrders } from '../stage/copies.ts';
import type { Product } from '../stage/product.ts';
import type { Stage } from '../stage/stage.ts';
import { isQuick } from './brief.ts';
import type { Group, Result } from './trial.ts';

const everybody = isQuick ? 50 : 1_000;
/** As many as one server can answer beside the callers on two cores: what a poll costs is taken times what a thousand ask. */
const pollers = isQuick ? 25 : 200;
const windowMs = isQuick ? 4_000 : 30_000;
const rounds = isQuick ? 2 : 3;
const [pollEveryMs, changeEveryMs, pingEveryMs] = [2_000, 60_000, 12_000];
const shown = 25;

/** One who looks at the list of orders: the only one of a customer, so that nothing is shared. */
interface Reader {
  readonly organisationId: string;
  readonly cookie: string;
  readonly orderId: string;
  version: number;
}

interface Change {
  readonly reader: Reader;
  readonly mark: string;
}

/** Milliseconds of CPU a second, server and PostgreSQL. */
interface Spent {
  readonly server: number;
  readonly database: number;
}

/** T14: a thousand who ask every two seconds, against a thousand who follow. */
export const polling: Group = {
  trials: ['T14'],
  seconds: 420,
  run: async (stage, _wanted, say) => {
    say(`${everybody} customers with ${shown} orders each`);
    const [followed, polled, written] = await Promise.all(['followed', 'polled', 'written'].map((name) => stage.startServer(name)));
    if (followed === undefined || polled === undefined || written === undefined) throw new Error('three servers are needed');
    const trial = new Polling({ stage, followed, polled, written, readers: await readersOf(stage, written) });
    try {
      return await trial.run(say);
    } finally {
      await trial.close();
    }
  },
};

async function readersOf(stage: Stage, written: Product): Promise<Reader[]> {
  const people: { organisationId: string; cookie: string }[] = [];
  const one = async () => {
    const organisationId = await stage.people.customer('Polls or follows');
    const [cookie = ''] = await stage.people.cookiesOf(await stage.people.buyers(organisationId, 1));
    people.push({ organisationId, cookie });
  };
  for (let index = 0; index < everybody; index += 5) await Promise.all([one(), one(), one(), one(), one()]);
  const ids = people.map(({ organisationId }) => organisationId);
  const { orders, version } = await copyOrders(stage, written.url, ids, shown);
  return people.map((person) => ({ ...person, orderId: orders.get(person.organisationId)?.[0]?.id ?? '', version }));
}

interface Parts {
  readonly stage: Stage;
  /** The server with the sockets, the one that is polled, and the one that makes the changes. */
  readonly followed: Product;
  readonly polled: Product;
  readonly written: Product;
  readonly readers: readonly Reader[];
}

class Polling {
  readonly #parts: Parts;
  readonly #crowd = new Crowd();
  readonly #callers = new Callers();
  readonly #listPollers: Child = startChild('crowd/polling.ts');
  readonly #eventPollers: Child = startChild('crowd/polling.ts');
  #made = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async run(say: (text: string) => void): Promise<Result[]> {
    await this.#open();
    const following: number[] = [];
    const lists: number[] = [];
    const logs: number[] = [];
    const behind = new Map<string, number[]>();
    const note = (name: string, value: number) => behind.set(name, [...(behind.get(name) ?? []), value]);
    for (let round = 0; round < rounds; round++) {
      const follow = await this.#followWindow();
      const list = await this.#pollWindow(this.#listPollers, follow.idle);
      const log = await this.#pollWindow(this.#eventPollers, follow.idle);
      following.push(follow.server + follow.database);
      lists.push(list.server + list.database);
      logs.push(log.server + log.database);
      for (const [name, { server, database }] of Object.entries({ following: follow, 'the list polled': list, 'events polled': log })) {
        note(`${name}, server, ms CPU a second`, server);
        note(`${name}, PostgreSQL, ms CPU a second`, database);
      }
      note('one poll of the list, ms CPU', list.perPoll);
      note('one poll of events, ms CPU', log.perPoll);
      say(`round ${round + 1}: ${JSON.stringify(Object.fromEntries(behind))}`);
    }
    const figures = Object.fromEntries([...behind].map(([name, values]) => [name, figureOf(values)]));
    const bars = { goal: 50, accepted: 20, sense: 'AT_LEAST', unit: 'times ours' } as const;
    return [
      {
        trial: 'T14',
        of: 'CPU with PostgreSQL: the list of orders asked every 2 s costs',
        figure: ratioOf(lists, following),
        behind: figures,
        ...bars,
      },
      { trial: 'T14', of: 'the cheapest poll, events(after), every 2 s costs', figure: ratioOf(logs, following), unit: 'times ours' },
    ];
  }

  async #open(): Promise<void> {
    const { stage, followed, polled, readers } = this.#parts;
    const { changes, orders, ordersLive } = stage.site;
    const payload = { query: changes.query, variables: { ...changes.variables, after: null } };
    const list = { query: ordersLive.query, variables: { ...ordersLive.variables, after: null } };
    await this.#crowd.open(
      followed.socketUrl,
      readers.map(({ organisationId, cookie }) => ({ group: organisationId, cookie, payload, list })),
      'UP_TO_DATE',
    );
    await this.#crowd.keepAlive(pingEveryMs);
    const asking = (query: string, variables: object, cursorOf?: string): Poller[] =>
      readers.slice(0, pollers).map(({ cookie }) => ({
        url: polled.socketUrl,
        headers: { cookie, 'accept-language': 'en' },
        query,
        variables: { ...variables },
        ...(cursorOf === undefined ? {} : { cursorOf }),
      }));
    await this.#listPollers.ask('open', { pollers: asking(orders.query, orders.variables) });
    await this.#eventPollers.ask('open', { pollers: asking(askedAsEvents(changes.query), { after: null }, 'events') });
  }

  /** One change a minute for each of the thousand: what is made in one window. */
  async #change(): Promise<Change[]> {
    const { written, readers } = this.#parts;
    const count = Math.round((everybody * windowMs) / changeEveryMs);
    const changes = Array.from({ length: count }, (_, index) => ({
      // Spread over all, and by each poller's share also over those who poll.
      reader: readers[(this.#made + index * Math.floor(everybody / count)) % everybody] as Reader,
      mark: `W${this.#made}-${index}`,
    }));
    this.#made += 1;
    const calls = changes.map(({ reader, mark }) => {
      const input = { id: reader.orderId, expectedVersion: reader.version++, projectReference: mark, idempotencyKey: crypto.randomUUID() };
      const query = `mutation ($input: UpdateOrderInput!) { updateOrder(input: $input) { __typename ... on Refusal { message } } }`;
      return { url: written.socketUrl, headers: { cookie: reader.cookie }, body: JSON.stringify({ query, variables: { input } }) };
    });
    const answers = await this.#callers.pace(calls, (everybody * 1_000) / changeEveryMs);
    const refused = answers.find((answer) => !answer.includes('"OrderPayload"'));
    if (refused !== undefined) throw new Error(refused);
    return changes;
  }

  /** What it costs while `work` is done. */
  async #spent<T>(
    name: string,
    { pid }: Product,
    work: () => Promise<T>,
  ): Promise<{ done: T; spent: Spent; seconds: number; shared: number }> {
    const use = await DatabaseUse.start(this.#parts.stage.ground);
    const [began, before] = [performance.now(), cpuOf(pid)];
    const done = await work();
    const seconds = (performance.now() - began) / 1_000;
    const server = cpuOf(pid) - before;
    const { of, shared } = await use.stop();
    return { done, spent: { server, database: of(name) }, seconds, shared: shared / seconds };
  }

  /** The thousand follow. Answers beside it what the polled server spends a second while nobody polls. */
  async #followWindow(): Promise<Spent & { idle: Spent }> {
    const { followed, polled } = this.#parts;
    await this.#crowd.reset();
    const idle = this.#spent('polled', polled, () => pause(windowMs));
    const { spent, seconds, shared } = await this.#spent('followed', followed, async () => {
      const changes = await this.#change();
      const counts = countsOf(changes);
      await this.#crowd.wait(counts);
      await this.#crowd.check({ ...Object.fromEntries(this.#parts.readers.map(({ organisationId }) => [organisationId, 0])), ...counts });
      // A followed list rests between two looks, so its step may come after the change.
      for (const until = performance.now() + 5_000; (await this.#crowd.lists()) < changes.length; await pause(100))
        if (performance.now() > until) throw new Error(`of ${changes.length} changes the lists told ${await this.#crowd.lists()}`);
    });
    const still = await idle;
    return {
      server: spent.server / seconds,
      database: spent.database / seconds + shared,
      idle: { server: still.spent.server / still.seconds, database: still.spent.database / still.seconds },
    };
  }

  /** Some poll; what each poll costs is taken times what a thousand ask, and what the server spends by itself is added once. */
  async #pollWindow(child: Child, idle: Spent): Promise<Spent & { perPoll: number }> {
    const { polled, readers } = this.#parts;
    const { done, spent, seconds, shared } = await this.#spent('polled', polled, async () => {
      await child.ask('start', { everyMs: pollEveryMs });
      const changes = await this.#change();
      // Everybody has asked once more.
      await pause(pollEveryMs + 500);
      return { changes, ...(await child.ask<{ polls: number; late: number; marks: string[][] }>('stop')) };
    });
    const { changes, polls, marks } = done;
    for (const [index, heard] of marks.entries()) {
      const { organisationId } = readers[index] as Reader;
      const missing = changes.filter(({ reader, mark }) => reader.organisationId === organisationId && !heard.includes(mark));
      if (missing.length > 0) throw new Error(`a poller was not told of ${missing.map(({ mark }) => mark).join()}, but of ${heard.join()}`);
    }
    const perSecond = (everybody * 1_000) / pollEveryMs / polls;
    const server = idle.server + (spent.server - idle.server * seconds) * perSecond;
    const database = idle.database + (spent.database - idle.database * seconds) * perSecond + shared;
    const perPoll = (spent.server + spent.database - (idle.server + idle.database) * seconds) / polls;
    return { server, database, perPoll };
  }

  async close(): Promise<void> {
    await this.#crowd.close();
    await this.#callers.close();
    await Promise.all([this.#listPollers.stop(), this.#eventPollers.stop()]);
    const { followed, polled, written } = this.#parts;
    await Promise.all([followed.stop(), polled.stop(), written.stop()]);
  }
}

const countsOf = (changes: readonly Change[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(changes, ({ reader }) => reader.organisationId)].map(([id, made]) => [id, made.length]));
