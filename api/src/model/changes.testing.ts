import { changeKinds, makeChange } from './beginning.testing.ts';
import { attemptOf, Play1 } from './commands.testing.ts';
import { playOne, type Play } from './play.testing.ts';
import type { State, Thing } from './state.testing.ts';

/** Each kind of change of what is installed is sent, and cancelled by its button. */
export class CancelChanges extends Play1 {
  async run(state: State, play: Play): Promise<void> {
    this.says([]);
    const actor = play.world.actor('kari');
    for (const kind of changeKinds) {
      const made = await makeChange(play, kind);
      const [order, line] = ['ORDER', 'ORDER_LINE'].map((type) => made.find((thing) => thing.type === type)) as [Thing, Thing];
      await playOne(play, await attemptOf(play.world, state, { move: 'submitOrder', thing: order, actor }));
      await playOne(play, await attemptOf(play.world, state, { move: 'cancelOrderLine', thing: line, actor }));
    }
  }

  override toString(): string {
    return 'cancel changes';
  }
}
