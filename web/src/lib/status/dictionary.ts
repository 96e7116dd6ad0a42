import { getContext, setContext } from 'svelte';
import type { Party, Phase } from './phase.ts';

/** One status as the API explains it, in the reader's language. */
export interface StatusMeaning {
  readonly noun: string;
  readonly status: string;
  readonly phase: Phase;
  readonly acts: Party;
  readonly letter: string | null;
  readonly label: string;
  readonly meaning: string;
}

export class Dictionary {
  readonly #byKey: ReadonlyMap<string, StatusMeaning>;
  readonly all: readonly StatusMeaning[];

  constructor(meanings: readonly StatusMeaning[]) {
    this.all = meanings;
    this.#byKey = new Map(meanings.map((meaning) => [`${meaning.noun} ${meaning.status}`, meaning]));
  }

  /** What a status means; a header uses the words of its lines. A status this page was not built with is shown by its code rather than not at all. */
  of(noun: string, status: string): StatusMeaning {
    const meaning = this.#byKey.get(`${noun} ${status}`) ?? this.#byKey.get(`${noun}_LINE ${status}`);
    return meaning ?? { noun, status, phase: 'CARRIER', acts: 'CARRIER', letter: null, label: status, meaning: '' };
  }

  /** The statuses of a noun as choices of a filter. */
  choices(noun: string): { value: string; label: string }[] {
    return this.all.filter((meaning) => meaning.noun === noun).map(({ status, label }) => ({ value: status, label }));
  }
}

const key = Symbol('statuses');

export const provideDictionary = (dictionary: () => Dictionary): void => {
  setContext(key, dictionary);
};

export const useDictionary = (): (() => Dictionary) => getContext<() => Dictionary>(key);
