import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Noun, StatusRow } from '../nouns.ts';
import type { Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import type { Root } from '../writes.ts';

/** An object files can hang on, as its noun sees it for this viewer. */
export interface OwnerState<Row extends StatusRow = StatusRow> {
  readonly root: Root;
  readonly row: Row;
  readonly noun: Noun<Row>;
  /** Why this viewer may not attach anything now; undefined when nothing stands in the way. */
  readonly objection: Problem | undefined;
  /** Columns that an attachment sets besides, such as "changed since incomplete". */
  readonly set?: Partial<Row> | undefined;
}

/** What decides about the files of an owner. */
export interface FileRights {
  readonly status: string;
  readonly objection: Problem | undefined;
}

/** How a noun lets files hang on its objects. Registered by the noun, so that files know no nouns. */
export interface AttachmentOwner {
  readonly type: ObjectType;
  /** The row to lock before the owner is read: its header, or itself. Undefined when there is no such owner. */
  readonly lockOf: (db: Db, id: string) => Promise<{ table: string; id: string } | undefined>;
  /** The owner, or null when the viewer sees none. */
  readonly load: (tx: Tx | Db, viewer: Viewer, id: string) => Promise<OwnerState | null>;
  /** The same objections for many owners at once, by id; those the viewer does not see are left out. */
  readonly rightsOf: (db: Db, viewer: Viewer, ids: readonly string[]) => Promise<ReadonlyMap<string, FileRights>>;
}

/** The rights on rows that were read for their viewer. */
export const rightsBy = <Row extends { readonly id: string; readonly status: string }>(
  rows: readonly Row[],
  objectionOf: (row: Row) => Problem | undefined,
): ReadonlyMap<string, FileRights> => new Map(rows.map((row) => [row.id, { status: row.status, objection: objectionOf(row) }]));

const owners = new Map<ObjectType, AttachmentOwner>();

export function registerAttachmentOwner(owner: AttachmentOwner): void {
  owners.set(owner.type, owner);
}

export const attachmentOwnerOf = (type: ObjectType | undefined): AttachmentOwner | undefined =>
  type === undefined ? undefined : owners.get(type);

/**
 * Who else names stored files. Answers whether the viewer may read the file through what it belongs to; undefined when
 * it belongs to nothing of this kind.
 */
export type FileHolder = (db: Db, viewer: Viewer, fileId: string) => Promise<boolean | undefined>;

const holders: FileHolder[] = [];

export function registerFileHolder(holder: FileHolder): void {
  holders.push(holder);
}

export const fileHolders = (): readonly FileHolder[] => holders;
