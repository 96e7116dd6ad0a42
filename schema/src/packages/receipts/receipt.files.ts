import { ownOrCarrier } from '../../access.ts';
import { registerFileHolder } from '../../files/attachment-owner.ts';

// ATT-06: a receipt's file opens for who may see its package.
registerFileHolder(async (db, viewer, fileId) => {
  const receipt = await db.purchaseReceipt.findUnique({ where: { fileId }, select: { packageId: true } });
  if (receipt === null) return undefined;
  const seen = await db.package.findFirst({ where: { id: receipt.packageId, ...ownOrCarrier(viewer) }, select: { id: true } });
  return seen !== null;
});
