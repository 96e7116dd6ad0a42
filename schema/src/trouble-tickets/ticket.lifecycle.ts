import type { TroubleTicketStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle, type Move } from '../lifecycle.ts';
import { ticketStatuses } from './ticket.statuses.ts';

type S = TroubleTicketStatus;
const customer = ['C', 'SU'] as const;
const agent = ['A'] as const;

const customerMoves = {
  createTroubleTicket: {
    rules: ['TT-02', 'TT-04', 'TT-05'],
    from: [],
    to: ['ACKNOWLEDGED'],
    by: customer,
    level: 'root',
    needs: ['description', 'observedImpact', 'faultClarified'],
    label: { en: 'Report a fault', nb: 'Meld feil', sv: 'Anmäl fel' },
  },
  answerTicketInfo: {
    rules: ['TT-01'],
    from: ['PENDING'],
    to: ['IN_PROCESS'],
    by: customer,
    level: 'root',
    label: { en: 'Answer', nb: 'Svar', sv: 'Svara' },
  },
  confirmTicketResolved: {
    rules: ['TT-01'],
    from: ['RESOLVED'],
    to: ['CLOSED'],
    by: customer,
    level: 'root',
    label: { en: 'Confirm that it works', nb: 'Bekreft at det virker', sv: 'Bekräfta att det fungerar' },
  },
  reopenTroubleTicket: {
    rules: ['TT-01'],
    from: ['RESOLVED'],
    to: ['REOPENED'],
    by: customer,
    level: 'root',
    needs: ['reason'],
    label: { en: 'Reopen', nb: 'Gjenåpne', sv: 'Återöppna' },
  },
  cancelTroubleTicket: {
    rules: ['TT-01'],
    from: ['ACKNOWLEDGED', 'IN_PROCESS', 'PENDING'],
    to: ['CANCELLED'],
    by: customer,
    level: 'root',
    label: { en: 'Cancel', nb: 'Kanseller', sv: 'Avbryt' },
  },
} as const satisfies Record<string, Move<S>>;

const sharedMoves = {
  addTicketActivity: {
    rules: ['TT-05', 'AUD-06'],
    from: ['ACKNOWLEDGED', 'IN_PROCESS', 'PENDING', 'RESOLVED', 'REOPENED'],
    to: 'same',
    by: ['C', 'SU', 'A'],
    level: 'root',
    needs: ['text'],
    label: { en: 'Add message', nb: 'Legg til melding', sv: 'Lägg till meddelande' },
  },
} as const satisfies Record<string, Move<S>>;

const carrierMoves = {
  startTroubleTicket: {
    rules: ['TT-01'],
    from: ['ACKNOWLEDGED', 'REOPENED'],
    to: ['IN_PROCESS'],
    by: agent,
    level: 'root',
    label: { en: 'Take', nb: 'Ta feilmeldingen', sv: 'Ta felanmälan' },
  },
  requestTicketInfo: {
    rules: ['TT-01'],
    from: ['IN_PROCESS'],
    to: ['PENDING'],
    by: agent,
    level: 'root',
    needs: ['question'],
    label: { en: 'Ask the customer', nb: 'Spør kunden', sv: 'Fråga kunden' },
  },
  resolveTroubleTicket: {
    rules: ['TT-01'],
    from: ['IN_PROCESS'],
    to: ['RESOLVED'],
    by: agent,
    level: 'root',
    needs: ['resolution'],
    label: { en: 'Resolve', nb: 'Merk som løst', sv: 'Markera som löst' },
  },
} as const satisfies Record<string, Move<S>>;

export const timers = {
  closeTroubleTicketByTimer: {
    rules: ['TT-01', 'D-22'],
    from: ['RESOLVED'],
    to: ['CLOSED'],
    by: ['SYS'],
    level: 'root',
    timer: true,
    afterDays: 14,
    label: { en: 'Closed after 14 days', nb: 'Lukket etter 14 dager', sv: 'Stängd efter 14 dagar' },
  },
} as const satisfies Record<string, Move<S>>;

const ticketMoves = { ...customerMoves, ...sharedMoves, ...carrierMoves, ...timers };

/** Context 14: what a trouble ticket can be and how it gets there. */
export const ticketLifecycle = defineLifecycle({ noun: 'TROUBLE_TICKET', statuses: ticketStatuses, moves: ticketMoves });

export type TicketMove = keyof typeof ticketMoves;

/** TT-05: in these nothing more happens to a ticket. The unique index `trouble_tickets_one_open` names them too. */
export const overStatuses = ['CLOSED', 'CANCELLED'] as const satisfies readonly TroubleTicketStatus[];
