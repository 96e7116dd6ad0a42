import type { ServiceRequestStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Move } from '../lifecycle.ts';

type S = ServiceRequestStatus;
const customer = ['C', 'SU'] as const;
const agent = ['A'] as const;
const either = ['C', 'SU', 'A'] as const;

const customerMoves = {
  createServiceRequest: {
    rules: ['SR-01', 'SR-03', 'SR-32'],
    from: [],
    to: ['NEW'],
    by: either,
    level: 'root',
    label: { en: 'New service request', nb: 'Ny henvendelse', sv: 'Nytt ärende' },
  },
  updateServiceRequest: {
    rules: ['SR-27', 'SR-28', 'SR-32', 'D-19'],
    from: ['NEW', 'INCOMPLETE'],
    to: 'same',
    by: customer,
    level: 'root',
    label: { en: 'Save', nb: 'Lagre', sv: 'Spara' },
  },
  submitServiceRequest: {
    rules: ['SR-21', 'SR-22', 'SR-27', 'SR-28', 'SR-29'],
    from: ['NEW', 'INCOMPLETE'],
    to: ['SUBMITTED'],
    by: customer,
    level: 'root',
    label: { en: 'Submit', nb: 'Send inn', sv: 'Skicka in' },
  },
  reopenServiceRequest: {
    rules: ['SR-03', 'D-19'],
    from: ['COMPLETED'],
    to: ['SUBMITTED'],
    by: customer,
    level: 'root',
    needs: ['reason'],
    label: { en: 'Reopen', nb: 'Gjenåpne', sv: 'Återöppna' },
  },
  closeServiceRequest: {
    rules: ['SR-25', 'D-20'],
    from: ['NEW', 'SUBMITTED', 'INCOMPLETE', 'COMPLETED'],
    to: ['CLOSED'],
    by: customer,
    level: 'root',
    label: { en: 'Close', nb: 'Lukk', sv: 'Stäng' },
  },
} as const satisfies Record<string, Move<S>>;

const sharedMoves = {
  addServiceRequestActivity: {
    rules: ['AUD-06', 'D-19'],
    from: ['NEW', 'SUBMITTED', 'IN_PROCESS', 'INCOMPLETE', 'COMPLETED'],
    to: 'same',
    by: either,
    level: 'root',
    needs: ['text'],
    label: { en: 'Add message', nb: 'Legg til melding', sv: 'Lägg till meddelande' },
  },
  cancelServiceRequest: {
    rules: ['SR-26', 'D-05'],
    from: ['NEW', 'SUBMITTED', 'IN_PROCESS', 'INCOMPLETE'],
    to: ['CANCELLED'],
    by: either,
    level: 'root',
    label: { en: 'Cancel', nb: 'Kanseller', sv: 'Avbryt' },
  },
} as const satisfies Record<string, Move<S>>;

const carrierMoves = {
  startServiceRequest: {
    rules: ['SR-36', 'SR-21'],
    from: ['SUBMITTED'],
    to: ['IN_PROCESS'],
    by: agent,
    level: 'root',
    label: { en: 'Take', nb: 'Ta henvendelsen', sv: 'Ta ärendet' },
  },
  markServiceRequestIncomplete: {
    rules: ['SR-22', 'D-19'],
    from: ['SUBMITTED', 'IN_PROCESS'],
    to: ['INCOMPLETE'],
    by: agent,
    level: 'root',
    needs: ['resolution'],
    label: { en: 'Ask for what is missing', nb: 'Be om det som mangler', sv: 'Be om det som saknas' },
  },
  completeServiceRequest: {
    rules: ['SR-23', 'D-19'],
    from: ['IN_PROCESS'],
    to: ['COMPLETED'],
    by: agent,
    level: 'root',
    needs: ['resolution'],
    label: { en: 'Answer and complete', nb: 'Svar og fullfør', sv: 'Svara och slutför' },
  },
  rerouteServiceRequest: {
    rules: ['SR-21', 'SR-03'],
    from: ['SUBMITTED', 'IN_PROCESS'],
    to: 'same',
    by: agent,
    level: 'root',
    needs: ['area'],
    label: { en: 'Reroute', nb: 'Omfordel', sv: 'Styr om' },
  },
} as const satisfies Record<string, Move<S>>;

export const timers = {
  closeServiceRequestByTimer: {
    rules: ['SR-24', 'D-20', 'D-22'],
    from: ['NEW', 'COMPLETED'],
    to: ['CLOSED'],
    by: ['SYS'],
    level: 'root',
    timer: true,
    afterDays: 14,
    label: { en: 'Closed after 14 days', nb: 'Lukket etter 14 dager', sv: 'Stängt efter 14 dagar' },
  },
} as const satisfies Record<string, Move<S>>;

export const requestMoves = { ...customerMoves, ...sharedMoves, ...carrierMoves, ...timers };
