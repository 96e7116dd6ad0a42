import { newId } from '@sporbar/schema/ids.ts';
import { carrierStream } from '@sporbar/schema/cursor.ts';
import { Callers } from '../crowd/callers.ts';
import { Crowd } from '../crowd/crowd.ts';
import { startChild, type Child } from '../measure/child.ts';
import { figureOf, ratioOf } from '../measure/figures.ts';
import { cpuOf, now } from '../measure/usage.ts';
import { counterSql } from '../peers/counter.ts';
import type { Product } from '../stage/product.ts';
import type { Stage } from '../stage/stage.ts';
import { Writer } from '../stage/writer.ts';
import { brief, isQuick } from './brief.ts';
import { siteChanges } from './senders.ts';
import type { Group, Result } from './trial.ts';

const subscribers = isQuick ? 100 : 1_000;
const agents = isQuick ? 5 : 20;
const perRound = isQuick ? 40 : 120;
const bareTimes = 5;
const atOnce = 8;
const socketsPerUser = 25;
const desks = 'desks';

const counterTexts = ['BEGIN', counterSql, 'COMMIT'];

interface Customer {
  readonly organisationId: string;
  readonly cookies: readonly string[];
  /** Orders that wait to be submitted. */
  readonly drafts: string[];
}

/** Customers with their people, and drafts enough: copies of one, written past the triggers by the database's owner. */
async function customerOf(stage: Stage, product: Product, drafts: number, sockets: number): Promise<Customer> {
  const organisationId = await stage.people.customer(`Busy ${newId('Organisation').slice(-8)}`);
  const users = await stage.people.buyers(organisationId, Math.max(atOnce, Math.ceil(sockets / socketsPerUser)));
  const { id } = await new Writer(product.url, await stage.people.keyOf(users[0] ?? '')).draft(1);
  const copied = Array.from({ length: drafts }, () => newId('Order'));
  await stage.ground.sql(`
    SET session_replication_role = replica;
    CREATE TEMP TABLE copies AS SELECT id, n FROM unnest(ARRAY['${copied.join("','")}']) WITH ORDINALITY AS c(id, n);
    INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object('id', c.id, 'number', 'B' || substr(md5(o."id"), 1, 8) || c.n))).*
      FROM orders o CROSS JOIN copies c WHERE o."id" = '${id}';
    INSERT INTO order_lines SELECT (jsonb_populate_record(l, jsonb_build_object('id', 'orl_' || md5(l."id" || c.n), 'orderId', c.id))).*
      FROM order_lines l CROSS JOIN copies c WHERE l."orderId" = '${id}'`);
  return { organisationId, cookies: await stage.people.cookiesOf(users), drafts: copied };
}

/** Who submits, who listens, and what the database does by itself, for one organisation or for several. */
class Desk {
  readonly #stage: Stage;
  readonly #product: Product;
  readonly #callers: Callers;
  readonly #bare: Child;
  readonly #customers: readonly Customer[];
  readonly #counters: readonly string[];
  readonly crowd = new Crowd();

  constructor(parts: {
    stage: Stage;
    product: Product;
    callers: Callers;
    bare: Child;
    customers: readonly Customer[];
    counters: readonly string[];
  }) {
    this.#stage = parts.stage;
    this.#product = parts.product;
    this.#callers = parts.callers;
    this.#bare = parts.bare;
    this.#customers = parts.customers;
    this.#counters = parts.counters;
  }

  async open(): Promise<void> {
    const payload = siteChanges(this.#stage);
    const each = subscribers / this.#customers.length;
    const listeners = this.#customers.flatMap(({ organisationId, cookies }) =>
      Array.from({ length: each }, (_, index) => ({ group: organisationId, cookie: cookies[index % cookies.length], payload })),
    );
    const staff = await this.#stage.people.cookiesOf(await this.#stage.people.agents(this.#stage.carrierId, agents));
    await this.crowd.open(
      this.#product.socketUrl,
      [...listeners, ...staff.map((cookie) => ({ group: desks, cookie, payload }))],
      'UP_TO_DATE',
    );
  }

