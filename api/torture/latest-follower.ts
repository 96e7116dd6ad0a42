import { decodeCursor, encodeCursor } from '@sporbar/schema/cursor.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import type { Told } from '../src/crash/follower.testing.ts';
import { Refusal, type OpenLine } from '../src/crash/live-line.testing.ts';
import type { FindWay } from '../src/crash/way.testing.ts';
import type { Gap } from './gaps.ts';

const query = `subscription L($after: Cursor) { changes(after: $after, delivery: LATEST) { __typename ... on UpToDate { cursor } ... on Gap { from to count }
  ... on Change { cursor event { id kind move objectId rootId from to objectVersion rootVersion } } } }`;
const furthest = 10n ** 17n;

interface Options {
  readonly stream: string;
  readonly key: string;
  readonly from: bigint;
  readonly find: FindWay;
  readonly open: OpenLine;
  readonly passes: (refusal: Refusal) => boolean;
  /** Resolves when so much has happened after a position that it is worth coming. */
  readonly worthComing: (position: bigint) => Promise<void>;
}

/** Comes now and then, when much has happened, and wants the newest of each object alone: it is told of gaps. */
export class LatestFollower {
  readonly told: Told[] = [];
  readonly gaps: Gap[] = [];
  readonly stream: string;
  readonly from: bigint;
  readonly #options: Options;
  refusal: Refusal | undefined;
  #position: bigint;
  #last = furthest;
  readonly #isLast = Promise.withResolvers<void>();
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;

  constructor(options: Options) {
    this.#options = options;
    this.stream = options.stream;
    this.from = options.from;
    this.#position = options.from;
    this.#ended = this.#follow();
  }

  /** It comes once more and stays. Resolves when it has heard everything up to the position, was refused, or `tooLate`. */
  async finish(position: bigint, tooLate: AbortSignal): Promise<void> {
    this.#last = position;
    tooLate.addEventListener('abort', () => this.#stop.abort());
    if (this.#position >= position) this.#stop.abort();
    this.#isLast.resolve();
    await this.#ended;
  }

  async #follow(): Promise<void> {
    const { find, passes, worthComing } = this.#options;
    while (!this.#stop.signal.aborted) {
      await Promise.race([worthComing(this.#position).catch(() => {}), this.#isLast.promise]);
      const { url, signal } = await find();
      try {
        await this.#hear({ url, signal: AbortSignal.any([signal, this.#stop.signal]) });
      } catch (error) {
        if (!(error instanceof Refusal) || signal.aborted || passes(error)) continue;
        this.refusal = error;
        return;
      }
    }
  }

  /** Until it is up to date: then it leaves, so that much happens again. */
  async #hear(way: Awaited<ReturnType<FindWay>>): Promise<void> {
    const { open, key, stream } = this.#options;
    const place = (cursor: unknown) => decodeCursor(String(cursor), stream, furthest);
    let gap: Gap | undefined;
    for await (const { changes } of open(way, key, query, { after: encodeCursor(stream, this.#position) })) {
      const { __typename, cursor, event, from, to, count } = changes as Answer;
      if (gap !== undefined && (__typename !== 'Change' || place(cursor) > gap.to)) gap.isWhole = true;
      if (__typename === 'Gap') {
        gap = { from: place(from), to: place(to), count: Number(count), at: this.#position, before: this.told.length, isWhole: false };
        this.gaps.push(gap);
        continue;
      }
      if (__typename === 'Change') this.told.push({ number: place(cursor), event: event as Answer });
      this.#position = place(cursor);
      if (this.#position >= this.#last) this.#stop.abort();
      if (__typename === 'UpToDate' && this.#last === furthest) return;
    }
  }
}
