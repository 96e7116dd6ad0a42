import { pick, Play1, type Dice } from './commands.testing.ts';
import { isDueBy, timers } from './due.testing.ts';
import { release } from './order-moves.testing.ts';
import { holdAgainst, type Play } from './play.testing.ts';
import { alive, Change, headerOf, type State, type Thing, type Told } from './state.testing.ts';

/** Carries out on the model what is due; each object with its header is a change of its own, one timer after another. */
export function carryOutDue(state: State): Told[] {
  return [...closed(state), ...ended(state)];
}

/** TER-03: on its day, and no earlier, what a finished order ends is taken down. */
function ended(state: State): Told[] {
  const change = new Change(state);
  for (const { status, facts } of alive(state)) {
    const product = state.things[facts.ending ?? ''];
    const isDue = (status === 'FINISHED' || status === 'CLOSED') && (facts.endsOn ?? state.today) <= state.today;
    if (isDue && product !== undefined && product.status !== 'TERMINATED') change.to(product, 'TERMINATED');
  }
  return change.told;
}

function closed(state: State): Told[] {
  return timers.flatMap((timer) => {
    const { to } = timer;
    const due = alive(state).filter((thing) => isDueBy(state, timer, thing));
    return [...Map.groupBy(due, (thing) => headerOf(state, thing)).values()].flatMap((things: Thing[]) => {
      const change = new Change(state);
      for (const thing of things) {
        change.to(thing, to);
        if (to === 'CANCELLED') release(change, state, thing);
      }
      change.finish();
      return change.told;
    });
  });
}

/** Around the day on which timers are due. */
const spans = [1, 13, 14, 15];

/** Days pass, and the clock does what is due; asked again at once it finds nothing. */
export class Wait extends Play1 {
  readonly #dice: Dice;
  constructor(dice: Dice) {
    super();
    this.#dice = dice;
  }

  async run(state: State, play: Play): Promise<void> {
    const { world } = play;
    const days = pick(spans, this.#dice[0] ?? 0);
    this.says([]);
    play.log.push(`${days} days pass`);
    await world.pass(days);
    state.today = world.today();
    const last = await world.lastEvent();
    await world.runTimers();
    const logged = (await world.eventsAfter(last)).filter(({ objectId }) => state.things[objectId] !== undefined);
    for (const { move } of logged) play.seen.set(move, [...(play.seen.get(move) ?? []), 'OK']);
    await holdAgainst(play, carryOutDue(state), logged, []);
    const before = await world.footprint();
    await world.runTimers();
    if ((await world.footprint()) !== before) throw new Error('the timers ran twice and found more the second time');
  }

  override toString(): string {
    return `wait ${pick(spans, this.#dice[0] ?? 0)} days`;
  }
}
