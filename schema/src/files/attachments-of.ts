import type { Attachment, StoredFile } from '@sporbar/prisma/generated/client/client.ts';
import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../context.ts';

/** The attachments of many owners of one kind, oldest first, in one statement. The caller has made sure that the viewer may see the owners. */
export async function attachmentsOf(
  { db }: Context,
  ownerType: ObjectType,
  ids: readonly string[],
): Promise<(Attachment & { file: StoredFile })[][]> {
  const attachments = await db.attachment.findMany({
    where: { ownerType, ownerId: { in: [...ids] } },
    include: { file: true },
    orderBy: { id: 'asc' },
  });
  const byOwner = Map.groupBy(attachments, ({ ownerId }) => ownerId);
  return ids.map((id) => byOwner.get(id) ?? []);
}
