import { specs, type MoveSpec } from './moves.testing.ts';
import { yes, type Code } from './outcomes.testing.ts';
import { readRows, type Row } from './rule-book.testing.ts';
import { Change, headerOf, isHeader, linesOf, packagesOf, type State, type Thing, type Told } from './state.testing.ts';
import type { Actor } from './world.testing.ts';

/** One try of one move. */
export interface Attempt {
  readonly actor: Actor;
  readonly move: string;
  readonly target: string;
  readonly expectedVersion: number;
  readonly input: Record<string, unknown>;
}

/** What the book allows in its rules and not in its tables: references and titles, and what training is noted. */
const told: readonly Row[] = [
  { move: 'updateOrder', from: ['NEW', 'INCOMPLETE'], to: [], who: ['C', 'SU'], never: [] },
  {
    move: 'updateQuote',
    from: ['NEW', 'RECEIVED', 'IN_PROCESS', 'INCOMPLETE', 'CUSTOMER_UPDATE', 'COMPLETED', 'CUSTOMER_CLOSED'],
    to: [],
    who: ['C', 'SU'],
    never: [],
  },
  { move: 'recordPaymentByKid', from: ['ISSUED', 'PARTIALLY_PAID'], to: [], who: ['A', 'SYS'], never: [] },
  { move: 'grantCertification', from: ['PENDING_TRAINING', 'ACTIVE'], to: [], who: ['A', 'SYS'], never: [] },
  { move: 'revokeCertification', from: ['PENDING_TRAINING', 'ACTIVE'], to: [], who: ['A', 'SYS'], never: [] },
];
const byMove = Map.groupBy([...readRows(), ...told], ({ move }) => move);
export const rowsFor = (move: string): readonly Row[] => byMove.get(move) ?? [];
export const specOf = (move: string): MoveSpec => {
  const spec = specs[move];
  if (spec === undefined) throw new Error(`the model has no ${move}`);
  return spec;
};

const named = (row: Row, actor: Actor): boolean =>
  actor.kinds.some((kind) => row.who.includes(kind)) && !actor.kinds.some((kind) => row.never.includes(kind));

/** Rows that lead on from where something stands: an object, or one of the lines of a header. */
export function rowsFrom(state: State, move: string, thing: Thing): readonly Row[] {
  const spec = specOf(move);
  const rows = rowsFor(move);
  // Asked of an object of which the table says nothing: the row is about what comes to be.
  if (rows.every(({ from }) => from.length === 0)) return rows;
  const standing = thing.type === 'BOOKING' || spec.ofHeader === true ? partsOf(state, thing).map(({ status }) => status) : [thing.status];
  return rows.filter(({ from }) => from.some((status) => standing.includes(status)));
}

const partsOf = (state: State, thing: Thing): readonly Thing[] =>
  thing.type === 'BOOKING' ? packagesOf(state, thing) : linesOf(state, thing);

/** May this actor know of the object at all? O-31, IA-18, INV-07. */
function isSeen(state: State, thing: Thing, actor: Actor): boolean {
  if (!actor.isCarrier) return actor.organisationId === thing.owner;
  return headerOf(state, thing).facts.submitted !== false && thing.facts.submitted !== false;
}

/** Everything that may come of a try, as the rule book has it. */
export function foretell(state: State, { actor, move, target, expectedVersion }: Attempt): ReadonlySet<Code> {
  const spec = specOf(move);
  const thing = state.things[target];
  // Whoever may not do it at all is not told which references exist (G-09).
  if (spec.knownBy !== undefined && !rowsFor(move).some((row) => named(row, actor))) return new Set(['FORBIDDEN']);
  if (thing === undefined || thing.facts.gone === true) return new Set(['NOT_FOUND']);
  if (!isSeen(state, thing, actor)) return new Set(['NOT_FOUND']);
  if (thing.type === 'INVOICE' && !actor.isCarrier) return new Set(['FORBIDDEN', 'NOT_FOUND']);
  // The grant opens tickets whatever the access type (TT-02); whoever of the model could see one has it.
  const mayOnlyLook = actor.mayOnlyLook && thing.type !== 'TROUBLE_TICKET';
  if (mayOnlyLook || !rowsFor(move).some((row) => named(row, actor))) return new Set(['FORBIDDEN']);
  const isAgent = actor.isCarrier && !actor.kinds.includes('SYS');
  if (isAgent && spec.departments !== undefined && !spec.departments.includes(actor.department ?? '')) return new Set(['FORBIDDEN']);
  const either: Code[] =
    (isAgent && spec.anyDesk === true) || (actor.isCarrier && !isAgent && spec.departments !== undefined) ? ['FORBIDDEN'] : [];
  if (spec.knownBy === undefined && expectedVersion !== thing.version) return new Set(['CONFLICT', ...either]);
  const rows = rowsFrom(state, move, thing);
  // A header none of whose lines can be moved is refused; the book does not say by which word.
  if (rows.length === 0) return new Set(['INVALID_TRANSITION', ...either, ...(spec.ofHeader === true ? (['GUARD'] as const) : [])]);
  if (!rows.some((row) => named(row, actor))) return new Set(['FORBIDDEN', 'INVALID_TRANSITION']);
  return new Set([...(spec.guard?.(thing, state) ?? yes), ...either]);
}

/** Carries out on the model what was answered as done, and tells which events it must have left. */
export function carryOut(state: State, attempt: Attempt): Told[] {
  const { move, target, input, actor } = attempt;
  const thing = state.things[target];
  if (thing === undefined) throw new Error(`the model does not know ${target}`);
  const spec = specOf(move);
  const change = new Change(state);
  if (spec.does !== undefined) spec.does(change, thing, state, input, actor.isCarrier);
  else if (!isHeader(thing)) change.to(thing, statusAfter(state, move, thing));
  change.finish();
  return change.told;
}

function statusAfter(state: State, move: string, thing: Thing): string {
  const ends = new Set(rowsFrom(state, move, thing).flatMap(({ to }) => to));
  if (ends.size > 1) throw new Error(`the table leaves open where ${move} leads from ${thing.status}: ${[...ends].join()}`);
  return [...ends][0] ?? thing.status;
}

const meanings: readonly string[] = ['OK', 'NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'INVALID_TRANSITION'];
/** The answer's code in the model's words. */
export const codeOf = (code: string): Code => (meanings.includes(code) ? (code as Code) : 'GUARD');
