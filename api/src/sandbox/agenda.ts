/** Which objects to look at and when; one moment for each. */
export class Agenda {
  readonly #due = new Map<string, number>();

  /** Notes when to look at an object; the latest note counts. */
  note(id: string, at: number): void {
    this.#due.set(id, at);
  }

  /** The object that is due first, whether its moment has come or not. */
  first(): { readonly id: string; readonly at: number } | undefined {
    let first: { id: string; at: number } | undefined;
    for (const [id, at] of this.#due) if (first === undefined || at < first.at) first = { id, at };
    return first;
  }

  forget(id: string): void {
    this.#due.delete(id);
  }
}
