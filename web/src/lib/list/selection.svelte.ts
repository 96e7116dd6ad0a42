/** The rows a reader has ticked, of those that are shown: what is shown no longer is not chosen. */
export class Selection {
  #ticked = $state.raw<ReadonlySet<string>>(new Set());
  readonly #shown: () => readonly string[];

  constructor(shown: () => readonly string[]) {
    this.#shown = shown;
  }

  get ids(): readonly string[] {
    return this.#shown().filter((id) => this.#ticked.has(id));
  }

  get isAll(): boolean {
    return this.ids.length > 0 && this.ids.length === this.#shown().length;
  }

  has(id: string): boolean {
    return this.#ticked.has(id);
  }

  toggle(id: string): void {
    this.choose(this.has(id) ? this.ids.filter((one) => one !== id) : [...this.ids, id]);
  }

  toggleAll(): void {
    this.choose(this.isAll ? [] : this.#shown());
  }

  choose(ids: readonly string[]): void {
    this.#ticked = new Set(ids);
  }
}
