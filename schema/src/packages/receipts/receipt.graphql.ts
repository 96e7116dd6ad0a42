import { ReceiptChannel, ReviewStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { ownOrCarrier } from '../../access.ts';
import { builder } from '../../builder.ts';
import { requireViewer } from '../../context.ts';
import { downloadLink } from '../../files/download-link.ts';
import { availableMoves } from '../../moves.ts';
import { AvailableMoveType } from '../../moves.graphql.ts';
import { say, type Words } from '../../words.ts';
import { receiptLifecycle } from './receipt.lifecycle.ts';
import { maxReceiptBytes, maxReceipts } from './receipt.rules.ts';

export const ReceiptChannelEnum = builder.enumType('ReceiptChannel', {
  description: 'The way a receipt came (D-30).',
  values: {
    [ReceiptChannel.UPLOAD]: { description: 'Uploaded by the customer.' },
    [ReceiptChannel.EMAIL]: { description: 'By e-mail.' },
    [ReceiptChannel.FAX]: { description: 'By fax.' },
    [ReceiptChannel.HELPDESK]: { description: 'Handed to the helpdesk.' },
  },
});

const ReviewStatusEnum = builder.enumType('ReviewStatus', {
  description: 'What the carrier says of a receipt.',
  values: Object.fromEntries(
    Object.values(ReviewStatus).map((status) => [status, { description: receiptLifecycle.statuses[status].meaning.en }]),
  ) as Record<ReviewStatus, { description: string }>,
});

builder.prismaNode('PurchaseReceipt', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'What proves to customs what is in a package and what it cost: the seller’s receipt.',
  findUnique: (id, context) => ({ id, package: ownOrCarrier(requireViewer(context)) }),
  fields: (t) => ({
    package: t.relation('package', { description: 'The package it is for.' }),
    channel: t.field({ type: ReceiptChannelEnum, description: 'The way it came.', resolve: (receipt) => receipt.channel }),
    status: t.field({ type: ReviewStatusEnum, description: 'What the carrier says of it.', resolve: (receipt) => receipt.status }),
    reviewReason: t.exposeString('reviewReason', {
      nullable: true,
      description: 'Why it was rejected, or a remark with the acceptance (P-21).',
    }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When it came; before the package arrived, or too late (P-13).' }),
    fileId: t.exposeID('fileId', { nullable: true, description: 'The file; null when it came on paper and was not scanned.' }),
    fileName: t.string({
      nullable: true,
      description: 'The name of the file.',
      select: { file: { select: { fileName: true } } },
      resolve: ({ file }) => file?.fileName ?? null,
    }),
    mimeType: t.string({
      nullable: true,
      description: 'What the bytes of the file are.',
      select: { file: { select: { mimeType: true } } },
      resolve: ({ file }) => file?.mimeType ?? null,
    }),
    sizeBytes: t.int({
      nullable: true,
      description: 'At most 5,242,880 (P-02).',
      select: { file: { select: { sizeBytes: true } } },
      resolve: ({ file }) => file?.sizeBytes ?? null,
    }),
    downloadUrl: t.string({
      nullable: true,
      description: 'Where to fetch the file, with your session or key, within five minutes (ATT-06).',
      resolve: ({ fileId }, _args, context) =>
        fileId === null ? null : downloadLink(context.ports.linkSecret, fileId, requireViewer(context).userId, context.clock.now()),
    }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` when you decide on it (G-06).' }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can decide about it now.',
      resolve: (receipt, _args, context) =>
        availableMoves(receiptLifecycle, 'line', requireViewer(context), [receipt], () => ({ problems: [] })),
    }),
  }),
});

const hint: Words = {
  en: 'PDF is best. PNG, JPEG and TIFF will do too. At most 5 MB a receipt.',
  nb: 'PDF er best. PNG, JPEG og TIFF går også. Høyst 5 MB per kvittering.',
  sv: 'PDF är bäst. PNG, JPEG och TIFF går också. Högst 5 MB per kvitto.',
};

const UploadRules = builder.objectRef<Record<string, never>>('ReceiptUploadRules').implement({
  description: 'What a receipt may be; show it before the upload.',
  fields: (t) => ({
    maxBytes: t.int({ description: 'The largest file that is taken, inclusive (P-02, D-31).', resolve: () => maxReceiptBytes }),
    maxFiles: t.int({ description: 'The most receipts of one package (ATT-04).', resolve: () => maxReceipts }),
    hint: t.string({
      description: 'The recommendation, in your language: PDF first (P-03).',
      resolve: (_rules, _args, { locale }) => say(hint, locale),
    }),
  }),
});

builder.queryField('receiptUploadRules', (t) => t.field({ type: UploadRules, description: 'What a receipt may be.', resolve: () => ({}) }));
