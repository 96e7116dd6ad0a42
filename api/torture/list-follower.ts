import type { Answer } from '@sporbar/schema/testing.ts';
import { ask } from '../src/crash/client.testing.ts';
import { Refusal, type OpenLine } from '../src/crash/live-line.testing.ts';
import type { FindWay } from '../src/crash/way.testing.ts';

type Row = Answer & { readonly id: string };

/** A list as a query and as a subscription, both with the same rows. */
export const lists = {
  orders: { query: 'orders', live: 'orderList', type: 'OrderList' },
  requests: { query: 'serviceRequests', live: 'serviceRequestList', type: 'ServiceRequestList' },
} as const;
export type ListName = keyof typeof lists;

/** So few rows that they come and go. */
const first = 8;
const row = 'id version status';

const liveDocument = ({ live, type }: (typeof lists)[ListName]): string =>
  `subscription L($after: Cursor) { ${live}(after: $after, first: ${first}) { __typename ... on UpToDate { cursor } ... on ${type}Snapshot { cursor rows { ${row} } }
    ... on ${type}Changes { cursor entered { index row { ${row} } } changed { row { ${row} } } left { id } } } }`;

interface Options {
  readonly name: string;
  readonly list: ListName;
  readonly key: string;
  readonly find: FindWay;
  readonly open: OpenLine;
  readonly passes: (refusal: Refusal) => boolean;
}

/** Follows a list across servers and lines, and does with its rows what it is told, as a screen would. */
export class ListFollower {
  readonly name: string;
  /** What it was told that does not fit what it holds. */
  readonly misfits: string[] = [];
  refusal: Refusal | undefined;
  /** How many of each message it has had. */
  readonly heard = { snapshots: 0, changes: 0 };
  #rows: Row[] = [];
  #cursor: string | null = null;
  readonly #options: Options;
  readonly #stop = new AbortController();
  readonly #waiting = new Set<() => void>();

  constructor(options: Options) {
    this.#options = options;
    this.name = options.name;
    void this.#follow();
  }

  stop(): void {
    this.#stop.abort();
  }

  /** What differs between its rows and those a server answers now; nothing once both are the same, or when it is `tooLate`. */
  async differsFrom(url: string, tooLate: AbortSignal): Promise<string[]> {
    const { list, key } = this.#options;
    const { query } = lists[list];
    const gone = new Promise<void>((resolve) => tooLate.addEventListener('abort', () => resolve(), { once: true }));
    for (;;) {
      const told = new Promise<void>((resolve) => this.#waiting.add(resolve));
      const answer = await ask({ url, signal: AbortSignal.timeout(30_000) }, key, `{ ${query}(first: ${first}) { nodes { ${row} } } }`);
      const { nodes } = answer[query] as { nodes: Row[] };
      if (JSON.stringify(nodes) === JSON.stringify(this.#rows)) return [];
      if (tooLate.aborted || this.refusal !== undefined) {
        return [`${this.name} holds ${JSON.stringify(this.#rows)}, and ${query} are ${JSON.stringify(nodes)}`];
      }
      await Promise.race([told, gone]);
    }
  }

  async #follow(): Promise<void> {
    const { find, passes, open, key, list } = this.#options;
    const { live } = lists[list];
    while (!this.#stop.signal.aborted) {
      const { url, signal } = await find();
      const way = { url, signal: AbortSignal.any([signal, this.#stop.signal]) };
      try {
        for await (const answer of open(way, key, liveDocument(lists[list]), { after: this.#cursor })) this.#take(answer[live] as Answer);
      } catch (error) {
        if (!(error instanceof Refusal) || signal.aborted || passes(error)) continue;
        this.refusal = error;
        return;
      }
    }
  }

  #take(message: Answer): void {
    const { __typename, cursor, rows, entered = [], changed = [], left = [] } = message;
    if (String(__typename).endsWith('Snapshot')) {
      this.#rows = rows as Row[];
      this.heard.snapshots += 1;
    }
    if (String(__typename).endsWith('Changes'))
      this.#change(
        left as Row[],
        entered as Entered[],
        (changed as { row: Row }[]).map((one) => one.row),
      );
    if (cursor != null) this.#cursor = cursor as string;
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  #change(left: readonly Row[], entered: readonly Entered[], changed: readonly Row[]): void {
    this.heard.changes += 1;
    const holds = (id: string): boolean => this.#rows.some((held) => held.id === id);
    for (const { id } of left) if (!holds(id)) this.misfits.push(`${this.name} was told that ${id} left, which it did not hold`);
    for (const { id } of changed) if (!holds(id)) this.misfits.push(`${this.name} was told that ${id} changed, which it did not hold`);
    const out = new Set([...left.map(({ id }) => id), ...entered.map((one) => one.row.id)]);
    const kept = this.#rows.filter(({ id }) => !out.has(id));
    for (const { index, row: come } of entered) kept.splice(index, 0, come);
    const anew = new Map(changed.map((one) => [one.id, one]));
    this.#rows = kept.map((held) => anew.get(held.id) ?? held);
    if (this.#rows.length > first) this.misfits.push(`${this.name} holds ${this.#rows.length} rows of ${first}`);
  }
}

interface Entered {
  readonly index: number;
  readonly row: Row;
}