  /** Submits so many orders; answers how many a second, until the last of them has been answered and everybody has heard of it. */
  async submit(count: number): Promise<{ perSecond: number; milliseconds: number }> {
    const customers = this.#customers;
    const calls = Array.from({ length: count }, (_, index) => {
      const { cookies, drafts } = customers[index % customers.length] as Customer;
      return submitting(this.#product.socketUrl, cookies[index % cookies.length] ?? '', drafts.pop() ?? '');
    });
    const before = await this.#lasts();
    await this.crowd.reset();
    const [spent, began] = [cpuOf(this.#product.pid), now()];
    const { answers } = await this.#callers.run(calls, atOnce, true);
    const refused = answers.find((answer) => !answer.includes('"OrderPayload"'));
    if (refused !== undefined) throw new Error(refused);
    let ended = now();
    if (this.crowd.size > 0) {
      const due = await this.#due(before);
      const counts = Object.fromEntries([...due].map(([group, ids]) => [group, ids.length]));
      await this.crowd.wait(counts);
      ended = now();
      await this.crowd.check(counts);
      await this.#checkOrder(due);
    }
    return { perSecond: (count * 1_000) / (ended - began), milliseconds: (cpuOf(this.#product.pid) - spent) / count };
  }

  /** The same number of bare transactions, several times over, by as many connections. */
  async count(count: number): Promise<number> {
    const values = Array.from({ length: count * bareTimes }, (_, index) => [[], [this.#counters[index % this.#counters.length]], []]);
    const began = now();
    await this.#bare.ask('transact', { texts: counterTexts, values, atOnce });
    return (values.length * 1_000) / (now() - began);
  }

  async #lasts(): Promise<Map<string, string>> {
    const rows = await this.#stage.ground.sql<{ id: string; last: string }>('SELECT "id", "last"::text FROM streams');
    return new Map(rows.map(({ id, last }) => [id, last]));
  }

  /** The ids of what everybody must have heard of since, in the order of the stream. The desks' numbers follow a moment later. */
  async #due(before: ReadonlyMap<string, string>): Promise<Map<string, string[]>> {
    const due = new Map<string, string[]>();
    const streams = this.#customers.map(({ organisationId }) => [organisationId, `org:${organisationId}`]);
    for (const [group = '', stream = ''] of [...streams, [desks, carrierStream]]) {
      while (stream === carrierStream && (await this.#isNumbering()));
      const rows = await this.#stage.ground.sql<{ id: string }>(
        `SELECT 'evt_' || "eventId" AS id FROM deliveries WHERE "stream" = '${stream}' AND "number" > ${before.get(stream) ?? 0} ORDER BY "number"`,
      );
      due.set(
        group,
        rows.map(({ id }) => id),
      );
    }
    return due;
  }

  async #isNumbering(): Promise<boolean> {
    return (await this.#stage.ground.sql('SELECT 1 FROM desk_outbox LIMIT 1')).length > 0;
  }

  /** All of a group heard the same: the first one's messages tell of the log's events in its order. */
  async #checkOrder(due: ReadonlyMap<string, readonly string[]>): Promise<void> {
    for (const [group, ids] of due) {
      const { texts } = await this.crowd.heard(group);
      const heard = texts.map(
        (text) => (JSON.parse(text) as { payload: { data: { changes: { event: { id: string } } } } }).payload.data.changes.event.id,
      );
      if (heard.join() !== ids.join()) throw new Error(`${group} heard ${heard.join()} instead of ${ids.join()}`);
    }
  }
}

const submitting = (url: string, cookie: string, id: string) => ({
  url,
  headers: { cookie },
  body: JSON.stringify({
    query: `mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename ... on Refusal { message problems { code path } } ... on OrderPayload { order { id version status } } } }`,
    variables: { input: { id, expectedVersion: 1, idempotencyKey: crypto.randomUUID() } },
  }),
});

/** T12: orders are submitted while everybody listens, by one organisation and by ten. */
export const throughput: Group = {
  trials: ['T12'],
  seconds: 110,
  run: async (stage, _wanted, say) => {
    const results: Result[] = [];
    process.env.BENCH_DATABASE = stage.ground.url;
    for (const organisations of [1, 10]) {
      const product = await stage.startServer();
      const [callers, bare] = [new Callers(), startChild('peers/bare.js')];
      const [rates, alone, limits, costs]: number[][] = [[], [], [], []];
      const drafts = Math.ceil(((brief.rounds + 1) * 2 * perRound) / organisations);
      const customers: Customer[] = [];
      const counters: string[] = [];
      for (let index = 0; index < organisations; index++) {
        customers.push(await customerOf(stage, product, drafts, subscribers / organisations));
        counters.push(await stage.people.customer(`Counted ${organisations} ${index}`));
      }
      await stage.ground.sql(
        `INSERT INTO streams SELECT 'org:' || id, 0 FROM unnest(ARRAY['${counters.join("','")}']) AS c(id) ON CONFLICT DO NOTHING`,
      );
      const desk = new Desk({ stage, product, callers, bare, customers, counters });
      try {
        for (let round = -1; round < brief.rounds; round++) {
          const { perSecond } = await desk.submit(perRound);
          if (round >= 0) alone?.push(perSecond);
        }
        say(`${organisations} of ${subscribers} subscribers: opening`);
        await desk.open();
        for (let round = -1; round < brief.rounds; round++) {
          const { perSecond, milliseconds } = await desk.submit(perRound);
          const limit = await desk.count(perRound);
          if (round < 0) continue;
          rates?.push(perSecond);
          costs?.push(milliseconds);
          limits?.push(limit);
        }
      } finally {
        await callers.close();
        await bare.stop();
        await desk.crowd.close();
        await product.stop();
      }
      results.push({
        trial: 'T12',
        of: `orders submitted while ${subscribers.toLocaleString('en')} subscribers and ${agents} desks listen, ${organisations === 1 ? 'one organisation' : `${organisations} organisations`}, against the counter's own limit`,
        figure: ratioOf(rates ?? [], limits ?? []),
        unit: 'x',
        goal: 0.8,
        accepted: 0.5,
        sense: 'AT_LEAST',
        behind: {
          'ours, a second': figureOf(rates ?? []),
          'with nobody listening, a second': figureOf(alone ?? []),
          'the counter alone through bare pg, a second': figureOf(limits ?? []),
          'ms CPU of the server an order, deliveries included': figureOf(costs ?? []),
        },
      });
    }
    return results;
  },
};
