import type { Tx } from '@sporbar/prisma/client.ts';

/** A statement that writes rows of its own, and may ride along in another: each that goes alone is a way to the database and back. */
export interface Rider {
  /** Its text with placeholders from `$first` on. It returns a row for each that it has written. */
  readonly text: (first: number) => string;
  readonly values: readonly unknown[];
  /** How many rows it must write; another number is a fault of ours. */
  readonly rows: number;
  readonly table: string;
  /** Ids of the charges among what it writes. */
  readonly charges?: readonly string[] | undefined;
}

const check = ({ table, rows }: Rider, written: number): void => {
  if (written !== rows) throw new Error(`${table}: ${written} of ${rows} rows were as read`);
};

/** Runs it alone. */
export async function runRider(tx: Tx, rider: Rider): Promise<void> {
  check(rider, await tx.$executeRawUnsafe(rider.text(1), ...rider.values));
}

interface Ride {
  /** Named queries to put after the carrier's own, each after a comma. */
  readonly queries: string;
  /** A column of the carrier's answer, to be handed to `check`. */
  readonly column: string;
  readonly values: readonly unknown[];
  readonly check: (written: readonly number[]) => void;
}

/** Puts riders into a statement whose own placeholders end before `$first`. All of it sees the same rows: those of its beginning. */
export function ride(riders: readonly Rider[], first: number): Ride {
  let place = first;
  const queries = riders.map((rider, index) => {
    const query = `, rider${index} AS (${rider.text(place)})`;
    place += rider.values.length;
    return query;
  });
  return {
    queries: queries.join(''),
    column: `ARRAY[${riders.map((_, index) => `(SELECT count(*) FROM rider${index})`).join(', ')}]::int[]`,
    values: riders.flatMap(({ values }) => values),
    check: (written) => riders.forEach((rider, index) => check(rider, written[index] ?? 0)),
  };
}
