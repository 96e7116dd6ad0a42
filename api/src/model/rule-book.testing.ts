import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kinds of actor as the transition tables name them. */
export type Who = 'C' | 'SU' | 'A' | 'SYS';

/** One row of a transition table of the rule book. */
export interface Row {
  readonly move: string;
  readonly from: readonly string[];
  /** Where it can end; empty where the row says that the status stays, or tells it in other words. */
  readonly to: readonly string[];
  readonly who: readonly Who[];
  /** Named to be left out, though an agent may. */
  readonly never: readonly Who[];
}

const rules = join(import.meta.dirname, '..', '..', '..', 'docs', 'rules');
const contexts = ['01', '04', '05', '08', '10', '11', '13', '14', '15', '16'];
/** Words in capitals that are no status. */
const others = ['TELEPHONY', 'BILLING', 'USER_ADMIN'];

/**
 * The transition tables, read from the rule book and from nothing else: a second opinion beside the lifecycles that the
 * product declares.
 */
export function readRows(): Row[] {
  return readdirSync(rules)
    .filter((name) => contexts.includes(name.slice(0, 2)))
    .flatMap((name) => tablesIn(readFileSync(join(rules, name), 'utf8')).flatMap(rowsOfTable));
}

function tablesIn(text: string): string[][] {
  return text
    .split(/\n(?!\|)/)
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    .filter(([head]) => /^\| (Receipt from|From) \| Move \|/.test(head ?? ''));
}

function rowsOfTable(lines: string[]): Row[] {
  const cells = lines.slice(2).map((line) => line.split('|').map((cell) => cell.trim()));
  const known = new Set(cells.flatMap(([, from = '', , to = '']) => [...wordsIn(from), ...wordsIn(to)]));
  return cells.flatMap(([, from = '', move = '', to = '', who = '']) => {
    if (/timer/.test(move)) return [];
    const named = [...move.matchAll(/`([a-z][A-Za-z]+)`/g)].map((match) => match[1] ?? '');
    const listed = wordsIn(from);
    const starts = from.startsWith('all but') ? [...known].filter((status) => !listed.includes(status)) : listed;
    return named.map((name) => ({ move: name, from: starts, to: wordsIn(to), ...whoIn(who) }));
  });
}

const wordsIn = (cell: string): string[] => (cell.match(/\b[A-Z][A-Z_]{2,}\b/g) ?? []).filter((word) => !others.includes(word));

function whoIn(cell: string): Pick<Row, 'who' | 'never'> {
  // "C SU, then SYS" says who finishes what C began.
  const [begun = '', left = ''] = (cell.split(', then ')[0] ?? '').split(', never ');
  const named = (text: string) => (['C', 'SU', 'A', 'SYS'] as const).filter((kind) => new RegExp(`\\b${kind}\\b`).test(text));
  return { who: named(begun), never: named(left) };
}
