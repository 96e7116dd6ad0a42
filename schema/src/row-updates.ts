import { actedOn } from './acting.ts';
import type { Occasion } from './event-log.ts';
import type { Rider } from './rider.ts';
import { columnsOf, updateOfEach, updateOfRows } from './row-writer.ts';
import type { Write } from './writes.ts';

/** Whether it changes a row that is there. */
export const isUpdate = ({ kind, isNote }: Write): boolean => (kind === 'MOVED' || kind === 'UPDATED') && isNote !== true;

interface RowUpdate {
  readonly table: string;
  readonly id: string;
  readonly from: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The rows that change: one statement for those that change alike, and one for those of which the same columns change. */
export function updatesOf(occasion: Occasion, writes: readonly Write[]): Rider[] {
  const by = occasion.actor.id ?? 'system';
  const rows = writes.filter(isUpdate).map((write): RowUpdate => {
    const entered = write.from === write.to ? {} : { status: write.to, enteredStatusAt: occasion.at };
    const values = { ...write.values, ...entered, ...actedOn(write, occasion), updatedAt: occasion.at, updatedById: by };
    return { table: write.noun.table, id: write.id, from: write.from, values };
  });
  const ofOneShape = Map.groupBy(rows, ({ table, from, values }) => JSON.stringify([table, from, columnsOf(values)]));
  return [...ofOneShape.values()].map(updateOf);
}

function updateOf(rows: readonly RowUpdate[]): Rider {
  const [{ table, from, values } = { table: '', from: null, values: {} }] = rows;
  const isAlike = rows.length === 1 || new Set(rows.map((row) => JSON.stringify(row.values))).size === 1;
  const ids = rows.map(({ id }) => id);
  return isAlike ? updateOfRows(table, ids, from, values) : updateOfEach(table, from, rows);
}
