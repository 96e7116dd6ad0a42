import type { Appointment } from '@sporbar/prisma/generated/client/client.ts';
import type { AppointmentStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle, type Move } from '../lifecycle.ts';
import type { Noun } from '../nouns.ts';
import { appointmentStatuses } from './appointment.statuses.ts';

/** Who lets holds lapse and tells the appointment system waits on this: woken when one is written here, and once a second. */
export const appointmentsDue = 'tick:appointments';

export const appointmentNoun: Noun<Appointment> = { type: 'APPOINTMENT', table: 'appointments', wakes: appointmentsDue };

const customer = ['C', 'SU'] as const;

const appointmentMoves = {
  holdAppointmentSlot: {
    rules: ['B-01', 'B-04', 'B-07', 'B-08', 'B-10'],
    from: [],
    to: ['HELD'],
    by: customer,
    level: 'line',
    needs: ['slotStart'],
    label: { en: 'Hold this time', nb: 'Reserver tiden', sv: 'Reservera tiden' },
  },
  confirmAppointment: {
    rules: ['B-03', 'B-10', 'B-11'],
    from: ['HELD'],
    to: ['CONFIRMED'],
    by: customer,
    level: 'line',
    label: { en: 'Confirm the booking', nb: 'Bekreft bookingen', sv: 'Bekräfta bokningen' },
  },
  rescheduleAppointment: {
    rules: ['B-08', 'B-10', 'M-17'],
    from: ['CONFIRMED'],
    to: 'same',
    by: customer,
    level: 'line',
    needs: ['slotStart'],
    label: { en: 'Move the visit', nb: 'Flytt besøket', sv: 'Flytta besöket' },
  },
  lapseAppointment: {
    rules: ['D-37'],
    from: ['HELD'],
    to: ['CANCELLED'],
    by: ['SYS'],
    level: 'line',
    timer: true,
    label: { en: 'Not confirmed in time', nb: 'Ikke bekreftet i tide', sv: 'Inte bekräftad i tid' },
  },
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
    rules: ['M-17', 'K-15'],
    from: ['HELD', 'CONFIRMED'],
    to: ['CANCELLED'],
    by: ['SYS'],
    level: 'line',
    effectOf: [
      'holdAppointmentSlot',
      'skipAppointment',
      'confirmAppointment',
      'updateOrderLine',
      'undoReopenOrderLine',
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

/** Context 10. */
export const appointmentLifecycle = defineLifecycle({ noun: 'APPOINTMENT', statuses: appointmentStatuses, moves: appointmentMoves });
