import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import { numberCarrierEvents } from '@sporbar/schema/sequencer.ts';
import fc from 'fast-check';
import { begin } from './beginning.testing.ts';
import { stories } from './commands.testing.ts';
import type { World } from './world.testing.ts';

export interface Length {
  readonly seed: number;
  readonly runs: number;
  readonly commands: number;
}

/**
 * Plays that many stories; throws with the shortest one that goes wrong, its seed and what went before. Afterwards the database
 * must be of one mind and nothing have failed on our side. Answers what every move was answered.
 */
export async function play(world: World, { seed, runs, commands }: Length): Promise<Map<string, string[]>> {
  const seen = new Map<string, string[]>();
  const { desk, faults } = world.served;
  const story = fc.asyncProperty(stories(commands), async (chosen) => {
    await fc.asyncModelRun(() => begin(world, seen), chosen);
    await numberCarrierEvents(desk.context);
    const said = [...(await contradictionsIn(desk.database.db)), ...faults.splice(0).map(({ message }) => message)];
    if (said.length > 0) throw new Error(said.join('\n'));
  });
  await fc.assert(story, { seed, numRuns: runs, interruptAfterTimeLimit: 1_800_000 });
  return seen;
}
