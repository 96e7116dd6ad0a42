import type { Db } from '@sporbar/prisma/client.ts';

/**
 * The header of a line that was taken away. Whoever repeats the removal with its key is answered from the first time, and
 * everybody else hears of the line under the header's lock that it is gone.
 */
export async function headerOfRemoved(db: Db, lineId: string): Promise<string | undefined> {
  const event = await db.statusEvent.findFirst({ where: { objectId: lineId, kind: 'REMOVED' }, select: { rootId: true } });
  return event?.rootId;
}
