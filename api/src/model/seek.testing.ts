import type { Attempt } from './acceptor.testing.ts';
import { makersOf } from './beginning.testing.ts';
import { attemptOf, isAble, pick, Play1, raced, type Dice } from './commands.testing.ts';
import { specs } from './moves.testing.ts';
import { fault, playOne, playRace, type Play } from './play.testing.ts';
import { avoidedAs, heard, homeOf, profiles, wayTo, type Aim, type Step } from './reach.testing.ts';
import { alive, type State, type Thing } from './state.testing.ts';

const mostSteps = 60;

/**
 * Goes the shortest way of the tables to one move, and tries it there in every manner: by those who may not, of a version that is gone,
 * by two at once or by one alone, once more where it has led to, and where its guard says no. Throws when there is no way.
 */
export class Seek extends Play1 {
  readonly move: string;
  readonly #dice: Dice;
  constructor(move: string, dice: Dice) {
    super();
    this.move = move;
    this.#dice = dice;
  }

  async run(state: State, play: Play): Promise<void> {
    this.says([]);
    if (specs[this.move]?.guard !== undefined) await this.#refused(state, play);
    await this.#made(state, play);
  }

  override toString(): string {
    return `seek ${this.move}`;
  }

  /** Where its guard says no, if the model knows of such a place. */
  async #refused(state: State, play: Play): Promise<void> {
    const last = await this.#walk(state, play, 'refused');
    const thing = state.things[last?.target ?? ''];
    if (last !== undefined && thing !== undefined) await playOne(play, await attemptOf(play.world, state, { ...last, thing }));
  }

  async #made(state: State, play: Play): Promise<void> {
    const [first = 0, second = 0, third = 0] = this.#dice;
    const avoided = new Set<string>();
    for (let turn = 0; turn < 12; turn++) {
      const last = await this.#walk(state, play, 'made', avoided);
      if (last === undefined) break;
      const thing = state.things[last.target] as Thing;
      if (turn === 0) await this.#unable(state, play, thing, [first, second]);
      const able = await this.#able(state, play, thing);
      const seenBefore = play.seen.get(this.move)?.length ?? 0;
      const attempts = third % 2 === 1 && raced(this.move) && turn === 0 ? [last.actor, pick(able, second)] : [last.actor];
      const tries = await Promise.all(attempts.map((actor) => attemptOf(play.world, state, { move: this.move, thing, actor })));
      await (tries.length > 1 ? playRace(play, tries) : playOne(play, tries[0] as Attempt));
      if (play.seen.get(this.move)?.slice(seenBefore).includes('OK') === true) return this.#again(state, play, last);
      avoided.add(avoidedAs(last));
    }
    throw fault(play, `the model knows no way to ${this.move}`);
  }

  /** Those who may not try first, and one who may tries a version that is gone, where a version is asked for. */
  async #unable(state: State, play: Play, thing: Thing, dice: Dice): Promise<void> {
    const { actors } = play.world;
    const unable = profiles(actors).filter((actor) => !heard(state, this.move, thing, actor).has('OK'));
    for (const number of dice) {
      if (unable.length === 0) break;
      await playOne(play, await attemptOf(play.world, state, { move: this.move, thing, actor: pick(unable, number) }));
    }
    const [able] = await this.#able(state, play, thing);
    if (able !== undefined && specs[this.move]?.knownBy === undefined)
      await playOne(play, await attemptOf(play.world, state, { move: this.move, thing, actor: able }, thing.version - 1));
  }

  async #able(state: State, play: Play, thing: Thing) {
    return play.world.actors.filter((actor) => isAble(state, thing, actor) && heard(state, this.move, thing, actor).has('OK'));
  }

  /** Once more, from where it has led to. */
  async #again(state: State, play: Play, { target, actor }: Step): Promise<void> {
    const thing = state.things[target];
    if (thing !== undefined) await playOne(play, await attemptOf(play.world, state, { move: this.move, thing, actor }));
  }

  /** Walks until the move can be tried, making something new where nothing that stands leads there. */
  async #walk(state: State, play: Play, aim: Aim, avoided = new Set<string>()): Promise<Step | undefined> {
    const left = aim === 'made' ? makersOf(homeOf(specs[this.move]?.on ?? '')) : [];
    for (let count = 0; count < mostSteps; count++) {
      const actors = profiles(play.world.actors.filter((actor) => alive(state).some((thing) => isAble(state, thing, actor))));
      const way = wayTo(state, actors, this.move, aim, avoided);
      const [step] = way?.steps ?? [];
      if (way !== undefined && step === undefined) return way.last;
      if (step === undefined) {
        const maker = left.shift();
        if (maker === undefined) return undefined;
        await maker(play);
        continue;
      }
      const thing = state.things[step.target] as Thing;
      const { version } = thing;
      await playOne(play, await attemptOf(play.world, state, { ...step, thing }));
      if (play.seen.get(step.move)?.at(-1) !== 'OK') avoided.add(avoidedAs(step, version));
    }
    return undefined;
  }
}
