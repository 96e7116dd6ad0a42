import type { Refusal } from '#lib/graph/refusal.ts';

/** A move as the API offers it to this reader: possible now, or not and why. */
export interface Move {
  readonly name: string;
  readonly label: string;
  readonly allowed: boolean;
  readonly blockedBy: readonly { readonly ruleId: string; readonly message: string }[];
  /** Input it cannot do without, by field name. */
  readonly needs: readonly string[];
  /** "Costs 1 200 kr" when making it costs something. */
  readonly cost?: string | null;
  /** Where a fee rises with the work done: how far that is. */
  readonly tier?: string | null;
  /** What making it would bring about, said before it is made. */
  readonly note?: string | null;
  /** When the chance ends. */
  readonly deadline?: string | null;
  /** How the service request begins that asks for the same where the move has come to its end. */
  readonly serviceRequest?: { readonly area: string; readonly topic: string } | null;
}

/** One thing a move asks for. */
export interface MoveInput {
  readonly name: string;
  readonly label: string;
  /** `moment` is a day with a time, as the reader's clock shows it. `minor` is an amount whose currency is known; `amount` carries its own. Of `choices` any number are ticked. */
  readonly kind: 'line' | 'text' | 'date' | 'moment' | 'choice' | 'choices' | 'number' | 'check' | 'minor' | 'amount';
  readonly required: boolean;
  readonly hint?: string;
  readonly value?: string;
  readonly min?: string;
  /** Of an amount. */
  readonly currency?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
}

export type MoveValues = Readonly<Record<string, string | number | boolean | readonly string[] | Amount>>;

/** What a move is made on, as its page has read it. */
export interface MoveTarget {
  readonly id: string;
  readonly version: number;
}

/** Makes the move; answers with the refusal when it was refused. */
export type MakeMove = (move: Move, values: MoveValues, idempotencyKey: string) => Promise<Refusal | undefined>;

const SHOWN = 4;
const ends = /^(cancel|reject|remove|decline)/;
const goesBack = /^(cancel|reject|remove|decline|reopen|undo|return|mark|close|hold|withdraw|credit|revoke|reroute)/;
const upkeep = /^(update|add|recordAppointment|insure|change|grant|recordReceipt|setStandby|askStaff)/;

/** Ends something: never the button that stands out. */
export const isEnding = (move: Move): boolean => ends.test(move.name);

/** Brings the matter forward. */
export const isForward = (move: Move): boolean => !goesBack.test(move.name) && !upkeep.test(move.name);

const rank = (move: Move): number => (isForward(move) ? 0 : upkeep.test(move.name) ? 2 : 4) + (move.allowed ? 0 : 1);

/** What brings the matter forward first, as buttons while there is room; the rest behind "more". */
export function arranged(moves: readonly Move[]): { shown: readonly Move[]; rest: readonly Move[] } {
  const ordered = moves.toSorted((a, b) => rank(a) - rank(b));
  return ordered.length <= SHOWN ? { shown: ordered, rest: [] } : { shown: ordered.slice(0, SHOWN - 1), rest: ordered.slice(SHOWN - 1) };
}

const minorOf = (text: string): number => Math.round(Number(text.replace(',', '.')) * 100);

/** What the form holds, as the mutation takes it: absent rather than empty, numbers as numbers. */
export function valuesOf(inputs: readonly MoveInput[], form: Readonly<Record<string, string | boolean | readonly string[]>>): MoveValues {
  const values: Record<string, MoveValues[string]> = {};
  for (const { name, kind, currency } of inputs) {
    const given = form[name];
    if (typeof given === 'boolean') values[name] = given;
    else if (typeof given === 'object') values[name] = given;
    else if (given !== undefined && given.trim() !== '') {
      if (kind === 'moment') values[name] = new Date(given).toISOString();
      else if (kind === 'number') values[name] = Number(given);
      else if (kind === 'minor') values[name] = minorOf(given);
      else if (kind === 'amount') values[name] = { amountMinor: minorOf(given), currency: currency ?? 'USD' };
      else values[name] = given.trim();
    }
  }
  return values;
}

interface Trial {
  /** What a dry run is asked with. */
  readonly values: MoveValues;
  /** Labels of what must be given before anything can be asked. */
  readonly wanting: readonly string[];
}

/** What is typed so far, for a dry run: a text that must be given is asked about although it is empty, anything else is waited for. */
export function trialOf(inputs: readonly MoveInput[], form: Readonly<Record<string, string | boolean | readonly string[]>>): Trial {
  const empty = inputs.filter(({ name, required }) => required && (form[name] === '' || form[name] === undefined));
  const texts = empty.filter(({ kind }) => kind === 'text').map(({ name }) => [name, ''] as const);
  const wanting = empty.filter(({ kind }) => kind !== 'text').map(({ label }) => label);
  return { values: { ...valuesOf(inputs, form), ...Object.fromEntries(texts) }, wanting };
}
