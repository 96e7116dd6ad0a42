import type { Invoice } from '@sporbar/prisma/generated/client/client.ts';
import type { InvoiceStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle, type Move, type StatusMeaning } from '../lifecycle.ts';
import type { Noun } from '../nouns.ts';

export const invoiceNoun: Noun<Invoice> = { type: 'INVOICE', table: 'invoices' };

const invoiceStatuses = {
  ISSUED: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Issued', nb: 'Utstedt', sv: 'Utfärdad' },
    meaning: { en: 'Issued and not paid yet.', nb: 'Utstedt og ikke betalt ennå.', sv: 'Utfärdad och ännu inte betald.' },
  },
  PARTIALLY_PAID: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Partly paid', nb: 'Delvis betalt', sv: 'Delvis betald' },
    meaning: { en: 'A part of it has been paid.', nb: 'En del av den er betalt.', sv: 'En del av den är betald.' },
  },
  PAID: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Paid', nb: 'Betalt', sv: 'Betald' },
    meaning: { en: 'Paid in full.', nb: 'Betalt i sin helhet.', sv: 'Betald i sin helhet.' },
  },
  CREDITED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Credited', nb: 'Kreditert', sv: 'Krediterad' },
    meaning: {
      en: 'Withdrawn by the carrier; nothing is owed. The reason is shown.',
      nb: 'Trukket tilbake av leverandøren; ingenting skyldes. Begrunnelsen vises.',
      sv: 'Återkallad av leverantören; inget är skyldigt. Motiveringen visas.',
    },
  },
} as const satisfies Record<InvoiceStatus, StatusMeaning>;

const carrier = ['SYS', 'A'] as const;
const billing = ['BILLING'] as const;
const unpaid = ['ISSUED', 'PARTIALLY_PAID'] as const satisfies readonly InvoiceStatus[];

const invoiceMoves = {
  issueInvoice: {
    rules: ['INV-01', 'INV-02'],
    from: [],
    to: ['ISSUED'],
    by: carrier,
    departments: billing,
    level: 'root',
    needs: ['organisationId', 'lines'],
    label: { en: 'Issue invoice', nb: 'Utsted faktura', sv: 'Utfärda faktura' },
  },
  recordPayment: {
    rules: ['INV-06'],
    from: unpaid,
    to: ['PARTIALLY_PAID', 'PAID'],
    by: carrier,
    departments: billing,
    level: 'root',
    needs: ['amountMinor'],
    label: { en: 'Record payment', nb: 'Registrer betaling', sv: 'Registrera betalning' },
  },
  creditInvoice: {
    rules: ['INV-06'],
    from: unpaid,
    to: ['CREDITED'],
    by: ['A'],
    departments: billing,
    level: 'root',
    needs: ['reason'],
    label: { en: 'Credit', nb: 'Krediter', sv: 'Kreditera' },
  },
} as const satisfies Record<string, Move<InvoiceStatus>>;

/** Context 15. That an invoice is overdue is no status: it is a matter of the date. */
export const invoiceLifecycle = defineLifecycle({ noun: 'INVOICE', statuses: invoiceStatuses, moves: invoiceMoves });

export type InvoiceMove = keyof typeof invoiceMoves;
