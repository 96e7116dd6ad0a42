import { isEmptyAddress } from '#lib/address/address.ts';
import type { Problem, Refusal } from '#lib/graph/refusal.ts';
import { emptyLine, type LineForm } from '#lib/order-line/line.ts';
import type { CsvRow } from './read-csv.ts';
import { isTick, type Column } from './columns.ts';

export const MOST_LINES = 50;

/** Nobody has said yet whom it is for, or where. */
export const isBlank = (line: LineForm): boolean =>
  [line.endUserName, line.birthDate, line.orgNumber].every((text) => text.trim() === '') && isEmptyAddress(line.address);

/** A copy keeps product, dates and contact; whom and where it is for is written anew. */
export function copyOf(line: LineForm): LineForm {
  const { endUserKind: _kind, ...kept } = structuredClone(line);
  const { endUserName, birthDate, orgNumber, address, hasBroadbandElsewhere, isMoving } = emptyLine(line.address.country);
  const whom = { endUserName, birthDate, orgNumber, address, hasBroadbandElsewhere, isMoving };
  return { ...kept, endUserKind: line.endUserKind, ...whom, fetched: null };
}

/** What is answered once the order stands: nobody can mend it while the lines are typed. */
const isLater = (path: string): boolean => /^\/lines\/\d+\/(availabilityCheck|appointment)/.test(path);

/** What stands against one line, of that which its form can mend. */
export const problemsOf = (problems: readonly Problem[], index: number): Problem[] =>
  problems.filter(({ path }) => (path === `/lines/${index}` || path.startsWith(`/lines/${index}/`)) && !isLater(path));

/** The problems as the fields of a form take them. */
export const asRefusal = (problems: readonly Problem[]): Refusal | undefined =>
  problems.length === 0 ? undefined : { __typename: 'GeneralRefusal', code: 'VALIDATION', problems };

/** Where each column of a file stands in the input. */
const paths: Readonly<Record<Column, readonly string[]>> = {
  product: ['product', 'productCode'],
  speed: ['attributes', 'attributes/speedKbps'],
  kind: ['endUser/kind'],
  name: ['endUser/name'],
  birthDate: ['endUser/birthDate'],
  orgNumber: ['endUser/orgNumber'],
  street: ['address', 'address/street'],
  houseNumber: ['address/houseNumber'],
  houseLetter: ['address/houseLetter'],
  postcode: ['address/postcode'],
  city: ['address/city'],
  floor: ['address/floor'],
  entrance: ['address/entrance'],
  apartmentNumber: ['address/apartmentNumber'],
  contactName: ['contactName'],
  contactPhone: ['contactPhone'],
  contactPhone2: ['contactPhone2'],
  requestedDate: ['requestedDate'],
  doorSign: ['checklist/DOOR_SIGN'],
  dateChange: ['checklist/DATE_CHANGE'],
  reachable: ['checklist/REACHABLE'],
  present: ['checklist/PRESENT'],
  prepared: ['checklist/PREPARED'],
  knowsDate: ['checklist/KNOWS_DATE'],
  knowsConsequence: ['checklist/KNOWS_CONSEQUENCE'],
  reportsInTime: ['checklist/REPORTS_IN_TIME'],
  hasBroadbandElsewhere: ['hasBroadbandElsewhere'],
  isMoving: ['isMoving'],
};

export interface JudgedRow {
  readonly row: CsvRow;
  /** What the rules say of a cell. */
  readonly cells: Readonly<Partial<Record<Column, readonly Problem[]>>>;
  /** What they say of the row, where no column of a file could say otherwise. */
  readonly rest: readonly Problem[];
}

/** Each row with what stands against it; ticks of which the file says nothing are given in the grid. `judged` are the rows that were asked about, in their order. */
export function judgedRows(rows: readonly CsvRow[], judged: readonly CsvRow[], problems: readonly Problem[]): JudgedRow[] {
  return rows.map((row) => {
    const own = judged.includes(row) ? problemsOf(problems, judged.indexOf(row)) : [];
    const at = (path: string): string => path.split('/').slice(3).join('/');
    const isGiven = (column: Column): boolean => !isTick(column) || row.ticks.includes(column);
    const cells = (Object.entries(paths) as [Column, readonly string[]][])
      .filter(([column]) => isGiven(column))
      .map(([column, names]) => [column, own.filter(({ path }) => names.includes(at(path)))] as const);
    const told = new Set(cells.flatMap(([, some]) => some));
    const rest = own.filter((problem) => !told.has(problem) && !at(problem.path).startsWith('checklist'));
    return { row, cells: Object.fromEntries(cells.filter(([, some]) => some.length > 0)), rest };
  });
}

/** True when the row can go into the grid as it is. */
export const isGood = ({ row, cells, rest }: JudgedRow): boolean =>
  !row.isTooMany && !row.isTorn && Object.keys(row.faults).length === 0 && Object.keys(cells).length === 0 && rest.length === 0;
