import type { Tx } from '@sporbar/prisma/client.ts';
import type { HeaderNoun, StatusRow } from './nouns.ts';
import { quoted, type Lock } from './row-lock.ts';
import type { Root, Write } from './writes.ts';

type HeaderRoot = Root & { noun: HeaderNoun<StatusRow> };

export const hasLines = (root: Root): root is HeaderRoot => 'lines' in root.noun;

interface Planned {
  readonly locks: readonly Lock[];
  readonly writes: readonly Write[];
}

/** The statuses of a header's lines after a plan: as they stand under the header's lock, with what becomes of them. */
export async function statusesAfter(tx: Tx, root: HeaderRoot, { locks, writes }: Planned): Promise<string[]> {
  const statuses = new Map(root.create === undefined ? await statusesBefore(tx, root, locks) : []);
  for (const write of writes) {
    if (write.noun.table !== root.noun.lines.table || write.root.id !== root.id) continue;
    if (write.to === null) statuses.delete(write.id);
    else statuses.set(write.id, write.to);
  }
  return [...statuses.values()];
}

/** What the plan has read counts where it was read under the lock. */
async function statusesBefore(
  tx: Tx,
  { noun, id, lineStatuses }: HeaderRoot,
  locks: readonly Lock[],
): Promise<ReadonlyMap<string, string>> {
  const isLocked = locks.some((lock) => lock.table === noun.table && lock.id === id);
  if (isLocked && lineStatuses !== undefined) return lineStatuses;
  const rows = await tx.$queryRawUnsafe<{ id: string; status: string }[]>(
    `SELECT "id", "status"::text AS status FROM ${quoted(noun.lines.table)} WHERE ${quoted(noun.lines.key)} = $1`,
    id,
  );
  return new Map(rows.map((row) => [row.id, row.status]));
}
