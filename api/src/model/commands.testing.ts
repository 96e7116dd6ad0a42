import fc from 'fast-check';
import { rowsFor, rowsFrom, type Attempt } from './acceptor.testing.ts';
import { specs } from './moves.testing.ts';
import { playOne, playRace, type Play } from './play.testing.ts';
import { alive, headerOf, type State, type Thing } from './state.testing.ts';
import type { Actor, World } from './world.testing.ts';

/** Numbers that a command draws its choices from: the same numbers choose the same in the same state. */
type Dice = readonly number[];
const pick = <T>(items: readonly T[], number: number): T => {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

const movesOn = (type: string): string[] => Object.keys(specs).filter((move) => specs[move]?.on === type);

/** Where the book says "A" alone, the stories are sent to the desks that are likely to do it; the rest is tried by `Anything`. */
const desks: Record<string, readonly (string | null)[]> = {
  PACKAGE: ['WAREHOUSE', 'CUSTOMS', null],
  PURCHASE_RECEIPT: ['CUSTOMS', 'WAREHOUSE', null],
  INVOICE: ['BILLING', null],
  USER: ['USER_ADMIN', null],
};

/** Ways on that the table knows, by somebody it names: the rarer an end, the longer the story. */
function waysOn(state: State, actors: readonly Actor[], among: readonly Thing[]): { move: string; thing: Thing; actor: Actor }[] {
  return among.flatMap((thing) =>
    movesOn(thing.type).flatMap((move) => {
      const who = rowsFrom(state, move, thing).flatMap((row) => row.who);
      const able = actors.filter(
        (actor) =>
          actor.kinds.some((kind) => who.includes(kind)) &&
          (actor.isCarrier
            ? headerOf(state, thing).facts.submitted !== false && desks[thing.type]?.includes(actor.department) !== false
            : actor.organisationId === thing.owner && !actor.mayOnlyLook),
      );
      return able.flatMap((actor) => Array.from({ length: specs[move]?.ends === true ? 1 : 4 }, () => ({ move, thing, actor })));
    }),
  );
}

async function attemptOf(
  world: World,
  state: State,
  chosen: { move: string; thing: Thing; actor: Actor },
  version = chosen.thing.version,
): Promise<Attempt> {
  const { move, thing, actor } = chosen;
  const input = specs[move]?.input?.(thing, state) ?? {};
  const file = move === 'uploadReceipt' ? { fileId: await world.file(world.mari) } : {};
  return { actor, move, target: thing.id, expectedVersion: version, input: { ...input, ...file } };
}

abstract class Play1 implements fc.AsyncCommand<State, Play> {
  #said = '';
  check(): boolean {
    return true;
  }
  abstract run(state: State, play: Play): Promise<void>;
  protected says(attempts: readonly Attempt[]): void {
    this.#said = attempts.map(({ actor, move, expectedVersion }) => `${actor.name} ${move} v${expectedVersion}`).join(' | ');
  }
  toString(): string {
    return this.#said;
  }
}

/** A move that the table knows from where the object stands, by one who may. */
class WayOn extends Play1 {
  readonly #dice: Dice;
  constructor(dice: Dice) {
    super();
    this.#dice = dice;
  }
  async run(state: State, play: Play): Promise<void> {
    const [first = 0, second = 0] = this.#dice;
    const ways = waysOn(state, play.world.actors, [pick(alive(state), first)]);
    if (ways.length === 0) return;
    const attempt = await attemptOf(play.world, state, pick(ways, second));
    this.says([attempt]);
    await playOne(play, attempt);
  }
}

/** Any move of that kind of object by anybody, sometimes of a version that is gone. */
class Anything extends Play1 {
  readonly #dice: Dice;
  constructor(dice: Dice) {
    super();
    this.#dice = dice;
  }
  async run(state: State, play: Play): Promise<void> {
    const [first = 0, second = 0, third = 0, fourth = 0] = this.#dice;
    const thing = pick(Object.values(state.things), first);
    const moves = movesOn(thing.type);
    if (moves.length === 0) return;
    const version = thing.version + pick([0, 0, 0, -1, 1], fourth);
    const attempt = await attemptOf(
      play.world,
      state,
      { move: pick(moves, second), thing, actor: pick(play.world.actors, third) },
      version,
    );
    this.says([attempt]);
    await playOne(play, attempt);
  }
}

/** What adds objects is left out: which of them came first could not be told. */
const raced = (move: string): boolean =>
  specs[move]?.born === undefined && rowsFor(move).every(({ from }) => from.length > 0) && !/Receipt|reportVisit/.test(move);

/** Two or three at once on one object, or on lines and header of one aggregate, all from what they saw before. */
class Race extends Play1 {
  readonly #dice: Dice;
  constructor(dice: Dice) {
    super();
    this.#dice = dice;
  }
  async run(state: State, play: Play): Promise<void> {
    const [first = 0, ...rest] = this.#dice;
    const { root } = pick(alive(state), first);
    const ways = waysOn(
      state,
      play.world.actors,
      alive(state).filter((thing) => thing.root === root),
    ).filter(({ move }) => raced(move));
    if (ways.length === 0) return;
    const count = 2 + (first % 2);
    const chosen = rest.slice(0, count).map((number) => pick(ways, number));
    const attempts: Attempt[] = [];
    for (const each of chosen) attempts.push(await attemptOf(play.world, state, each));
    this.says(attempts);
    await playRace(play, attempts);
  }
}

const dice = fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 });
const wayOn = dice.map((numbers) => new WayOn(numbers));
const anything = dice.map((numbers) => new Anything(numbers));
const race = dice.map((numbers) => new Race(numbers));

export const stories = (length: number): fc.Arbitrary<Iterable<fc.AsyncCommand<State, Play>>> =>
  fc.commands([wayOn, wayOn, wayOn, anything, race], { maxCommands: length, size: 'max' });
