import type { AnyVariables, DocumentInput } from '@urql/core';
import { untrack } from 'svelte';
import { useLive } from '#lib/graph/live.svelte.ts';
import { useClient } from '#lib/graph/watch.svelte.ts';
import { followList } from './follow-list.ts';
import { after, startOf, type ListMessage, type Standing } from './standing.ts';

interface Followed<Variables extends AnyVariables> {
  /** The subscription that follows the list; it calls its one field `list`. */
  readonly document: DocumentInput<{ list: ListMessage }, Variables>;
  readonly variables: Variables;
  /** Whether it is the first page that is shown: the one that is followed. */
  readonly isFirst: boolean;
}

interface PageVariables<Filter, Sort, Direction> {
  readonly filter?: Filter;
  readonly sort?: Sort;
  readonly direction?: Direction;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

/** How a page's list is followed: by the same question, from where it was read. */
export function followedFrom<Variables extends AnyVariables, Filter, Sort, Direction>(
  document: DocumentInput<{ list: ListMessage }, Variables>,
  { filter, sort, direction, first, after: from, before }: PageVariables<Filter, Sort, Direction>,
  cursor: string,
): Followed<Variables> {
  const isFirst = from == null && before == null;
  return { document, variables: { filter, sort, direction, first, after: isFirst ? cursor : null } as unknown as Variables, isFirst };
}

interface Listed {
  /** The ids of the rows that are shown. */
  ids(): readonly string[];
  /** Asks for the list again. */
  refresh(): Promise<void>;
}

/**
 * What became of a list since it was read, without moving anything: how many rows wait above, which of those shown no
 * longer belong to it, how many there are. Rows that are shown change in place; the rest waits until the reader asks.
 */
export class Fresh<Variables extends AnyVariables> {
  #standing = $state.raw<Standing>(startOf([]));

  constructor(followed: () => Followed<Variables>, listed: Listed) {
    const client = useClient();
    const live = useLive();
    // What is shown changes by the stream of changes: where that has a hole, the rows are read again.
    $effect(() => live?.onMissed(() => void listed.refresh()));
    $effect(() => {
      const { document, variables, isFirst } = followed();
      this.#standing = startOf(isFirst ? untrack(() => listed.ids()) : undefined);
      return followList(client, document, variables, (message) => (this.#standing = after(this.#standing, message)));
    });
    this.show = async () => {
      await listed.refresh();
      this.#standing = { ...startOf(listed.ids()), total: this.#standing.total };
    };
  }

  /** How many are new. */
  get count(): number {
    return this.#standing.fresh.size;
  }

  /** Shown rows that the list no longer has. */
  get gone(): ReadonlySet<string> {
    return this.#standing.gone;
  }

  /** How many the list has now; undefined until that has been told. */
  get total(): number | undefined {
    return this.#standing.total;
  }

  readonly show: () => Promise<void>;
}
