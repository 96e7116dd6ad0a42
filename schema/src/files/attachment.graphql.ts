import { type AttachmentKind } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { changeMutation } from '../mutation.ts';
import { ChangePayload } from '../payload.graphql.ts';
import type { Done } from '../transition.ts';
import { attachFile, deleteAttachment, type AttachmentResult } from './attachment.commands.ts';
import { deletable } from './attachment-rights.ts';
import { downloadLink } from './download-link.ts';

export const AttachmentKindEnum = builder.enumType('AttachmentKind', {
  description: 'What an attachment is for.',
  values: {
    MAP: { description: 'A map or sketch of the way.' },
    ROOM_DRAWING: { description: 'A drawing of the room.' },
    REQUEST_FORM: { description: 'The request form for colocation (Q-13).' },
    RECEIPT: { description: 'A purchase receipt.' },
    ANSWER: { description: 'The carrier’s answer (ATT-08).' },
    OTHER: { description: 'Anything else.' },
  } satisfies Record<AttachmentKind, { description: string }>,
});

export const AttachmentType = builder.prismaObject('Attachment', {
  description: 'A file that hangs on a quote line, an order line or a service request.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Give it to `deleteAttachment`.' }),
    fileName: t.string({ description: 'The name it was uploaded under.', select: { file: true }, resolve: ({ file }) => file.fileName }),
    mimeType: t.string({
      description: 'What its bytes are, whatever its name says (ATT-05).',
      select: { file: true },
      resolve: ({ file }) => file.mimeType,
    }),
    sizeBytes: t.int({
      description: 'Its size in bytes, at most 5,242,880.',
      select: { file: true },
      resolve: ({ file }) => file.sizeBytes,
    }),
    sha256: t.string({ description: 'SHA-256 of its bytes, in hex.', select: { file: true }, resolve: ({ file }) => file.sha256 }),
    kind: t.expose('kind', { type: AttachmentKindEnum, description: 'What it is for.' }),
    uploadedByName: t.exposeString('uploadedByName', { description: 'Who attached it.' }),
    canDelete: t.loadable({
      type: 'Boolean',
      description: 'True when you may take it away now: it is yours, and what it hangs on is NEW or INCOMPLETE (ATT-07).',
      load: (ids: string[], context) => deletable(context, ids),
      // Asked again on every execution: a socket's context outlives many changes.
      loaderOptions: { cache: false },
      resolve: ({ id }) => id,
    }),
    isMine: t.boolean({
      description: 'True when you attached it.',
      select: { uploadedById: true },
      resolve: ({ uploadedById }, _args, { viewer }) => uploadedById === viewer?.userId,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
    downloadUrl: t.string({
      description: 'Where to fetch it, with your session or key, within five minutes (ATT-06).',
      select: { fileId: true },
      resolve: ({ fileId }, _args, context) =>
        downloadLink(context.ports.linkSecret, fileId, requireViewer(context).userId, context.clock.now()),
    }),
  }),
});

const payload = builder.objectRef<Done<AttachmentResult>>('AttachmentPayload').implement({
  description: 'What was attached or taken away, and the object it belongs to.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    attachment: t.prismaField({
      type: AttachmentType,
      nullable: true,
      description: 'The attachment; null after it was deleted, and after a dry run.',
      resolve: (query, { result }, _args, { db }) => db.attachment.findUnique({ ...query, where: { id: result.attachmentId } }),
    }),
    owner: t.node({ description: 'The line or object, with its new version.', id: ({ result }) => result.ownerId }),
  }),
});

changeMutation('attachFile', {
  description:
    'Hangs an uploaded file on a quote line, an order line or a service request: send the bytes by `PUT /files?name=...` first, then give the `fileId` here. At most 20 files an object, 5,242,880 bytes each; PDF, PNG, JPEG, TIFF, DOCX, XLSX and plain text. `id` and `expectedVersion` are the owner’s. Rules: ATT-01, ATT-02, ATT-04, ATT-05.',
  payload,
  limits: { fileId: 40 },
  input: (t) => ({
    fileId: t.id({ required: true, description: 'What the upload answered. It must be yours and used nowhere yet.' }),
    kind: t.field({ type: AttachmentKindEnum, description: 'OTHER unless given.' }),
  }),
  run: (context, input) => attachFile(context, input),
});

changeMutation('deleteAttachment', {
  description:
    'Takes away an attachment of yours, while its owner is NEW or INCOMPLETE; later it is kept. `id` and `expectedVersion` are the owner’s. Rule: ATT-07.',
  payload,
  limits: { attachmentId: 40 },
  input: (t) => ({ attachmentId: t.id({ required: true, description: 'Which attachment.' }) }),
  run: (context, input) => deleteAttachment(context, input),
});
