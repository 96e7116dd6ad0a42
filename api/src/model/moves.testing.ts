import { orderMoves } from './order-moves.testing.ts';
import { otherMoves } from './other-moves.testing.ts';
import type { Code } from './outcomes.testing.ts';
import { packageMoves } from './package-moves.testing.ts';
import { quoteMoves } from './quote-moves.testing.ts';
import { ticketMoves } from './ticket-moves.testing.ts';
import type { Change, Facts, State, Thing } from './state.testing.ts';

/** What the rule book says of one move beyond its row of the table. */
export interface MoveSpec {
  /** What kind of object it is asked of. */
  readonly on: string;
  /** Asked of a header: it moves those of its lines that stand in a status of the table. */
  readonly ofHeader?: true;
  /** Takes an object away, or gives up: made less often, so that stories grow long. */
  readonly ends?: true;
  /** Asked of no id and no version, but of what a bank or a shop knows the object by. */
  readonly knownBy?: 'kid';
  /** Good values for everything the move needs. */
  readonly input?: (thing: Thing, state: State) => Record<string, unknown>;
  /** What the guards say, asked once table, rights and version are content. Undefined: yes. */
  readonly guard?: (thing: Thing, state: State) => readonly Code[];
  /** What it does; undefined: the one status of its row, or none where the row leaves the status alone. */
  readonly does?: (change: Change, thing: Thing, state: State, input: Record<string, unknown>, byCarrier: boolean) => void;
  /** What the model keeps of the objects it brings into being. */
  readonly born?: (id: string, input: Record<string, unknown>) => Facts;
  /** What stands beside it afterwards that has moves of its own, for those who look ahead. */
  readonly gives?: (id: string) => Pick<Thing, 'type' | 'status' | 'facts'>;
  /** Departments of agents where the book names them; others hear FORBIDDEN. */
  readonly departments?: readonly string[];
  /** The book says "A" and leaves open which department. */
  readonly anyDesk?: true;
  /** Objects beside it whose version may rise with it, without a status of theirs. */
  readonly besides?: (thing: Thing) => readonly string[];
}

export const specs: Readonly<Record<string, MoveSpec>> = { ...orderMoves, ...quoteMoves, ...packageMoves, ...ticketMoves, ...otherMoves };

const byType = Map.groupBy(Object.keys(specs), (move) => specs[move]?.on);
/** Everything that may be asked of a kind of object. */
export const movesOn = (type: string): readonly string[] => byType.get(type) ?? [];
