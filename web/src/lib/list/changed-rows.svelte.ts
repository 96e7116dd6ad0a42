const SHOWN_FOR = 1800;

interface Versioned {
  readonly id: string;
  readonly version?: number;
}

/** Which rows have just changed under the reader's eyes. What was not there before is not a change. */
export class ChangedRows<Row extends Versioned> {
  #marked = $state.raw<ReadonlySet<string>>(new Set());
  /** The last row that changed, for telling it. */
  latest = $state.raw<Row>();

  constructor(rows: () => readonly Row[]) {
    let known: ReadonlyMap<string, number | undefined> = new Map();
    $effect(() => {
      const now = rows();
      const fresh = now.filter((row) => known.has(row.id) && known.get(row.id) !== row.version);
      known = new Map(now.map((row) => [row.id, row.version]));
      if (fresh.length > 0) this.#mark(fresh);
    });
  }

  has(id: string): boolean {
    return this.#marked.has(id);
  }

  #mark(rows: readonly Row[]): void {
    const ids = rows.map((row) => row.id);
    this.#marked = new Set([...this.#marked, ...ids]);
    this.latest = rows.at(-1);
    setTimeout(() => (this.#marked = new Set([...this.#marked].filter((id) => !ids.includes(id)))), SHOWN_FOR);
  }
}
