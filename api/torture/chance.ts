/** Numbers by chance that are the same for the same seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    const once = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    const twice = once ^ (once + Math.imul(once ^ (once >>> 7), once | 61));
    return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** One of several; undefined of none. */
  pick<T>(several: readonly T[]): T | undefined {
    return several[Math.floor(this.next() * several.length)];
  }

  shuffled<T>(several: readonly T[]): T[] {
    const dealt = [...several];
    for (let left = dealt.length; left > 1; left -= 1) {
      const taken = Math.floor(this.next() * left);
      [dealt[left - 1], dealt[taken]] = [dealt[taken] as T, dealt[left - 1] as T];
    }
    return dealt;
  }
}
