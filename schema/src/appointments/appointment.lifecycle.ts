import type { Appointment } from '@sporbar/prisma/generated/client/client.ts';
import type { AppointmentStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle, type Move } from '../lifecycle.ts';
import type { Noun } from '../nouns.ts';
import { appointmentStatuses } from './appointment.statuses.ts';

export const appointmentNoun: Noun<Appointment> = { type: 'APPOINTMENT', table: 'appointments' };

const appointmentMoves = {
  recordAppointment: {
    rules: ['B-04', 'B-11'],
    from: [],
    to: ['CONFIRMED'],
    by: ['SYS', 'A'],
    level: 'line',
    needs: ['slotStart', 'slotEnd'],
    label: { en: 'Record agreed visit', nb: 'Registrer avtalt besøk', sv: 'Registrera avtalat besök' },
  },
  releaseAppointment: {
    rules: ['M-17'],
    from: ['CONFIRMED'],
    to: ['CANCELLED'],
    by: ['SYS'],
    level: 'line',
    effectOf: [
      'submitOrder',
      'cancelOrderLine',
      'cancelOrder',
      'cancelOrderLineByCarrier',
      'rejectOrderLine',
      'markOrderLineDuplicate',
      'expireOrderLine',
    ],
    label: { en: 'Release', nb: 'Frigi', sv: 'Släpp' },
  },
  reportVisit: {
    rules: ['M-22', 'D-06'],
    from: ['CONFIRMED'],
    to: ['COMPLETED', 'FAILED', 'MISSED'],
    by: ['SYS', 'A'],
    level: 'line',
    needs: ['outcome'],
    label: { en: 'Report the visit', nb: 'Meld fra om besøket', sv: 'Rapportera besöket' },
  },
} as const satisfies Record<string, Move<AppointmentStatus>>;

/** Context 10, as far as visits are agreed with the carrier and not booked by the customer. */
export const appointmentLifecycle = defineLifecycle({ noun: 'APPOINTMENT', statuses: appointmentStatuses, moves: appointmentMoves });
