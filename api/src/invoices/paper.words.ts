import type { Words } from '@sporbar/schema/words.ts';

/** What stands on the paper of every invoice. */
export const paperWords = {
  title: { en: 'Invoice {number}', nb: 'Faktura {number}', sv: 'Faktura {number}' },
  to: { en: 'To', nb: 'Til', sv: 'Till' },
  orgNumber: { en: 'Organisation number {number}', nb: 'Org.nr. {number}', sv: 'Org.nr {number}' },
  status: { en: 'Status', nb: 'Status', sv: 'Status' },
  creditReason: { en: 'Credited because', nb: 'Kreditert fordi', sv: 'Krediterad eftersom' },
  issuedOn: { en: 'Issued', nb: 'Utstedt', sv: 'Utfärdad' },
  dueOn: { en: 'Due', nb: 'Forfall', sv: 'Förfaller' },
  period: { en: 'Period', nb: 'Periode', sv: 'Period' },
  reference: { en: 'Your reference', nb: 'Deres referanse', sv: 'Er referens' },
  kid: { en: 'Payment reference (KID)', nb: 'KID', sv: 'Betalningsreferens (OCR/KID)' },
  line: { en: 'What it is for', nb: 'Hva det gjelder', sv: 'Vad det gäller' },
  quantity: { en: 'Quantity', nb: 'Antall', sv: 'Antal' },
  unit: { en: 'Each', nb: 'Per stk.', sv: 'Per st.' },
  total: { en: 'Total', nb: 'Sum', sv: 'Summa' },
  outstanding: { en: 'Outstanding', nb: 'Utestående', sv: 'Utestående' },
  foot: {
    en: 'Invoice {number}, page {page} of {of}',
    nb: 'Faktura {number}, side {page} av {of}',
    sv: 'Faktura {number}, sida {page} av {of}',
  },
} as const satisfies Record<string, Words>;
