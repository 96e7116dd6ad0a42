import { Callers } from '../crowd/callers.ts';
import { Crowd } from '../crowd/crowd.ts';
import { figureOf, quantile } from '../measure/figures.ts';
import { cpuOf } from '../measure/usage.ts';
import { watchList, type WatchedList } from '../site/watched-list.ts';
import { copyOrders, type Copied } from '../stage/copies.ts';
import type { Product } from '../stage/product.ts';
import type { Stage } from '../stage/stage.ts';
import { isQuick } from './brief.ts';
import type { Group, Result } from './trial.ts';

const organisations = 10;
const socketsEach = isQuick ? 11 : 110;
const socketsPerUser = 50;
const shown = 25;
const perSecond = 50;
const rounds = isQuick ? 1 : 5;
const seconds = isQuick ? 5 : 20;

interface Customer {
  readonly organisationId: string;
  /** Of who makes the changes. */
  readonly cookie: string;
  readonly orders: readonly Copied[];
  /** Of the one line of each order. */
  readonly versions: number[];
}

interface Change {
  readonly customer: Customer;
  /** What the list shows of it. */
  readonly text: string;
  readonly lineId: string;
  readonly version: number;
}

interface Commit {
  /** Line and version. */
  readonly key: string;
  readonly at: number;
}

/** T15: from a commit until the page shows it, while ten customers change things and all their sockets hear of it. */
export const shownInPages: Group = {
  trials: ['T15'],
  seconds: 180,
  run: async (stage, _wanted, say) => {
    const [product, second] = await Promise.all([stage.startServer(), stage.startServer()]);
    const crowd = new Crowd();
    const callers = new Callers();
    let page: WatchedList | undefined;
    try {
      say(`${organisations} customers with ${shown} orders and ${socketsEach} sockets each`);
      const customers = await customersOf(stage, second);
      for (const { organisationId } of customers) await openSockets(stage, crowd, product, organisationId);
      const [first] = customers;
      if (first === undefined) throw new Error('there is nobody to look at');
      page = await watchList(product.url, first.cookie, shown, /Customer \d+/);
      return await new Shown({ stage, product, second, crowd, callers, customers, first, page }).run(say);
    } finally {
      await page?.close();
      await crowd.close();
      await callers.close();
      await Promise.all([product.stop(), second.stop()]);
    }
  },
};

async function customersOf(stage: Stage, { url }: Product): Promise<Customer[]> {
  const ids: string[] = [];
  for (let index = 0; index < organisations; index++) ids.push(await stage.people.customer(`Customer ${index}`));
  const { orders, lineVersion } = await copyOrders(stage, url, ids, shown);
  const customers: Customer[] = [];
  for (const organisationId of ids) {
    const [cookie = ''] = await stage.people.cookiesOf(await stage.people.buyers(organisationId, 1));
    const versions = Array.from({ length: shown }, () => lineVersion);
    customers.push({ organisationId, cookie, orders: orders.get(organisationId) ?? [], versions });
  }
  return customers;
}

async function openSockets(stage: Stage, crowd: Crowd, product: Product, organisationId: string): Promise<void> {
  const users = await stage.people.buyers(organisationId, Math.ceil(socketsEach / socketsPerUser));
  const cookies = await stage.people.cookiesOf(users);
  const { query, variables } = stage.site.changes;
  const payload = { query, variables: { ...variables, after: null } };
  const subscribers = Array.from({ length: socketsEach }, (_, index) => ({
    group: organisationId,
    cookie: cookies[index % cookies.length],
    payload,
  }));
  await crowd.open(product.socketUrl, subscribers, 'UP_TO_DATE');
}

interface Parts {
  readonly stage: Stage;
  readonly product: Product;
  /** Makes the changes, so that the first does nothing but deliver. */
  readonly second: Product;
  readonly crowd: Crowd;
  readonly callers: Callers;
  readonly customers: readonly Customer[];
  /** Whose list the page shows. */
  readonly first: Customer;
  readonly page: WatchedList;
}

