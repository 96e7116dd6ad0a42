import fc from 'fast-check';
import { RaceTheClock } from './against-the-clock.testing.ts';
import { CancelChanges } from './changes.testing.ts';
import { Anything, Race, WayOn } from './commands.testing.ts';
import type { Play } from './play.testing.ts';
import { Seek } from './seek.testing.ts';
import type { State } from './state.testing.ts';
import { Wait } from './waiting.testing.ts';

type Command = fc.AsyncCommand<State, Play>;

const dice = fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 });
const wayOn = dice.map((numbers) => new WayOn(numbers));
const anything = dice.map((numbers) => new Anything(numbers));
const race = dice.map((numbers) => new Race(numbers));
const wait = dice.map((numbers) => new Wait(numbers));
const detour: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: wayOn },
  { weight: 3, arbitrary: anything },
  { weight: 3, arbitrary: race },
  { weight: 1, arbitrary: wait },
);

/** Stories that go where chance leads. */
export const wandering = (length: number): fc.Arbitrary<readonly Command[]> => fc.array(detour, { maxLength: length, size: 'max' });

/** Stories that come to each of these moves, with detours on the way. */
export const seeking = (moves: readonly string[], detours: number): fc.Arbitrary<readonly Command[]> =>
  fc
    .tuple(
      ...moves.map((move) =>
        fc.tuple(
          wandering(detours),
          dice.map((numbers) => new Seek(move, numbers)),
        ),
      ),
    )
    .map((parts) => parts.flatMap(([before, seek]) => [...before, seek]));

/** What is then closed by a timer. */
const waiting = ['finishOrderLine', 'completeServiceRequest', 'resolveTroubleTicket'];

/** A story at whose end something waits for each of the timers, and the 14 days pass. */
export const untilDue = (detours: number): fc.Arbitrary<readonly Command[]> =>
  seeking(waiting, detours).map((commands) => [...commands, new Wait([2])]);

/** The same, and at that moment somebody moves what waits. */
export const againstTheClock = (detours: number): fc.Arbitrary<readonly Command[]> =>
  fc
    .tuple(
      seeking(waiting, detours),
      dice.map((numbers) => new RaceTheClock(numbers)),
    )
    .map(([before, last]) => [...before, last]);

/** Each kind of change of what is installed. */
export const changing: fc.Arbitrary<readonly Command[]> = fc.constant([new CancelChanges()]);
