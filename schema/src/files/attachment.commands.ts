import type { AttachmentKind } from '@sporbar/prisma/generated/client/enums.ts';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { Context } from '../context.ts';
import { newId, typeOfId } from '../ids.ts';
import { no, refuseIfAny, Refused, type Problem } from '../refusals.ts';
import { transition, type CommandInput, type Outcome, type Plan } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { updated } from '../writes.ts';
import { attachmentOwnerOf, type OwnerState } from './attachment-owner.ts';
import { deletionProblems, mostAttachments } from './file.rules.ts';
import { noFile } from './file.refusals.ts';

export interface AttachmentResult {
  readonly ownerId: string;
  readonly attachmentId: string;
}

interface ChangeInput extends CommandInput {
  /** The line or object the file hangs on. */
  readonly id: string;
  readonly expectedVersion: number;
}

const ownerTypes = {
  QuoteLine: 'QUOTE_LINE',
  OrderLine: 'ORDER_LINE',
  ServiceRequest: 'SERVICE_REQUEST',
  Package: 'PACKAGE',
  Invoice: 'INVOICE',
  TroubleTicket: 'TROUBLE_TICKET',
} as const;

/** ATT-01, ATT-02: hangs an uploaded file on a line or object. It is a change of that object: its version rises, its history tells. */
export const attachFile = (
  context: Context,
  input: ChangeInput & { fileId: string; kind?: AttachmentKind | null | undefined },
): Promise<Outcome<AttachmentResult>> =>
  onOwner(context, 'attachFile', input, async (tx, viewer, now, owner) => {
    if (owner.objection !== undefined) refuseIfAny([owner.objection]);
    const file = await tx.storedFile.findUnique({
      where: { id: input.fileId },
      include: { attachment: { select: { id: true } }, receipt: { select: { id: true } } },
    });
    const count = await tx.attachment.count({ where: { ownerId: input.id } });
    refuseIfAny(attachProblems(file, viewer, count));
    const id = newId('Attachment');
    const attachment = {
      id,
      ownerType: owner.noun.type,
      ownerId: owner.row.id,
      organisationId: owner.root.organisationId,
      fileId: input.fileId,
      kind: input.kind ?? 'OTHER',
    };
    return {
      writes: [updated(owner.root, owner.noun, owner.row, owner.set ?? {}, { changes: { attachments: [null, file?.fileName ?? ''] } })],
      result: { ownerId: input.id, attachmentId: id },
      alongside: async (inner) => {
        await inner.attachment.create({
          data: { ...attachment, uploadedById: viewer.userId, uploadedByName: viewer.fullName, createdAt: now },
          select: { id: true },
        });
      },
    };
  });

interface UploadFacts {
  readonly uploadedById: string;
  readonly attachment: object | null;
  readonly receipt: object | null;
}

/** ATT-04: one's own file, used nowhere yet, and not the twenty-first. */
function attachProblems(file: UploadFacts | null, viewer: Viewer, count: number): Problem[] {
  if (file === null || file.uploadedById !== viewer.userId) return [noFile.unknown('/fileId')];
  return [
    ...(file.attachment !== null || file.receipt !== null ? [noFile.taken('/fileId')] : []),
    ...(count >= mostAttachments ? [noFile.tooMany('', { max: mostAttachments })] : []),
  ];
}

/** ATT-07: takes an attachment away again. Its bytes go with the next sweep. */
export const deleteAttachment = (context: Context, input: ChangeInput & { attachmentId: string }): Promise<Outcome<AttachmentResult>> =>
  onOwner(context, 'deleteAttachment', input, async (tx, viewer, _now, owner) => {
    const attachment = await tx.attachment.findFirst({
      where: { id: input.attachmentId, ownerId: input.id },
      include: { file: { select: { fileName: true } } },
    });
    if (attachment === null) throw new Refused([noFile.attachmentUnknown('/attachmentId')]);
    // The rest of what stands against attaching is a matter of ATT-07; a right that is missing is missing here too.
    if (owner.objection?.def.code === 'FORBIDDEN') refuseIfAny([owner.objection]);
    refuseIfAny(deletionProblems(attachment, viewer.userId, owner.row.status));
    return {
      writes: [updated(owner.root, owner.noun, owner.row, {}, { changes: { attachments: [attachment.file.fileName, null] } })],
      result: { ownerId: input.id, attachmentId: attachment.id },
      alongside: async (inner) => {
        await inner.attachment.delete({ where: { id: attachment.id }, select: { id: true } });
      },
    };
  });

/** A command on whatever files hang on: visible and at the expected version before its own rules are asked. */
async function onOwner(
  context: Context,
  move: string,
  input: ChangeInput,
  plan: (tx: Tx, viewer: Viewer, now: Date, owner: OwnerState) => Promise<Plan<AttachmentResult>>,
): Promise<Outcome<AttachmentResult>> {
  const kind = typeOfId(input.id);
  const owner = attachmentOwnerOf(ownerTypes[kind as keyof typeof ownerTypes]);
  const lock = await owner?.lockOf(context.db, input.id);
  if (owner === undefined || lock === undefined) throw new Refused([context.viewer === null ? no.unauthenticated('') : no.notFound('/id')]);
  return transition(context, {
    move,
    input,
    locks: [lock],
    plan: async (tx, viewer, now) => {
      const state = await owner.load(tx, viewer, input.id);
      if (state === null) throw new Refused([no.notFound('/id')]);
      const { version, updatedAt } = state.row;
      if (version !== input.expectedVersion)
        throw new Refused([
          no.conflict('/expectedVersion', {}, { objectId: input.id, data: { currentVersion: version, changedAt: updatedAt } }),
        ]);
      return plan(tx, viewer, now, state);
    },
  });
}
