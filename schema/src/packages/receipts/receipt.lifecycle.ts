import type { PurchaseReceipt } from '@sporbar/prisma/generated/client/client.ts';
import type { ReviewStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle, type Move, type StatusMeaning } from '../../lifecycle.ts';
import type { Noun } from '../../nouns.ts';

export const receiptNoun: Noun<PurchaseReceipt> = { type: 'PURCHASE_RECEIPT', table: 'purchase_receipts' };

const receiptStatuses = {
  RECEIVED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Received', nb: 'Mottatt', sv: 'Mottaget' },
    meaning: { en: 'Received, and not looked at yet.', nb: 'Mottatt, og ikke sett på ennå.', sv: 'Mottaget, och ännu inte granskat.' },
  },
  ACCEPTED: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Accepted', nb: 'Godkjent', sv: 'Godkänt' },
    meaning: { en: 'Good for customs.', nb: 'God nok for tollen.', sv: 'Duger för tullen.' },
  },
  REJECTED: {
    phase: 'STOPPED',
    acts: 'CUSTOMER',
    label: { en: 'Rejected', nb: 'Avvist', sv: 'Avvisat' },
    meaning: {
      en: 'It cannot be used; the reason says why. Send another one.',
      nb: 'Den kan ikke brukes, og begrunnelsen sier hvorfor. Send en ny.',
      sv: 'Det kan inte användas, och motiveringen säger varför. Skicka ett nytt.',
    },
  },
} as const satisfies Record<ReviewStatus, StatusMeaning>;

const desk = ['CUSTOMS', 'WAREHOUSE'] as const;

const receiptMoves = {
  uploadReceipt: {
    rules: ['P-01', 'P-02'],
    from: [],
    to: ['RECEIVED'],
    by: ['C', 'SU'],
    level: 'root',
    needs: ['fileId'],
    label: { en: 'Upload receipt', nb: 'Last opp kvittering', sv: 'Ladda upp kvitto' },
  },
  recordReceipt: {
    rules: ['P-04', 'D-30'],
    from: [],
    to: ['RECEIVED'],
    by: ['A'],
    departments: desk,
    level: 'root',
    needs: ['channel'],
    label: { en: 'Record receipt', nb: 'Registrer kvittering', sv: 'Registrera kvitto' },
  },
  fileMailedReceipt: {
    rules: ['N-07', 'P-14'],
    from: [],
    to: ['RECEIVED'],
    by: ['SYS'],
    level: 'root',
    timer: true,
    label: { en: 'File the receipt of a reply', nb: 'Registrer kvittering fra svar', sv: 'Registrera kvitto från svar' },
  },
  acceptReceipt: {
    rules: ['P-13'],
    from: ['RECEIVED'],
    to: ['ACCEPTED'],
    by: ['A'],
    departments: desk,
    level: 'line',
    label: { en: 'Accept', nb: 'Godkjenn', sv: 'Godkänn' },
  },
  rejectReceipt: {
    rules: ['P-21'],
    from: ['RECEIVED'],
    to: ['REJECTED'],
    by: ['A'],
    departments: desk,
    level: 'line',
    needs: ['reason'],
    label: { en: 'Reject', nb: 'Avvis', sv: 'Avvisa' },
  },
} as const satisfies Record<string, Move<ReviewStatus>>;

/** Context 16, receipt review. */
export const receiptLifecycle = defineLifecycle({ noun: 'PURCHASE_RECEIPT', statuses: receiptStatuses, moves: receiptMoves });

export type ReceiptMove = keyof typeof receiptMoves;
