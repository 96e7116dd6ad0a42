import Papa from 'papaparse';
import { emptyAddress } from '#lib/address/address.ts';
import type { LineForm } from '#lib/order-line/line.ts';
import type { FormProduct } from '#lib/order-line/products.ts';
import { fill, type CellFault } from './cells.ts';
import { columnOf, columns, headers, isTick, type Column, type TickColumn } from './columns.ts';
import type { Locale } from '#lib/paraglide/runtime.js';

/** Rows that are read at all: one who sends a whole register is told so, and the page stays quick. */
const MOST_READ = 500;

export interface CsvRow {
  /** As a spreadsheet counts it: the row of headers is 1. */
  readonly number: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  readonly line: LineForm;
  readonly faults: Readonly<Partial<Record<Column, CellFault>>>;
  /** The ticks that the file says row by row; an empty cell of these is no tick. The others are as on the first line. */
  readonly ticks: readonly TickColumn[];
  /** It comes after as many as the order still takes (O-19). */
  readonly isTooMany: boolean;
  /** Its quotes do not end, or it has more cells than there are headers. */
  readonly isTorn: boolean;
}

export interface CsvReading {
  /** Why there is nothing to show: no row of headers that anybody understands, or no rows. */
  readonly fault: 'EMPTY' | 'NO_HEADERS' | null;
  readonly columns: readonly Column[];
  /** Headers nobody understands; what stands under them is left out, and said to be. */
  readonly unknown: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** What rows begin as, and how many there is room for. */
interface Into {
  readonly pattern: LineForm;
  readonly products: readonly FormProduct[];
  readonly room: number;
}

/** What stands between the headers: no row of the file may say otherwise, however it is torn. */
function separatorIn(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1);
  const [first, ...others] = [';', '\t', ','].map((separator) => ({ separator, count: head.split(separator).length }));
  return others.reduce((best, one) => (one.count > best.count ? one : best), first ?? { separator: ';', count: 0 }).separator;
}

const nothing = (fault: 'EMPTY' | 'NO_HEADERS', unknown: readonly string[] = []): CsvReading => ({ fault, columns: [], unknown, rows: [] });

/**
 * Reads lines of a project (O-18, O-19): with `;`, `,` or tab between cells, a mark at the beginning or none, line breaks
 * within quotes. What a row does not say is as in the pattern: product, add-ons, contact, date, and ticks of which no row
 * says anything; whom and where it is for, and what they have already, never is.
 */
export function readCsv(text: string, into: Into): CsvReading {
  const all = text.replace(/^\uFEFF/, '').trimStart();
  const parsed = Papa.parse<string[]>(all, { delimiter: separatorIn(all), preview: MOST_READ + 1 });
  // Empty rows are passed over, and counted as the spreadsheet counts them.
  const [head, ...body] = parsed.data
    .map((cells, index) => ({ cells, index }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (head === undefined) return nothing('EMPTY');
  const order = head.cells.map((header) => columnOf(header));
  const unknown = head.cells.filter((header, index) => order[index] === undefined && header.trim() !== '');
  if (!order.some((column) => column !== undefined)) return nothing('NO_HEADERS', unknown);
  if (body.length === 0) return nothing('EMPTY', unknown);
  const saysSomething = (column: Column): boolean => body.some(({ cells }) => (cells[order.indexOf(column)] ?? '').trim() !== '');
  const ticks = columns.filter(isTick).filter((column) => order.includes(column) && saysSomething(column));
  const torn = new Set(parsed.errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
  return {
    fault: null,
    columns: columns.filter((column) => order.includes(column)),
    unknown,
    rows: body.map(({ cells, index }, place) =>
      rowOf(cells, order, into, {
        ticks,
        number: index + 1,
        isTooMany: place >= into.room,
        isTorn: torn.has(index) || cells.slice(order.length).some((cell) => cell.trim() !== ''),
      }),
    ),
  };
}

function rowOf(
  given: readonly string[],
  order: readonly (Column | undefined)[],
  { pattern, products }: Into,
  about: Pick<CsvRow, 'number' | 'isTooMany' | 'isTorn' | 'ticks'>,
): CsvRow {
  const cells: Partial<Record<Column, string>> = {};
  for (const [index, column] of order.entries()) if (column !== undefined) cells[column] ??= (given[index] ?? '').trim();
  const line: LineForm = {
    ...structuredClone(pattern),
    endUserKind: '',
    endUserName: '',
    birthDate: '',
    orgNumber: '',
    address: emptyAddress(pattern.address.country),
    fetched: null,
    hasBroadbandElsewhere: null,
    isMoving: null,
  };
  const faults: Partial<Record<Column, CellFault>> = {};
  // In the order of the columns, not of the file: a speed is one of its product's.
  for (const column of columns) {
    const text = cells[column];
    const isSaid = text !== undefined && (text !== '' || (isTick(column) && about.ticks.includes(column)));
    const fault = isSaid ? fill(line, column, text, products) : undefined;
    if (fault !== undefined) faults[column] = fault;
  }
  if (line.endUserKind === '')
    line.endUserKind = line.orgNumber !== '' ? 'BUSINESS' : line.birthDate !== '' ? 'PRIVATE' : pattern.endUserKind;
  return { ...about, cells, line, faults };
}

/** A file to fill in: the headers in a language, with `;`, which is what spreadsheets in these countries open. */
export const templateOf = (locale: Locale): string => `\uFEFF${columns.map((column) => headers[locale][column]).join(';')}\r\n`;
