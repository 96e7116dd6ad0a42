import { decodeCursor, encodeCursor } from '@sporbar/schema/cursor.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { Refusal, type OpenLine } from './live-line.testing.ts';
import type { FindWay } from './way.testing.ts';

/** What a follower was told, as it was told. */
export interface Told {
  readonly number: bigint;
  readonly event: Answer;
}

const query = `subscription C($after: Cursor) { changes(after: $after) { __typename ... on UpToDate { cursor }
  ... on Change { cursor event { id kind move objectId rootId from to objectVersion rootVersion } } } }`;
const furthest = 10n ** 17n;

interface Options {
  readonly stream: string;
  readonly key: string;
  readonly from: bigint;
  readonly find: FindWay;
  readonly open: OpenLine;
  /** Refusals that pass by themselves, such as a fault while the database is away. Any other ends it. */
  readonly passes?: ((refusal: Refusal) => boolean) | undefined;
}

/**
 * Follows one stream from a place on, across servers and lines: after each it goes on where it stopped. Keeps all that it
 * is told and drops nothing, since it is there to see what comes twice.
 */
export class Follower {
  readonly told: Told[] = [];
  readonly stream: string;
  readonly from: bigint;
  /** What ended it, if anything did. */
  refusal: Refusal | undefined;
  /** How many lines it has had. */
  lines = 0;
  readonly #options: Options;
  readonly #waiting = new Map<() => void, bigint>();
  readonly #refused = Promise.withResolvers<never>();
  readonly #stop = new AbortController();
  #position: bigint;

  constructor(options: Options) {
    this.#options = options;
    this.stream = options.stream;
    this.from = options.from;
    this.#position = options.from;
    this.#refused.promise.catch(() => {});
    void this.#follow();
  }

  /** Whose eyes it reads with, and from where. */
  get about(): Pick<Options, 'stream' | 'key' | 'from'> {
    const { stream, key, from } = this.#options;
    return { stream, key, from };
  }

  get position(): bigint {
    return this.#position;
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Resolves when it has heard everything up to the position. Rejects when the server refuses it for good. */
  async reached(position: bigint): Promise<void> {
    if (this.#position >= position) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(resolve, position);
    await Promise.race([promise, this.#refused.promise]).finally(() => this.#waiting.delete(resolve));
  }

  positionIn(cursor: string): bigint {
    return decodeCursor(cursor, this.stream, furthest);
  }

  async #follow(): Promise<void> {
    const { find, passes } = this.#options;
    while (!this.#stop.signal.aborted) {
      const { url, signal } = await find();
      try {
        await this.#hear({ url, signal: AbortSignal.any([signal, this.#stop.signal]) });
      } catch (error) {
        // A line that breaks while its server lives is taken up again; what the server refuses is for the one who waits.
        if (!(error instanceof Refusal) || signal.aborted || passes?.(error) === true) continue;
        this.refusal = error;
        return this.#refused.reject(error);
      }
    }
  }

  async #hear(way: Awaited<ReturnType<FindWay>>): Promise<void> {
    const { open, key } = this.#options;
    this.lines += 1;
    for await (const { changes } of open(way, key, query, { after: encodeCursor(this.stream, this.#position) })) {
      if (way.signal.aborted) return;
      const { __typename, cursor, event } = changes as { __typename: string; cursor: string; event?: Answer };
      const number = this.positionIn(cursor);
      if (__typename === 'Change') this.told.push({ number, event: event ?? {} });
      this.#position = number;
      for (const [go, awaited] of this.#waiting) if (number >= awaited) go();
    }
  }
}
