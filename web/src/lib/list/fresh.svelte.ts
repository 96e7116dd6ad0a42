import { useLive } from '#lib/graph/live.svelte.ts';

interface Listed {
  /** The ids of the rows that are shown. */
  ids(): readonly string[];
  /** Asks for the list again. */
  refresh(): Promise<void>;
}

/**
 * Counts what came to a list after it was read, without moving anything: rows that are shown change in place, others
 * wait until the reader asks for them.
 */
export class Fresh {
  #ids = $state.raw<ReadonlySet<string>>(new Set());

  constructor(rootTypes: readonly string[], listed: Listed) {
    const live = useLive();
    $effect(() => {
      if (live === undefined) return;
      const leave = live.onChange(({ rootType, rootId }) => {
        if (rootTypes.includes(rootType) && !listed.ids().includes(rootId) && !this.#ids.has(rootId))
          this.#ids = new Set([...this.#ids, rootId]);
      });
      const leaveMissed = live.onMissed(() => void listed.refresh());
      return () => {
        leave();
        leaveMissed();
      };
    });
    this.show = async () => {
      await listed.refresh();
      this.#ids = new Set();
    };
  }

  get count(): number {
    return this.#ids.size;
  }

  readonly show: () => Promise<void>;
}
