import { Crowd } from '../crowd/crowd.ts';
import { startChild, type Child } from '../measure/child.ts';
import { quantile } from '../measure/figures.ts';
import { cpuOf } from '../measure/usage.ts';
import type { Product } from '../stage/product.ts';
import type { Stage } from '../stage/stage.ts';
import { Writer, type Held } from '../stage/writer.ts';

const socketsPerUser = 50;
export const projectLines = 50;
const everybody = 'everybody';

/** What the subscriber of a number asks for. */
export type PayloadOf = (index: number) => object;

export const siteChanges = ({ site: { changes } }: Stage): object => ({
  query: changes.query,
  variables: { ...changes.variables, after: null },
});

/** One message after the other has arrived, or all in one go. */
export type Way = 'ONE_BY_ONE' | 'AT_ONCE';

/** What one round cost: CPU of the serving process a delivery, and how long until the last had a message. */
export interface Cost {
  readonly microseconds: number;
  readonly milliseconds: number;
  /** The slowest but one in a hundred. */
  readonly slowest: number;
}

/** One of those who send the same messages to as many. */
interface Sender {
  readonly name: string;
  readonly crowd: Crowd;
  /** Sends so many messages, one after the other has arrived, or all in one go. */
  round(count: number, way: Way): Promise<Cost>;
  close(): Promise<void>;
}

/** Ours: the changes are written through a second server of the same installation, so that the first does nothing but deliver. */
export class Ours implements Sender {
  readonly name = 'ours';
  readonly crowd = new Crowd();
  readonly #stage: Stage;
  readonly #product: Product;
  readonly #second: Product;
  readonly #writer: Writer;
  readonly #organisationId: string;
  readonly #payloadOf: PayloadOf;
  #order: Held;
  /** What the last round sent, as the first socket got it. */
  texts: string[] = [];

  private constructor(parts: {
    stage: Stage;
    product: Product;
    second: Product;
    writer: Writer;
    organisationId: string;
    order: Held;
    payloadOf: PayloadOf;
  }) {
    this.#stage = parts.stage;
    this.#payloadOf = parts.payloadOf;
    this.#product = parts.product;
    this.#second = parts.second;
    this.#writer = parts.writer;
    this.#organisationId = parts.organisationId;
    this.#order = parts.order;
  }

  static async start(stage: Stage, name: string, payloadOf: PayloadOf = () => siteChanges(stage)): Promise<Ours> {
    const organisationId = await stage.people.customer(name);
    const [buyer = ''] = await stage.people.buyers(organisationId, 1);
    const [product, second] = await Promise.all([stage.startServer(), stage.startServer()]);
    const writer = new Writer(second.url, await stage.people.keyOf(buyer));
    return new Ours({ stage, product, second, writer, organisationId, order: await writer.draft(1), payloadOf });
  }

  get pid(): number {
    return this.#product.pid;
  }

  async grow(size: number): Promise<void> {
    const more = size - this.crowd.size;
    const users = await this.#stage.people.buyers(this.#organisationId, Math.ceil(more / socketsPerUser));
    const cookies = await this.#stage.people.cookiesOf(users);
    const subscribers = Array.from({ length: more }, (_, index) => ({
      group: everybody,
      cookie: cookies[index % cookies.length],
      payload: this.#payloadOf(this.crowd.size + index),
    }));
    await this.crowd.open(this.#product.socketUrl, subscribers, 'UP_TO_DATE');
  }

  async round(count: number, way: Way): Promise<Cost> {
    const draft = way === 'AT_ONCE' ? await this.#drafted() : undefined;
    await this.crowd.reset();
    const before = cpuOf(this.#product.pid);
    if (draft !== undefined) {
      await this.#writer.submit(draft);
      await this.crowd.wait({ [everybody]: count });
    } else
      for (let done = 1; done <= count; done++) {
        this.#order = await this.#writer.rename(this.#order, `P${done}`);
        await this.crowd.wait({ [everybody]: done });
      }
    const spent = cpuOf(this.#product.pid) - before;
    await this.crowd.check({ [everybody]: count });
    const { texts, last } = await this.crowd.heard(everybody);
    this.texts = texts;
    const committed = await this.#commitsOf(count);
    const delays = last.map((at, index) => at - (committed[index] ?? Number.NaN));
    return { microseconds: (spent * 1_000) / (count * this.crowd.size), ...delaysOf(delays) };
  }

  /** A long order that everybody has heard of. */
  async #drafted(): Promise<Held> {
    await this.crowd.reset();
    const draft = await this.#writer.draft(projectLines);
    await this.crowd.wait({ [everybody]: projectLines + 1 });
    return draft;
  }

  /** When the newest events were committed, by the database's clock, which is this machine's. */
  async #commitsOf(count: number): Promise<number[]> {
    const rows = await this.#stage.ground.sql<{ at: string }>(
      `SELECT extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at FROM status_events
       WHERE "organisationId" = '${this.#organisationId}' ORDER BY "sequence" DESC LIMIT ${count}`,
    );
    return rows.map(({ at }) => Number(at)).reverse();
  }

