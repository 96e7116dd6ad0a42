import type fc from 'fast-check';
import { rowsFor, rowsFrom, type Attempt } from './acceptor.testing.ts';
import { movesOn, specs } from './moves.testing.ts';
import { playOne, playRace, type Play } from './play.testing.ts';
import { alive, headerOf, type State, type Thing } from './state.testing.ts';
import type { Actor, World } from './world.testing.ts';

/** Numbers that a command draws its choices from: the same numbers choose the same in the same state. */
export type Dice = readonly number[];
export const pick = <T>(items: readonly T[], number: number): T => {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

/** Where the book says "A" alone, the stories are sent to the desks that are likely to do it; the rest is tried by `Anything`. */
const desks: Record<string, readonly (string | null)[]> = {
  PACKAGE: ['WAREHOUSE', 'CUSTOMS', null],
  PURCHASE_RECEIPT: ['CUSTOMS', 'WAREHOUSE', null],
  INVOICE: ['BILLING', null],
  USER: ['USER_ADMIN', null],
};

interface Way {
  readonly move: string;
  readonly thing: Thing;
  readonly actors: readonly Actor[];
}

export const isAble = (state: State, thing: Thing, actor: Actor): boolean =>
  actor.isCarrier
    ? headerOf(state, thing).facts.submitted !== false && desks[thing.type]?.includes(actor.department) !== false
    : actor.organisationId === thing.owner && (!actor.mayOnlyLook || thing.type === 'TROUBLE_TICKET');

/** Ways on that the table knows, with those whom it names; what leads further more often than an end or a mere edit. */
export function waysOn(state: State, actors: readonly Actor[], among: readonly Thing[]): Way[] {
  return among.flatMap((thing) =>
    movesOn(thing.type).flatMap((move) => {
      const rows = rowsFrom(state, move, thing);
      const who = rows.flatMap((row) => row.who);
      const able = actors.filter((actor) => actor.kinds.some((kind) => who.includes(kind)) && isAble(state, thing, actor));
      if (able.length === 0) return [];
      const leads = rows.some(({ to }) => to.some((status) => status !== thing.status)) && specs[move]?.ends !== true;
      return Array.from({ length: leads ? 6 : 1 }, () => ({ move, thing, actors: able }));
    }),
  );
}

/** Of a kind chosen first, mostly what has come furthest: so every kind has its turn, and some stories reach their end. */
function worthwhile(state: State, number: number): readonly Thing[] {
  const things = alive(state);
  const kind = pick([...new Set(things.map(({ type }) => type))], number);
  const ofKind = things.filter(({ type }) => type === kind);
  return number % 4 === 0 ? ofKind : ofKind.toSorted((one, other) => other.version - one.version).slice(0, 2);
}

export async function attemptOf(
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

export abstract class Play1 implements fc.AsyncCommand<State, Play> {
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
export class WayOn extends Play1 {
  readonly #dice: Dice;
  constructor(dice: Dice) {
    super();
    this.#dice = dice;
  }
  async run(state: State, play: Play): Promise<void> {
    const [first = 0, second = 0, third = 0, fourth = 0] = this.#dice;
    const able = worthwhile(state, first).filter((thing) => waysOn(state, play.world.actors, [thing]).length > 0);
    const thing = pick(able.length > 0 ? able : alive(state), second);
    const ways = waysOn(state, play.world.actors, [thing]);
    if (ways.length === 0) return;
    const { move, actors } = pick(ways, third);
    const attempt = await attemptOf(play.world, state, { move, thing, actor: pick(actors, fourth) });
    this.says([attempt]);
    await playOne(play, attempt);
  }
}

/** Any move of that kind of object by anybody, sometimes of a version that is gone. */
export class Anything extends Play1 {
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
export const raced = (move: string): boolean =>
  specs[move]?.born === undefined && rowsFor(move).every(({ from }) => from.length > 0) && !/Receipt|reportVisit/.test(move);

/** Two or three at once on one object, or on lines and header of one aggregate, all from what they saw before. */
export class Race extends Play1 {
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
    const attempts: Attempt[] = [];
    for (const number of rest.slice(0, count)) {
      const { actors, ...way } = pick(ways, number);
      attempts.push(await attemptOf(play.world, state, { ...way, actor: pick(actors, number >> 4) }));
    }
    this.says(attempts);
    await playRace(play, attempts);
  }
}
