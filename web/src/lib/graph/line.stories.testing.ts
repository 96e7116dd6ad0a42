import fc from 'fast-check';
import { Rig, type Happening, type Step } from './line.model.testing.ts';

const kinds = [
  'event',
  'event',
  'deliver',
  'deliver',
  'deliver',
  'again',
  'silence',
  'ping',
  'offline',
  'online',
  'shown',
  'reload',
  'prune',
  'stream fails',
] as const;
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 70, arbitrary: fc.constantFrom(...kinds).map((kind) => ({ kind })) },
  { weight: 15, arbitrary: fc.constantFrom(1001, 1006, 1012, 4408, 4410, 4500).map((code) => ({ kind: 'cut' as const, code })) },
  { weight: 20, arbitrary: fc.nat(20_000).map((ms) => ({ kind: 'pass' as const, ms })) },
  { weight: 4, arbitrary: fc.integer({ min: 30_000, max: 3_600_000 }).map((ms) => ({ kind: 'sleep' as const, ms })) },
  { weight: 1, arbitrary: fc.constantFrom(4401, 4403).map((code) => ({ kind: 'cut' as const, code })) },
);

/** What goes wrong in a story, the first thing first. */
function wrongIn(happenings: readonly Happening[], step: Step): string[] {
  const rig = new Rig(step);
  for (const each of happenings) {
    rig.happen(each);
    const said = rig.wrongNow();
    if (said.length > 0) return said;
  }
  return rig.settle();
}

/** Tells that many stories of interleavings to a line; answers what went wrong in the shortest of those that did. */
export function tell(step: Step, stories: number, seed = 20_261_122): { said: string[]; story: readonly Happening[] } | undefined {
  const property = fc.property(fc.array(happening, { maxLength: 60, size: 'max' }), (happenings) => wrongIn(happenings, step).length === 0);
  const { counterexample } = fc.check(property, { numRuns: stories, seed });
  if (counterexample === null) return undefined;
  const [story] = counterexample;
  return { said: wrongIn(story, step), story };
}
