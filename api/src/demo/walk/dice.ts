import { chanceOf } from '@sporbar/prisma/data/register/chance.ts';

/** Chance that depends on its name and on how often it was asked: the same in every run and on every machine. */
export class Dice {
  readonly #chance: (what: string) => number;
  #throws = 0;

  constructor(...names: readonly (string | number)[]) {
    this.#chance = chanceOf('demo', ...names);
  }

  /** From 0, inclusive, to 1, exclusive. */
  number(): number {
    return this.#chance(String(this.#throws++));
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.number() * (to - from + 1));
  }

  happens(probability: number): boolean {
    return this.number() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.between(0, list.length - 1)];
    if (picked === undefined) throw new Error('there is nothing to pick from');
    return picked;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.between(0, 9)).join('');
  }
}
