import { readCase } from '../sandbox/cases.ts';
import type { PublicApi } from '../sandbox/public-api.ts';
import { nextMove } from '../sandbox/sandbox-moves.ts';
import type { Cast, Life, LifeNoun, Moves, Puppets } from './cast.testing.ts';
import { historyContradicts } from './history.testing.ts';
import { puppets } from './puppets.testing.ts';

interface Part {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly availableMoves: readonly { readonly name: string; readonly allowed: boolean }[];
  readonly lines?: readonly Part[];
  readonly appointments?: readonly Part[];
}

const mostSteps = 200;
/** Of so many moves one is a puppet's own idea. */
const ideas = 0.3;
/** An object that has been through so much is left in peace, so that every life ends. */
const mostIdeas = 8;
/** An idea that ends it is had four times less often, so that lives are long enough to have something in them. */
const isEnding = (name: string): boolean => /^(cancel|reject|close|credit)/.test(name);
const ending = 0.25;

/** A row of numbers from 0 to 1 that is the same for the same seed. */
function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const flat = (part: Part): Part[] => [part, ...[...(part.lines ?? []), ...(part.appointments ?? [])].flatMap(flat)];

/** How a life goes on besides: nobody has ideas in a quiet one, and it may end before nothing leads on. */
interface Course {
  readonly isQuiet?: boolean;
  readonly until?: readonly string[];
}

/** One object from its beginning to where nothing leads on; throws when it never gets there. */
export class Living {
  readonly #noun: LifeNoun;
  readonly #own: Puppets;
  readonly #cast: Cast;
  readonly #seed: number;
  readonly #chance: () => number;
  readonly #until: readonly string[];
  readonly #moves: string[] = [];
  #id = '';
  #ideas: number;
  #count: number;

  constructor(noun: LifeNoun, cast: Cast, seed: number, { isQuiet = false, until = [] }: Course = {}) {
    this.#noun = noun;
    this.#own = puppets[noun];
    this.#cast = cast;
    this.#chance = chanceFrom(seed);
    this.#seed = seed;
    this.#count = seed * 1_000;
    this.#ideas = isQuiet ? mostIdeas : 0;
    this.#until = [...this.#own.ends, ...until];
  }

  async live(): Promise<Life> {
    this.#id = await this.#own.begin(this.#cast, this.#seed);
    for (let step = 0; step < mostSteps; step++) {
      const [header, ...lines] = await this.#read(this.#cast.customer, 1);
      const ends = (this.#own.parts === null ? [header] : lines).map((part) => part?.status ?? '');
      if (ends.every((status) => this.#until.includes(status))) return this.#lived(ends);
      this.#cast.pass();
      await this.#cast.tend();
      await this.#step();
    }
    throw new Error(`a ${this.#noun} did not end: ${this.#moves.slice(-20).join(' ')}`);
  }

  async #lived(ends: readonly string[]): Promise<Life> {
    const { customer } = this.#cast;
    const untrue = await historyContradicts(customer, this.#own.field, this.#id, { parts: await this.#read(customer), moves: this.#moves });
    return { noun: this.#noun, id: this.#id, moves: this.#moves, ends, untrue };
  }

  async #step(): Promise<void> {
    const { customer, staff } = this.#cast;
    if (this.#ideas < mostIdeas && this.#chance() < ideas) {
      const isCustomers = Object.keys(this.#own.customer).length > 0 && this.#chance() < 0.5;
      const [by, given] = isCustomers ? ([customer, this.#own.customer] as const) : ([staff, this.#own.staff] as const);
      if (await this.#tries(by, given, true)) {
        this.#ideas += 1;
        return;
      }
    }
    if (await this.#sandboxMoves()) return;
    if (await this.#tries(customer, this.#own.onward, false)) return;
    this.#moves.push((await this.#goesOn()) ?? (await this.#waits()));
  }

  #goesOn(): Promise<string | null> {
    this.#count += 1;
    return this.#own.goOn?.(this.#cast, this.#id, this.#count) ?? Promise.resolve(null);
  }

  async #waits(): Promise<string> {
    await this.#cast.wait();
    return 'wait';
  }

  async #sandboxMoves(): Promise<boolean> {
    if (this.#own.isPeopleOnly === true) return false;
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

  /** One of these moves that is offered: any of them, or the first that goes through where it is the customer's turn. */
  async #tries(by: PublicApi, given: Moves, isAny: boolean): Promise<boolean> {
    const parts = (await this.#read(by)).filter(({ status }) => isAny || this.#own.turn.includes(status));
    const names = Object.keys(given).filter((name) => !isAny || !isEnding(name) || this.#chance() < ending);
    const offered = names.flatMap((name) =>
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

  /** The object and its parts as somebody sees them, so deep. */
  async #read(by: PublicApi, depth = 2): Promise<readonly Part[]> {
    const part = 'id version status availableMoves { name allowed }';
    const { field, parts } = this.#own;
    const nested = (parts ?? []).slice(0, depth).reduceRight((inner, name) => `${name} { ${part} ${inner} }`, '');
    const document = `query L($id: ID!) { seen: ${field}(id: $id) { ${part} ${nested} } }`;
    const { seen } = await by.ask<{ seen: Part | null }>(document, { id: this.#id });
    return seen === null ? [] : flat(seen);
  }
}
