import { readCase } from '../sandbox/cases.ts';
import type { PublicApi } from '../sandbox/public-api.ts';
import { nextMove } from '../sandbox/sandbox-moves.ts';
import { puppets, type LifeNoun, type Puppets } from './puppets.testing.ts';

/** Who takes part in a life; the sandbox is the carrier's side as the demo plays it. */
export interface Cast {
  readonly customer: PublicApi;
  readonly staff: PublicApi;
  readonly sandbox: PublicApi;
  now(): Date;
  today(): string;
  /** A minute goes by. */
  pass(): void;
  /** Fourteen days go by, and what is due by then is done. */
  wait(): Promise<void>;
}

export interface Life {
  readonly noun: LifeNoun;
  readonly id: string;
  /** The moves that were made, in their order. */
  readonly moves: readonly string[];
}

interface Part {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly availableMoves: readonly { readonly name: string; readonly allowed: boolean }[];
}

const mostSteps = 120;
/** Of so many moves one is a puppet's own idea. */
const ideas = 0.22;
/** An object that has been through so much is left in peace, so that every life ends. */
const mostIdeas = 8;

/** A row of numbers from 0 to 1 that is the same for the same seed. */
export function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One object from its beginning to where nothing leads on; throws when it never gets there. */
export class Living {
  readonly #noun: LifeNoun;
  readonly #cast: Cast;
  readonly #chance: () => number;
  readonly #moves: string[] = [];
  #id = '';
  #ideas = 0;
  #count: number;

  constructor(noun: LifeNoun, cast: Cast, seed: number) {
    this.#noun = noun;
    this.#cast = cast;
    this.#chance = chanceFrom(seed);
    this.#count = seed * 1_000;
  }

  async live(): Promise<Life> {
    const own = puppets[this.#noun];
    this.#id = await own.begin(this.#cast.customer, this.#cast.today(), this.#count);
    for (let step = 0; step < mostSteps; step++) {
      const parts = await this.#read(this.#cast.customer, own);
      if (parts.slice(own.parts === null ? 0 : 1).every(({ status }) => own.ends.includes(status)))
        return { noun: this.#noun, id: this.#id, moves: this.#moves };
      this.#cast.pass();
      await this.#step(own);
    }
    throw new Error(`a ${this.#noun} did not end: ${this.#moves.join(' ')}`);
  }

  async #step(own: Puppets): Promise<void> {
    if (this.#ideas < mostIdeas && this.#chance() < ideas) {
      const [by, given] = this.#chance() < 0.5 ? ([this.#cast.customer, own.customer] as const) : ([this.#cast.staff, own.staff] as const);
      if (await this.#tries(by, own, given, true)) {
        this.#ideas += 1;
        return;
      }
    }
    if (await this.#sandboxMoves()) return;
    if (await this.#tries(this.#cast.customer, own, own.onward, false)) return;
    this.#moves.push('wait');
    await this.#cast.wait();
  }

  async #sandboxMoves(): Promise<boolean> {
    for (const object of await readCase(this.#cast.sandbox, this.#id)) {
      const move = nextMove(object, this.#cast.now(), this.#chance());
      if (move === null) continue;
      const refusal = await this.#cast.sandbox.move(move.name, { id: object.id, expectedVersion: object.version, ...move.input });
      if (refusal !== null) throw new Error(`the sandbox was offered ${move.name} and refused: ${refusal}, after ${this.#moves.join(' ')}`);
      this.#moves.push(move.name);
      return true;
    }
    return false;
  }

  /** One of these moves that is offered: any of them, or the first that goes through. */
  async #tries(by: PublicApi, own: Puppets, given: Puppets['customer'], isAny: boolean): Promise<boolean> {
    const parts = await this.#read(by, own);
    const offered = Object.keys(given).flatMap((name) =>
      parts.flatMap((part) => (part.availableMoves.some((move) => move.name === name && move.allowed) ? [{ name, part }] : [])),
    );
    const chosen = isAny ? offered.toSpliced(0, Math.floor(this.#chance() * offered.length)).slice(0, 1) : offered;
    for (const { name, part } of chosen) {
      this.#count += 1;
      const input = { id: part.id, expectedVersion: part.version, ...given[name]?.(this.#cast.today(), this.#count) };
      if ((await by.move(name, input)) !== null) continue;
      this.#moves.push(name);
      return true;
    }
    return false;
  }

  /** The object and its parts as somebody sees them. */
  async #read(by: PublicApi, { field, parts }: Puppets): Promise<readonly Part[]> {
    const part = 'id version status availableMoves { name allowed }';
    const document = `query L($id: ID!) { seen: ${field}(id: $id) { ${part} ${parts === null ? '' : `${parts} { ${part} }`} } }`;
    const { seen } = await by.ask<{ seen: (Part & { lines?: readonly Part[] }) | null }>(document, { id: this.#id });
    return seen === null ? [] : [seen, ...(seen.lines ?? [])];
  }
}
