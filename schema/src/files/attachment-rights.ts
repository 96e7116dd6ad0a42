import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import { requireViewer, type Context } from '../context.ts';
import { attachmentOwnerOf } from './attachment-owner.ts';
import { deletionProblems, mostAttachments } from './file.rules.ts';

/** The field of an owner's type that tells the viewer whether files can be added now. */
export const canAttach = (type: ObjectType) => ({
  type: 'Boolean' as const,
  description: 'True when you may hang a file on it now (ATT-01, ATT-04): show the upload where it is.',
  load: (ids: string[], context: Context) => attachable(context, type, ids),
  // Asked again on every execution: a socket's context outlives many changes.
  loaderOptions: { cache: false } as const,
});

/** May this viewer hang one more file on each of these owners of one kind? The commands ask the same. */
async function attachable(context: Context, type: ObjectType, ids: readonly string[]): Promise<boolean[]> {
  const rights = await attachmentOwnerOf(type)?.rightsOf(context.db, requireViewer(context), ids);
  const counts = await context.db.attachment.groupBy({ by: ['ownerId'], where: { ownerId: { in: [...ids] } }, _count: { id: true } });
  const countOf = new Map(counts.map(({ ownerId, _count }) => [ownerId, _count.id]));
  return ids.map((id) => {
    const owner = rights?.get(id);
    return owner !== undefined && owner.objection === undefined && (countOf.get(id) ?? 0) < mostAttachments;
  });
}

/** ATT-07: may this viewer take each of these attachments away now? */
export async function deletable(context: Context, ids: readonly string[]): Promise<boolean[]> {
  const viewer = requireViewer(context);
  const attachments = await context.db.attachment.findMany({
    where: { id: { in: [...ids] }, uploadedById: viewer.userId },
    select: { id: true, ownerType: true, ownerId: true, uploadedById: true },
  });
  const allowed = new Set<string>();
  for (const [type, ofType] of Map.groupBy(attachments, ({ ownerType }) => ownerType)) {
    const owners = [...new Set(ofType.map(({ ownerId }) => ownerId))];
    const rights = await attachmentOwnerOf(type)?.rightsOf(context.db, viewer, owners);
    for (const attachment of ofType) {
      const owner = rights?.get(attachment.ownerId);
      if (owner !== undefined && deletionProblems(attachment, viewer.userId, owner.status).length === 0) allowed.add(attachment.id);
    }
  }
  return ids.map((id) => allowed.has(id));
}
