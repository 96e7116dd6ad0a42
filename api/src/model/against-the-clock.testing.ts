import { freshKey } from '@sporbar/schema/testing.ts';
import { carryOut, codeOf, foretell, type Attempt } from './acceptor.testing.ts';
import { attemptOf, pick, Play1, raced, waysOn, type Dice } from './commands.testing.ts';
import { besidesOf, differences, fault, holdAgainst, inputOf, note, shown, type Play } from './play.testing.ts';
import { alive, type State, type Told } from './state.testing.ts';
import { isDue } from './due.testing.ts';
import { carryOutDue } from './waiting.testing.ts';

/**
 * Days pass, and at the moment when the clock does what is due somebody moves the same objects. Each must come out as if one of the two
 * had been first; and what the clock left alone since somebody was at it, it finds at its next look.
 */
export class RaceTheClock extends Play1 {
  readonly #dice: Dice;
  constructor(dice: Dice) {
    super();
    this.#dice = dice;
  }

  async run(state: State, play: Play): Promise<void> {
    const { world } = play;
    await world.pass(14);
    state.today = world.today();
    const attempts = await this.#attempts(state, play);
    this.says(attempts);
    play.log.push('14 days pass, and somebody moves what is due');
    const last = await world.lastEvent();
    const call = async (attempt: Attempt) => ({
      attempt,
      answer: await world.call(attempt.actor, attempt.move, inputOf(attempt, freshKey())),
    });
    const [answered] = await Promise.all([Promise.all(attempts.map(call)), world.runTimers()]);
    await world.runTimers();
    for (const { attempt, answer } of answered) note(play, attempt, answer);
    const logged = (await world.eventsAfter(last)).filter(({ objectId }) => state.things[objectId] !== undefined);
    for (const { move } of logged) if (move in timed) play.seen.set(move, [...(play.seen.get(move) ?? []), 'OK']);
    const codes = answered.map(({ answer }) => codeOf(answer.code));
    for (const first of subsets(attempts)) {
      const copy = structuredClone(state);
      const due = inTurn(copy, attempts, codes, first);
      if (due === undefined || differences(due, logged, besidesOf(copy, attempts)).length > 0) continue;
      Object.assign(state.things, copy.things);
      return holdAgainst(play, due, logged, attempts);
    }
    throw fault(
      play,
      `neither the clock nor ${attempts.map(({ move }, index) => `${move} (${codes[index]})`).join(', ')} was first: ${shown(logged)}`,
    );
  }

  override toString(): string {
    return 'race the clock';
  }

  /** One of the ways on from one object of each kind that is due, or from what is one with it. */
  async #attempts(state: State, { world }: Play): Promise<Attempt[]> {
    const [first = 0, second = 0, third = 0] = this.#dice;
    const due = alive(state).filter((thing) => isDue(state, thing));
    const attempts: Attempt[] = [];
    for (const ofKind of Map.groupBy(due, ({ type, status }) => `${type} ${status}`).values()) {
      const { root } = pick(ofKind, first);
      const near = alive(state).filter((thing) => thing.root === root);
      const ways = waysOn(state, world.actors, near).filter(({ move }) => raced(move));
      if (ways.length === 0 || attempts.some(({ target }) => state.things[target]?.root === root)) continue;
      const { actors, ...way } = pick(ways, second + attempts.length);
      attempts.push(await attemptOf(world, state, { ...way, actor: pick(actors, third + attempts.length) }));
    }
    return attempts;
  }
}

const timed = { expireOrderLine: true, closeFinishedOrderLine: true, closeServiceRequestByTimer: true, closeTroubleTicketByTimer: true };

const subsets = <T>(items: readonly T[]): T[][] =>
  items.reduce<T[][]>((found, item) => [...found, ...found.map((set) => [...set, item])], [[]]);

/** Some come before the clock, and the rest after it; undefined where the answers say otherwise. */
function inTurn(
  state: State,
  attempts: readonly Attempt[],
  codes: readonly string[],
  first: readonly Attempt[],
): readonly Told[] | undefined {
  const due: Told[] = [];
  const isAsTold = (attempt: Attempt): boolean => {
    const code = codes[attempts.indexOf(attempt)] as 'OK';
    if (!foretell(state, attempt).has(code)) return false;
    if (code === 'OK') due.push(...carryOut(state, attempt));
    return true;
  };
  if (!first.every(isAsTold)) return undefined;
  due.push(...carryOutDue(state));
  return attempts.filter((attempt) => !first.includes(attempt)).every(isAsTold) ? due : undefined;
}
