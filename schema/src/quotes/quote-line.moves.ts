import type { QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Move } from '../lifecycle.ts';

type S = QuoteLineStatus;
const customer = ['C', 'SU'] as const;
const carrier = ['A'] as const;
const either = [...customer, ...carrier] as const;

const unpriced = ['NEW', 'RECEIVED', 'IN_PROCESS', 'INCOMPLETE', 'CUSTOMER_UPDATE'] as const satisfies readonly S[];
const notCancelled = [...unpriced, 'COMPLETED', 'CUSTOMER_CLOSED'] as const satisfies readonly S[];

const customerMoves = {
  createQuote: {
    rules: ['Q-01', 'RU-Q1'],
    from: [],
    to: ['NEW'],
    by: customer,
    level: 'root',
    label: { en: 'New quote', nb: 'Ny prisforespørsel', sv: 'Ny prisförfrågan' },
  },
  addQuoteLine: {
    rules: ['Q-01'],
    from: [],
    to: ['NEW'],
    by: customer,
    level: 'root',
    label: { en: 'Add line', nb: 'Legg til linje', sv: 'Lägg till rad' },
  },
  updateQuote: {
    rules: ['G-06'],
    from: notCancelled,
    to: 'same',
    by: customer,
    level: 'root',
    label: { en: 'Save', nb: 'Lagre', sv: 'Spara' },
  },
  updateQuoteLine: {
    rules: ['Q-01', 'Q-24'],
    from: ['NEW', 'INCOMPLETE'],
    to: 'same',
    by: customer,
    level: 'line',
    label: { en: 'Save', nb: 'Lagre', sv: 'Spara' },
  },
  removeQuoteLine: {
    rules: ['Q-01'],
    from: ['NEW'],
    to: 'same',
    by: customer,
    level: 'line',
    label: { en: 'Remove line', nb: 'Fjern linje', sv: 'Ta bort rad' },
  },
  submitQuote: {
    rules: ['Q-03', 'Q-12', 'Q-14'],
    from: ['NEW'],
    to: ['COMPLETED', 'RECEIVED', 'NEW'],
    by: customer,
    level: 'root',
    label: { en: 'Submit (Estimate Price)', nb: 'Send inn (beregn pris)', sv: 'Skicka in (beräkna pris)' },
  },
  setQuoteLineCustomerUpdate: {
    rules: ['Q-22', 'Q-24'],
    from: ['INCOMPLETE'],
    to: ['CUSTOMER_UPDATE'],
    by: customer,
    level: 'line',
    label: { en: 'Set Customer Update', nb: 'Meld som oppdatert', sv: 'Markera som uppdaterad' },
  },
  closeQuoteLine: {
    rules: ['Q-22', 'D-07'],
    from: ['COMPLETED'],
    to: ['CUSTOMER_CLOSED'],
    by: customer,
    level: 'line',
    label: { en: 'Close', nb: 'Lukk', sv: 'Stäng' },
  },
  orderQuoteLine: {
    rules: ['Q-17', 'Q-19', 'Q-29'],
    from: ['COMPLETED'],
    to: 'same',
    by: customer,
    level: 'line',
    alsoChanges: ['ORDER'],
    label: { en: 'Order Line Item', nb: 'Bestill linje', sv: 'Beställ rad' },
  },
  orderAllQuoteLines: {
    rules: ['Q-17', 'Q-18', 'D-21'],
    from: ['COMPLETED'],
    to: 'same',
    by: customer,
    level: 'root',
    alsoChanges: ['ORDER'],
    label: { en: 'Order All Line Items', nb: 'Bestill alle linjer', sv: 'Beställ alla rader' },
  },
} as const satisfies Record<string, Move<S>>;

const sharedMoves = {
  cancelQuoteLine: {
    rules: ['Q-25'],
    from: unpriced,
    to: ['CANCELLED'],
    by: either,
    level: 'line',
    label: { en: 'Cancel Line Item', nb: 'Kanseller linje', sv: 'Avbryt rad' },
  },
  cancelQuote: {
    rules: ['Q-25'],
    from: unpriced,
    to: ['CANCELLED'],
    by: either,
    level: 'root',
    label: { en: 'Cancel', nb: 'Kanseller', sv: 'Avbryt' },
  },
} as const satisfies Record<string, Move<S>>;

const carrierMoves = {
  startQuoteLinePricing: {
    rules: ['Q-02', 'Q-15'],
    from: ['RECEIVED', 'CUSTOMER_UPDATE'],
    to: ['IN_PROCESS'],
    by: carrier,
    level: 'line',
    label: { en: 'Start pricing', nb: 'Start prising', sv: 'Börja prissätta' },
  },
  setQuoteLineRentalPrice: {
    rules: ['Q-15'],
    from: ['IN_PROCESS'],
    to: 'same',
    by: carrier,
    level: 'line',
    needs: ['rentalAmountMinor'],
    label: { en: 'Set rental price', nb: 'Sett leiepris', sv: 'Ange hyrespris' },
  },
  markQuoteLineIncomplete: {
    rules: ['Q-24', 'N-06'],
    from: ['RECEIVED', 'IN_PROCESS', 'CUSTOMER_UPDATE'],
    to: ['INCOMPLETE'],
    by: carrier,
    level: 'line',
    needs: ['comment'],
    label: { en: 'Mark as incomplete', nb: 'Merk som mangelfull', sv: 'Markera som ofullständig' },
  },
  completeQuoteLinePricing: {
    rules: ['Q-02', 'Q-16', 'Q-28'],
    from: ['IN_PROCESS'],
    to: ['COMPLETED'],
    by: carrier,
    level: 'line',
    needs: ['rentalAmountMinor', 'establishmentAmountMinor'],
    label: { en: 'Complete with price', nb: 'Fullfør med pris', sv: 'Slutför med pris' },
  },
  withdrawQuoteLine: {
    rules: ['Q-25', 'Q-29'],
    from: ['COMPLETED'],
    to: ['CANCELLED'],
    by: carrier,
    level: 'line',
    needs: ['comment'],
    label: { en: 'Withdraw', nb: 'Trekk tilbake', sv: 'Dra tillbaka' },
  },
} as const satisfies Record<string, Move<S>>;

export const quoteLineMoves = { ...customerMoves, ...sharedMoves, ...carrierMoves };