class Shown {
  readonly #parts: Parts;
  readonly #figures = new Map<string, number[]>();
  #made = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async run(say: (text: string) => void): Promise<Result[]> {
    // The first round warms everybody up.
    await this.#round();
    this.#figures.clear();
    for (let round = 1; round <= rounds; round++) {
      await this.#round();
      say(`round ${round}: ${JSON.stringify(Object.fromEntries(this.#figures))}`);
    }
    const browser = this.#parts.page.about.replace(/ from .*/, '');
    const of = `commit until the list in ${browser} shows it, p95, ${perSecond} changes a second, ${organisations * socketsEach} sockets`;
    const { [p95]: figure, ...behind } = Object.fromEntries([...this.#figures].map(([name, values]) => [name, figureOf(values)]));
    if (figure === undefined) throw new Error('nothing was measured');
    return [{ trial: 'T15', of, figure, unit: 'ms', goal: 150, accepted: 300, behind }];
  }

  async #round(): Promise<void> {
    const { stage, product, crowd, page, customers, first } = this.#parts;
    await crowd.reset();
    const before = cpuOf(product.pid);
    const changes = await this.#change();
    const mine = changes.filter(({ customer }) => customer === first);
    const moments = await page.shown(mine.map(({ text }) => text));
    const counts = Object.fromEntries(customers.map(({ organisationId }) => [organisationId, (perSecond * seconds) / organisations]));
    await crowd.wait(counts);
    await crowd.check(counts);
    this.#note('ms CPU of the server a change', (cpuOf(product.pid) - before) / changes.length);
    const commits = new Map((await commitsOf(stage, first, mine.length)).map(({ key, at }) => [key, at]));
    const delays = mine.map(
      ({ text, lineId, version }) => (moments.get(text) ?? Number.NaN) - (commits.get(keyOf(lineId, version)) ?? Number.NaN),
    );
    const sorted = delays.sort((one, other) => one - other);
    this.#note(p95, quantile(sorted, 0.95));
    this.#note('the page, p50, ms', quantile(sorted, 0.5));
    this.#note('the page, slowest, ms', sorted.at(-1) ?? 0);
    this.#note(`the last of ${socketsEach} sockets, p95, ms`, await this.#socketDelay(counts));
  }

  /** Every customer in turn, and of each every order in turn: no two changes of a row come close together. */
  async #change(): Promise<Change[]> {
    const { second, customers, callers } = this.#parts;
    const changes = Array.from({ length: perSecond * seconds }, (): Change => {
      const number = this.#made++;
      const customer = customers[number % organisations] as Customer;
      const row = Math.floor(number / organisations) % shown;
      const version = (customer.versions[row] ?? 0) + 1;
      customer.versions[row] = version;
      return { customer, text: `Customer ${number}`, lineId: customer.orders[row]?.lineId ?? '', version };
    });
    const calls = changes.map(({ customer, text, lineId, version }) => {
      const input = { id: lineId, expectedVersion: version - 1, line: { endUser: { name: text } }, idempotencyKey: crypto.randomUUID() };
      const query = `mutation ($input: UpdateOrderLineInput!) { updateOrderLine(input: $input) { __typename ... on Refusal { message } } }`;
      return { url: second.socketUrl, headers: { cookie: customer.cookie }, body: JSON.stringify({ query, variables: { input } }) };
    });
    const answers = await callers.pace(calls, perSecond);
    const refused = answers.find((answer) => !answer.includes('"OrderPayload"'));
    if (refused !== undefined) throw new Error(refused);
    return changes;
  }

  /** Over all customers: until the last of a customer's sockets has it. */
  async #socketDelay(counts: Record<string, number>): Promise<number> {
    const { stage, crowd, customers } = this.#parts;
    const delays: number[] = [];
    for (const customer of customers) {
      const { last } = await crowd.heard(customer.organisationId);
      const commits = await commitsOf(stage, customer, counts[customer.organisationId] ?? 0);
      delays.push(...last.map((at, index) => at - (commits[index]?.at ?? Number.NaN)));
    }
    return quantile(
      delays.sort((one, other) => one - other),
      0.95,
    );
  }

  #note(name: string, value: number): void {
    this.#figures.set(name, [...(this.#figures.get(name) ?? []), value]);
  }
}

const p95 = 'the page, p95, ms';
const keyOf = (lineId: string, version: number): string => `${lineId} ${version}`;

/** When a customer's newest events were committed, in their order, by the database's clock, which is this machine's. */
async function commitsOf(stage: Stage, { organisationId }: Customer, count: number): Promise<Commit[]> {
  const rows = await stage.ground.sql<{ id: string; version: number; at: string }>(
    `SELECT "objectId" AS id, "objectVersion" AS version, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at FROM status_events
     WHERE "organisationId" = '${organisationId}' ORDER BY "sequence" DESC LIMIT ${count}`,
  );
  return rows.map(({ id, version, at }) => ({ key: keyOf(id, version), at: Number(at) })).reverse();
}
