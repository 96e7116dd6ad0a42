import { isDeepStrictEqual } from 'node:util';
import type { Department, EventKind } from '@sporbar/prisma/generated/client/enums.ts';
import type { HeaderNoun, Noun, StatusRow } from './nouns.ts';
import type { Rider } from './rider.ts';

/** The object a customer opens: events name it, so that its page and its lists can follow. */
export interface Root<Row extends StatusRow = StatusRow> {
  readonly noun: Noun<Row> | HeaderNoun<Row>;
  readonly id: string;
  readonly organisationId: string;
  /** Its version before; undefined while it is being created. */
  readonly version?: number | undefined;
  readonly status?: string | undefined;
  /** The user who placed it: mails go to that user's contact (N-08). */
  readonly placedById: string;
  readonly number: string;
  /** False while nothing of it was ever submitted: the carrier does not see it (O-31). */
  readonly carrierVisible: boolean;
  /** Its lines' statuses by their ids, where it was read with them under the lock: they need not be read again. */
  readonly lineStatuses?: ReadonlyMap<string, string> | undefined;
  /** Columns of the header to set besides status, counters and bookkeeping. */
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  /** What history shows of `set`, when the header is changed by itself and not only through its lines. */
  readonly changes?: Readonly<Record<string, unknown>> | null | undefined;
  /** The whole row, when the header itself is created here. */
  readonly create?: Readonly<Record<string, unknown>> | undefined;
}

/** One row to write, with what its event says. Built by the functions below, carried out by `transition`. */
export interface Write {
  readonly kind: EventKind;
  readonly noun: Noun<StatusRow>;
  readonly root: Root;
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The row's version after the write. */
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly comment: string | null;
  readonly changes: Readonly<Record<string, unknown>> | null;
  readonly queue: Department | null;
  readonly carrierVisible: boolean;
  readonly customerVisible: boolean;
  /** Only the event is written: the row and its version stay. */
  readonly isNote?: true;
  /** Rows without a status that change with it. */
  readonly besides?: readonly Rider[] | undefined;
  /** Streams woken besides those of its organisation. */
  readonly wakes?: readonly string[] | undefined;
}

interface Said {
  comment?: string | null | undefined;
  changes?: Readonly<Record<string, unknown>> | null | undefined;
  queue?: Department | null | undefined;
  carrierVisible?: boolean | undefined;
  customerVisible?: boolean | undefined;
  besides?: readonly Rider[] | undefined;
  wakes?: readonly string[] | undefined;
}

const said = (root: Root, more: Said) => ({
  comment: more.comment ?? null,
  changes: more.changes ?? null,
  queue: more.queue ?? null,
  carrierVisible: more.carrierVisible ?? root.carrierVisible,
  customerVisible: more.customerVisible ?? true,
  besides: more.besides,
  wakes: more.wakes,
});

/** A new row, born in `row.status`. */
export const created = <Row extends StatusRow>(
  root: Root,
  noun: Noun<Row>,
  row: Partial<Row> & Pick<Row, 'id' | 'status'>,
  more: Said = {},
): Write => ({
  kind: 'CREATED',
  noun,
  root,
  id: row.id,
  from: null,
  to: row.status,
  version: 1,
  values: row,
  ...said(root, more),
});

/** A row that goes from its status to another. */
export const moved = <Row extends StatusRow>(
  root: Root,
  noun: Noun<Row>,
  before: Row,
  to: Row['status'],
  set: Partial<Row> = {},
  more: Said = {},
): Write => ({
  kind: 'MOVED',
  noun,
  root,
  id: before.id,
  from: before.status,
  to,
  version: before.version + 1,
  values: set,
  ...said(root, more),
});

/** A row whose status stays. `changes` is what history shows: field name to `[before, after]`. */
export const updated = <Row extends StatusRow>(root: Root, noun: Noun<Row>, before: Row, set: Partial<Row>, more: Said = {}): Write => ({
  kind: 'UPDATED',
  noun,
  root,
  id: before.id,
  from: before.status,
  to: before.status,
  version: before.version + 1,
  values: set,
  ...said(root, { changes: changesOf(before, set), ...more }),
});

/**
 * Something the carrier wrote down beside an object: an event of the carrier's own organisation. The row, its version and
 * its customer's stream stay as they are, so that nothing a customer can read tells of it.
 */
export const noted = <Row extends StatusRow>(
  root: Root,
  noun: Noun<Row>,
  row: Row,
  carrierId: string,
  more: Pick<Said, 'comment' | 'queue'>,
): Write => ({
  kind: 'UPDATED',
  noun,
  root: { ...root, organisationId: carrierId, version: row.version - 1 },
  id: row.id,
  from: row.status,
  to: row.status,
  version: row.version,
  values: {},
  ...said(root, { ...more, carrierVisible: true, customerVisible: false }),
  isNote: true,
});

/** A row that is taken away while nobody but its owner has seen it. */
export const removed = <Row extends StatusRow>(root: Root, noun: Noun<Row>, before: Row, more: Said = {}): Write => ({
  kind: 'REMOVED',
  noun,
  root,
  id: before.id,
  from: before.status,
  to: null,
  version: before.version + 1,
  values: {},
  ...said(root, more),
});

/** Field name to `[before, after]` of what really differs. */
export function changesOf<Row extends object>(before: Row, set: Partial<Row>): Record<string, unknown> | null {
  const differing = (Object.keys(set) as (keyof Row & string)[]).filter((key) => !isDeepStrictEqual(before[key] ?? null, set[key] ?? null));
  return differing.length === 0 ? null : Object.fromEntries(differing.map((key) => [key, [before[key] ?? null, set[key] ?? null]]));
}

/** Rows without a status that change with these: before the events, since who numbers events makes others wait and may then wait for nobody. */
export const besidesOf = (writes: readonly Write[]): Rider[] => writes.flatMap((write) => write.besides ?? []);

/** Streams that somebody waits on beside those of organisations. */
export const wokenBy = (writes: readonly Write[]): string[] => [
  ...new Set(writes.flatMap(({ noun, wakes = [] }) => [...(noun.wakes === undefined ? [] : [noun.wakes]), ...wakes])),
];
