import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import { deliveryDays } from '@sporbar/schema/events/pruning.ts';
import { numberCarrierEvents } from '@sporbar/schema/sequencer.ts';
import { addDays } from '@sporbar/schema/time.ts';
import fc from 'fast-check';
import { begin } from './beginning.testing.ts';
import { specs } from './moves.testing.ts';
import { againstTheClock, changing, seeking, untilDue, wandering } from './stories.testing.ts';
import type { World } from './world.testing.ts';

export interface Length {
  readonly seed: number;
  /** How often each move of the tables is sought. */
  readonly rounds: number;
  /** Detours on the way to each, at most. */
  readonly detours: number;
  /** Stories that seek nothing, and how long they are. */
  readonly wandering: { readonly runs: number; readonly commands: number };
  /** Also where only some moves are sought: each kind of change of what is installed. */
  readonly changes?: boolean;
  /** Stories at whose end somebody moves what the clock is at. */
  readonly clockRaces: number;
  /** Moves that are sought; left out: every one. */
  readonly moves?: readonly string[];
  /** A bug is planted: the first story that goes wrong is enough, and the database is not asked what it thinks. */
  readonly isPlanted?: boolean;
}

const movesInStory = 8;

/**
 * Plays stories that come to every move, and then some that wander; throws with a short one that goes wrong, its seed and what went
 * before. After each the database must be of one mind and nothing have failed on our side. Answers what every move was answered.
 */
export async function play(world: World, length: Length): Promise<Map<string, string[]>> {
  const seen = new Map<string, string[]>();
  const { desk, faults } = world.served;
  const tell = (stories: ReturnType<typeof wandering>, runs: number, seed: number) =>
    fc.assert(
      fc.asyncProperty(stories, async (chosen) => {
        await fc.asyncModelRun(() => begin(world, seen), chosen);
        if (length.isPlanted === true) return;
        await numberCarrierEvents(desk.context);
        const kept = new Date(addDays(world.today(), -deliveryDays));
        const said = [...(await contradictionsIn(desk.database.db, kept)), ...faults.splice(0).map(({ message }) => message)];
        if (said.length > 0) throw new Error(said.join('\n'));
      }),
      { seed, numRuns: runs, endOnFailure: length.isPlanted === true },
    );
  const moves = length.moves ?? Object.keys(specs);
  for (let from = 0; from < moves.length; from += movesInStory)
    await tell(seeking(moves.slice(from, from + movesInStory), length.detours), length.rounds, length.seed + from);
  if (length.moves === undefined) await tell(untilDue(0), 1, length.seed);
  if (length.moves === undefined || length.changes === true) await tell(changing, 1, length.seed);
  if (length.clockRaces > 0) await tell(againstTheClock(0), length.clockRaces, length.seed);
  if (length.wandering.runs > 0) await tell(wandering(length.wandering.commands), length.wandering.runs, length.seed);
  return seen;
}
