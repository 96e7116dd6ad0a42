import { builder } from '../../builder.ts';
import { say } from '../../words.ts';
import { fieldsOf, isLineField, lineFields, type LineField } from './line-fields.ts';

const LineFieldType = builder.objectRef<{ readonly field: LineField }>('OrderLineField').implement({
  description: 'A field of an order line that its customer fills in.',
  fields: (t) => ({
    path: t.string({
      description: `Where it stands in \`OrderLineInput\`; \`attachments\` is a file on the line. One of ${Object.keys(lineFields).join(', ')}.`,
      resolve: ({ field }) => field,
    }),
    label: t.string({
      description: 'What it is called, in your language.',
      resolve: ({ field }, _, { locale }) => say(lineFields[field], locale),
    }),
  }),
});

builder.prismaObjectField('OrderLine', 'missingFields', (t) =>
  t.field({
    type: [LineFieldType],
    description:
      'What the carrier waits for while the line is INCOMPLETE, field by field (S-03); `comment` says it in words. Empty where only the comment says it, and as soon as you have answered.',
    select: { missingFields: true },
    resolve: ({ status, missingFields }) => (status === 'INCOMPLETE' ? missingFields.filter(isLineField).map((field) => ({ field })) : []),
  }),
);

builder.prismaObjectField('OrderLine', 'askableFields', (t) =>
  t.field({
    type: [LineFieldType],
    description: 'The fields that `markOrderLineIncomplete` may name on this line: those its customer fills in (S-03).',
    select: { modifyKind: true, endUserKind: true, order: { select: { action: true } } },
    resolve: ({ modifyKind, endUserKind, order: { action } }) => fieldsOf({ action, modifyKind, endUserKind }).map((field) => ({ field })),
  }),
);
