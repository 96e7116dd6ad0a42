import type { InvoiceCharge } from '@sporbar/prisma/generated/client/client.ts';
import { ChargeKindEnum, chargeText } from './billing/charge.graphql.ts';
import { builder } from './builder.ts';
import type { Foretold, ForetoldMail } from './foretelling.ts';
import { money, MoneyType } from './money.graphql.ts';

const ForetoldMailType = builder.objectRef<ForetoldMail>('ForetoldMail').implement({
  description: 'A mail that would go out.',
  fields: (t) => ({
    to: t.exposeString('to', { nullable: true, description: 'The address; null where nobody has one (N-02).' }),
    subject: t.exposeString('subject', { description: 'Its subject, in the language of who gets it (N-10).' }),
  }),
});

const ForetoldChargeType = builder.objectRef<InvoiceCharge>('ForetoldCharge').implement({
  description: 'Something that would be invoiced.',
  fields: (t) => ({
    kind: t.field({ type: ChargeKindEnum, description: 'What for.', resolve: ({ kind }) => kind }),
    text: t.string({ description: 'What the line of the invoice would say, in your language.', resolve: chargeText }),
    amount: t.field({
      type: MoneyType,
      nullable: true,
      description: 'How much; negative for what is given back. Null while neither quote nor agreement names a price.',
      resolve: ({ amountMinor, currency }) => money(amountMinor, currency),
    }),
  }),
});

export const ForetoldType = builder.objectRef<Foretold>('Foretold').implement({
  description: 'What a change would bring about besides new statuses.',
  fields: (t) => ({
    mails: t.field({
      type: [ForetoldMailType],
      description: 'The mails that would go out. Customers are told of those to their own organisation.',
      resolve: ({ mails }) => [...mails],
    }),
    charges: t.field({
      type: [ForetoldChargeType],
      nullable: true,
      description:
        'What would be charged (M-08, M-22, TER-04); customers are told of their own. Null for carrier staff who may not see invoices (INV-07).',
      resolve: ({ charges }) => (charges === null ? null : [...charges]),
    }),
  }),
});
