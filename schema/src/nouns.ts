import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';

/** What every row with a status has. */
export interface StatusRow {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** A table whose rows have a status. `Row` is the generated model type, so that writes are checked by the compiler. */
export interface Noun<Row extends StatusRow> {
  readonly type: ObjectType;
  readonly table: string;
  /** Rows of it name the customer user who last acted (IA-04). */
  readonly namesLastActor?: boolean;
  /** A stream of its own that is woken when rows of it are written: somebody beside the requests waits for them. */
  readonly wakes?: string;
  /** Only there for the compiler. */
  readonly row?: Row;
}

/** A noun that is a header over lines. */
export interface HeaderNoun<Row extends StatusRow> extends Noun<Row> {
  readonly lines: { readonly table: string; readonly key: string };
  /** The header's status and counters from its lines' statuses; nothing else sets them (context 21). */
  readonly rollUp: (lineStatuses: readonly string[]) => Partial<Row> & Pick<Row, 'status'>;
}
