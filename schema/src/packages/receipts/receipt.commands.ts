import type { PurchaseReceipt } from '@sporbar/prisma/generated/client/client.ts';
import type { ReceiptChannel } from '@sporbar/prisma/generated/client/enums.ts';
import type { Tx } from '@sporbar/prisma/client.ts';
import { ownOrCarrier } from '../../access.ts';
import { actingViewer, type Context } from '../../context.ts';
import { newId } from '../../ids.ts';
import { judge } from '../../judge.ts';
import { no, Refused, refuseIfAny } from '../../refusals.ts';
import { transition, type Outcome } from '../../transition.ts';
import type { Viewer } from '../../viewer.ts';
import { created, moved, updated, type Write } from '../../writes.ts';
import { onPackage, type ChangeInput, type PackageResult, type Stage } from '../package.commands.ts';
import { packageNoun } from '../package.nouns.ts';
import { documentsMissing } from '../package.rules.ts';
import { loadPackage, rootOf, type PackageState } from '../package.state.ts';
import { receiptLifecycle, receiptNoun, type ReceiptMove } from './receipt.lifecycle.ts';
import { receiptFileProblems, recordedChannelProblems, rejectionProblems, type FileFacts } from './receipt.rules.ts';

/** P-01, P-02: the customer's own upload. The file was sent before; nothing else names it yet. */
export const uploadReceipt = (context: Context, input: ChangeInput & { fileId: string }): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'uploadReceipt', input, async (stage, objections) => {
    refuseIfAny([...objections, ...receiptFileProblems(await fileFacts(stage.tx, input.fileId), stage.viewer)]);
    return { writes: receiptWrites(stage, 'UPLOAD', [input.fileId]) };
  });

export interface RecordInput extends ChangeInput {
  readonly channel: ReceiptChannel;
  readonly fileId?: string | null | undefined;
  readonly comment?: string | null | undefined;
}

/** P-04, D-30: what came by e-mail, by fax or over the counter, with a scan of it or without. */
export const recordReceipt = (context: Context, input: RecordInput): Promise<Outcome<PackageResult>> =>
  onPackage(context, 'recordReceipt', input, async (stage, objections) => {
    const scan = input.fileId == null ? [] : receiptFileProblems(await fileFacts(stage.tx, input.fileId), stage.viewer);
    refuseIfAny([...objections, ...recordedChannelProblems(input.channel), ...scan]);
    return { writes: receiptWrites(stage, input.channel, [input.fileId ?? null], input.comment) };
  });

export const acceptReceipt = (
  context: Context,
  input: ChangeInput & { comment?: string | null | undefined },
): Promise<Outcome<PackageResult>> =>
  onReceipt(context, 'acceptReceipt', input, () => ({ status: 'ACCEPTED', reason: input.comment ?? null }));

/** P-21: the reason reaches the customer by event and mail. */
export const rejectReceipt = (context: Context, input: ChangeInput & { reason: string }): Promise<Outcome<PackageResult>> =>
  onReceipt(context, 'rejectReceipt', input, () => {
    refuseIfAny(rejectionProblems(input.reason));
    return { status: 'REJECTED', reason: input.reason.trim() };
  });

const fileFacts = async (tx: Tx, id: string): Promise<FileFacts | null> => {
  const file = await tx.storedFile.findUnique({
    where: { id },
    include: { receipt: { select: { id: true } }, attachment: { select: { id: true } } },
  });
  return file === null ? null : { ...file, isOwned: file.receipt !== null || file.attachment !== null };
};

/** New receipts, and the package that has so many more. */
export function receiptWrites(
  { item, root, now }: Pick<Stage, 'item' | 'root' | 'now'>,
  channel: ReceiptChannel,
  fileIds: readonly (string | null)[],
  comment?: string | null,
): Write[] {
  const given = { packageId: item.id, channel, receivedAt: now, status: 'RECEIVED' as const };
  const rows = fileIds.map((fileId) => ({ id: newId('PurchaseReceipt'), fileId, ...given }));
  const said = { comment, changes: { channel: [null, channel] }, queue: 'CUSTOMS' } as const;
  return [...rows.map((row) => created(root, receiptNoun, row, said)), packageWrite(root, item, [...item.receipts, ...rows])];
}

const packageWrite = (root: Write['root'], item: PackageState, after: readonly Pick<PurchaseReceipt, 'status'>[]): Write => {
  const [was, is] = [documentsMissing(item.receipts), documentsMissing(after)];
  return updated(root, packageNoun, item, {}, { changes: was === is ? null : { documentsMissing: [was, is] }, queue: 'CUSTOMS' });
};

/** A decision on one receipt: `id` and version are the receipt's, the lock is the package's. */
async function onReceipt(
  context: Context,
  move: ReceiptMove,
  input: ChangeInput,
  decide: () => { status: 'ACCEPTED' | 'REJECTED'; reason: string | null },
): Promise<Outcome<PackageResult>> {
  const packageId = await packageOf(context, actingViewer(context), input.id);
  return transition(context, {
    move,
    input,
    locks: [{ table: 'packages', id: packageId }],
    plan: async (tx, viewer) => {
      const item = await loadPackage(tx, viewer, packageId);
      const receipt = item.receipts.find(({ id }) => id === input.id);
      if (receipt === undefined) throw new Refused([no.notFound('/id')]);
      const objection = judge(receiptLifecycle, move, viewer, receipt, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      const { status, reason } = decide();
      const root = await rootOf(tx, item);
      const after = item.receipts.map((one) => (one.id === receipt.id ? { status } : one));
      const decision = moved(root, receiptNoun, receipt, status, { reviewReason: reason }, { comment: reason, queue: 'CUSTOMS' });
      return { writes: [decision, packageWrite(root, item, after)], result: { packageIds: [item.id], bookingId: item.bookingId } };
    },
  });
}

/** Read before the transaction, since a receipt never changes its package. */
async function packageOf(context: Context, viewer: Viewer, receiptId: string): Promise<string> {
  const receipt = await context.db.purchaseReceipt.findUnique({
    where: { id: receiptId, package: ownOrCarrier(viewer) },
    select: { packageId: true },
  });
  if (receipt === null) throw new Refused([no.notFound('/id')]);
  return receipt.packageId;
}
