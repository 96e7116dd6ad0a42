import { houseIdOf, type PersonName } from '../people.ts';

type Kind = 'ORDER' | 'QUOTE' | 'PACKAGE' | 'INVOICE';

interface Noted {
  readonly id: string;
  /** When somebody wrote of it already, nobody else does (SR-03). */
  isTaken: boolean;
}

/** What stories leave for others to write about: what exists by now, by the organisation it belongs to. */
export class Notebook {
  readonly #pages = new Map<string, Noted[]>();

  note(what: Kind, whose: PersonName, id: string): void {
    const key = `${what} ${houseIdOf(whose)}`;
    this.#pages.set(key, [...(this.#pages.get(key) ?? []), { id, isTaken: false }]);
  }

  /** The latest that nobody has taken yet. */
  take(what: Kind, whose: PersonName): string | undefined {
    const noted = this.#pages.get(`${what} ${houseIdOf(whose)}`)?.findLast(({ isTaken }) => !isTaken);
    if (noted === undefined) return undefined;
    noted.isTaken = true;
    return noted.id;
  }
}
