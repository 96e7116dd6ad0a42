import type { Db } from '@sporbar/prisma/client.ts';
import type { StoredFile } from '@sporbar/prisma/generated/client/client.ts';
import type { Context } from '../context.ts';
import { attachmentOwnerOf, fileHolders } from './attachment-owner.ts';
import { unownedLiveMs } from './file.rules.ts';
import type { Viewer } from '../viewer.ts';

export type FileFacts = Pick<StoredFile, 'id' | 'fileName' | 'mimeType' | 'sizeBytes' | 'sha256' | 'storageKey'>;

/** The key bytes are stored under: when, by whom, and which. The sweep reads the time, the retry reads the user. */
export const storageKey = (at: Date, userId: string, fileId: string): string =>
  `${at.toISOString().slice(0, 10)}/${at.getTime()}-${userId}-${fileId}`;

/** What a key says; undefined for a key that is none of ours. */
export function readStorageKey(key: string): { at: Date; userId: string; fileId: string } | undefined {
  const match = /^\d{4}-\d{2}-\d{2}\/(\d{1,15})-(usr_[0-9a-f]{32})-(fil_[0-9a-f]{32})$/.exec(key);
  const [, at, userId, fileId] = match ?? [];
  return userId === undefined || fileId === undefined ? undefined : { at: new Date(Number(at)), userId, fileId };
}

/** Names bytes that have arrived. Nothing owns them yet; 24 hours later they are gone unless something does. */
export const recordFile = (context: Context, viewer: Viewer, file: FileFacts): Promise<StoredFile> =>
  context.db.storedFile.create({
    data: { ...file, organisationId: viewer.organisationId, uploadedById: viewer.userId, createdAt: context.clock.now() },
  });

/** ATT-06: the file, for a viewer who may see what it belongs to; for its uploader while it belongs to nothing. Null otherwise. */
export async function readableFile(db: Db, viewer: Viewer, fileId: string): Promise<StoredFile | null> {
  const file = await db.storedFile.findUnique({ where: { id: fileId }, include: { attachment: true, receipt: { select: { id: true } } } });
  if (file === null || viewer.inTraining) return null;
  const { attachment, receipt, ...stored } = file;
  if (attachment !== null) return (await maySeeOwner(db, viewer, attachment)) ? stored : null;
  if (receipt === null) return stored.uploadedById === viewer.userId ? stored : null;
  for (const holder of fileHolders()) if ((await holder(db, viewer, fileId)) === true) return stored;
  return null;
}

async function maySeeOwner(
  db: Db,
  viewer: Viewer,
  { ownerType, ownerId }: { ownerType: Parameters<typeof attachmentOwnerOf>[0]; ownerId: string },
): Promise<boolean> {
  const owner = attachmentOwnerOf(ownerType);
  return owner !== undefined && (await owner.load(db, viewer, ownerId)) !== null;
}

/**
 * Removes files that nothing has used for 24 hours, and bytes whose row was never written (their writing failed and
 * nobody tried again). Answers how many.
 */
export async function sweepFiles(context: Context): Promise<number> {
  const since = new Date(context.clock.now().getTime() - unownedLiveMs);
  const unowned = { createdAt: { lte: since }, attachment: null, receipt: null };
  const swept = await context.db.storedFile.findMany({ where: unowned, select: { id: true, storageKey: true } });
  let count = 0;
  for (const { id, storageKey: key } of swept) {
    // Judged again by the delete itself: somebody may have attached it a moment ago.
    const { count: deleted } = await context.db.storedFile.deleteMany({ where: { id, ...unowned } });
    if (deleted === 0) continue;
    await context.ports.files.remove(key);
    count += 1;
  }
  for await (const key of context.ports.files.keys()) {
    const read = readStorageKey(key);
    if (read === undefined || read.at > since || (await context.db.storedFile.count({ where: { storageKey: key } })) > 0) continue;
    await context.ports.files.remove(key);
    count += 1;
  }
  return count;
}
