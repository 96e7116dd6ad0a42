import type { ReceiptChannel } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../../refusals.ts';
import { noReceipt } from './receipt.refusals.ts';

/** D-31: 5 MB, inclusive. */
export const maxReceiptBytes = 5 * 1024 * 1024;

/** ATT-04. */
export const maxReceipts = 20;

/** What the rules read of an uploaded file. */
export interface FileFacts {
  readonly organisationId: string;
  readonly uploadedById: string;
  readonly sizeBytes: number;
  /** It belongs to a receipt or an attachment already. */
  readonly isOwned: boolean;
}

/** P-02, D-31, and that the file is the uploader's own and unused. */
export function receiptFileProblems(file: FileFacts | null, by: { readonly userId: string; readonly organisationId: string }): Problem[] {
  if (file === null || file.uploadedById !== by.userId || file.organisationId !== by.organisationId)
    return [noReceipt.fileUnknown('/fileId')];
  if (file.isOwned) return [noReceipt.fileTaken('/fileId')];
  return file.sizeBytes > maxReceiptBytes ? [noReceipt.tooLarge('/fileId')] : [];
}

/** ATT-04: rejected ones count, since they are kept. */
export const receiptsFullProblems = (count: number): Problem[] =>
  count >= maxReceipts ? [noReceipt.tooMany('', { max: maxReceipts })] : [];

/** P-04, D-30: UPLOAD is what the customer does alone. */
export const recordedChannelProblems = (channel: ReceiptChannel): Problem[] =>
  channel === 'UPLOAD' ? [noReceipt.uploadChannel('/channel')] : [];

/** P-21. */
export const rejectionProblems = (reason: string): Problem[] => (reason.trim() === '' ? [noReceipt.reasonMissing('/reason')] : []);