  async close(): Promise<void> {
    await this.crowd.close();
    await Promise.all([this.#product.stop(), this.#second.stop()]);
  }
}

/** A peer or a limit: handed what ours has sent, it sends the same. */
export class Other implements Sender {
  readonly crowd = new Crowd();
  readonly name: string;
  readonly #server: Child;
  readonly #way: string | undefined;
  readonly #payloadOf: PayloadOf;
  #texts: string[] = [];
  #url = '';

  constructor(name: string, file: string, payloadOf: PayloadOf, way?: string) {
    this.name = name;
    this.#server = startChild(`peers/${file}.js`);
    this.#payloadOf = payloadOf;
    this.#way = way;
  }

  get pid(): number {
    return this.#server.pid;
  }

  async grow(size: number): Promise<void> {
    if (this.#url === '') this.#url = await this.#server.ask<string>('listen');
    const more = size - this.crowd.size;
    const isRaw = this.#way !== undefined;
    await this.crowd.open(
      this.#url,
      Array.from({ length: more }, (_, index) => ({ group: everybody, payload: this.#payloadOf(this.crowd.size + index) })),
      isRaw ? 'RAW' : 'UNSAID',
    );
  }

  /** Hands over what ours has sent: a limit gets the texts, a peer the objects in them. */
  async load(texts: string[]): Promise<void> {
    this.#texts = texts;
    const changes = () => texts.map((text) => (JSON.parse(text) as { payload: { data: { changes: unknown } } }).payload.data.changes);
    await this.#server.ask('load', this.#way === undefined ? changes() : texts);
    if (this.#way === undefined) await this.#warm();
  }

  /** A peer does not say when it is ready: it is when everybody hears something. */
  async #warm(): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      await this.crowd.reset();
      await this.#server.ask('publish', { from: 0, to: 1 });
      const heard = await this.crowd.wait({ [everybody]: 1 }, 20_000).then(
        () => true,
        (error: unknown) => {
          if (attempt === 2) throw error;
          return false;
        },
      );
      if (heard) return;
    }
  }

  async round(count: number, way: Way): Promise<Cost> {
    await this.crowd.reset();
    const began: number[] = [];
    const before = cpuOf(this.#server.pid);
    if (way === 'AT_ONCE') began.push(await this.#publish(0, count));
    else
      for (let done = 0; done < count; done++) {
        began.push(await this.#publish(done, done + 1));
        await this.crowd.wait({ [everybody]: done + 1 });
      }
    await this.crowd.wait({ [everybody]: count });
    const spent = cpuOf(this.#server.pid) - before;
    await this.crowd.check({ [everybody]: count });
    const { texts, last } = await this.crowd.heard(everybody);
    if (!areEqual(texts, this.#texts.slice(0, count))) throw new Error(`${this.name} sends other bodies`);
    const delays = last.map((at, index) => at - (began[index] ?? began[0] ?? Number.NaN));
    return { microseconds: (spent * 1_000) / (count * this.crowd.size), ...delaysOf(delays) };
  }

  #publish(from: number, to: number): Promise<number> {
    return this.#server.ask<number>('publish', { from, to, way: this.#way });
  }

  async close(): Promise<void> {
    await this.crowd.close();
    await this.#server.stop();
  }
}

const delaysOf = (delays: readonly number[]): Pick<Cost, 'milliseconds' | 'slowest'> => {
  const sorted = [...delays].sort((one, other) => one - other);
  return { milliseconds: quantile(sorted, 0.5), slowest: quantile(sorted, 0.99) };
};

/** The same bodies, whatever the order of the envelope's fields. */
function areEqual(one: readonly string[], other: readonly string[]): boolean {
  const bodies = (texts: readonly string[]) => texts.map((text) => JSON.stringify((JSON.parse(text) as { payload: unknown }).payload));
  return one.length === other.length && bodies(one).join('\n') === bodies(other).join('\n');
}
