import type { AppointmentStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusMeaning } from '../lifecycle.ts';

export const appointmentStatuses = {
  HELD: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Held', nb: 'Reservert', sv: 'Reserverad' },
    meaning: {
      en: 'The time is kept for 15 minutes and waits to be confirmed.',
      nb: 'Tiden er reservert i 15 minutter og venter på bekreftelse.',
      sv: 'Tiden är reserverad i 15 minuter och väntar på bekräftelse.',
    },
  },
  CONFIRMED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Confirmed', nb: 'Bekreftet', sv: 'Bekräftad' },
    meaning: {
      en: 'The technician comes at the agreed time.',
      nb: 'Montøren kommer til avtalt tid.',
      sv: 'Teknikern kommer på avtalad tid.',
    },
  },
  COMPLETED: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Carried out', nb: 'Utført', sv: 'Utförd' },
    meaning: {
      en: 'The technician was there and did the work.',
      nb: 'Montøren har vært der og gjort jobben.',
      sv: 'Teknikern har varit där och gjort arbetet.',
    },
  },
  MISSED: {
    phase: 'STOPPED',
    acts: 'CARRIER',
    label: { en: 'Carrier did not come', nb: 'Montør møtte ikke', sv: 'Tekniker uteblev' },
    meaning: {
      en: 'The carrier did not keep the appointment; a new visit is agreed.',
      nb: 'Operatøren holdt ikke avtalen; et nytt besøk avtales.',
      sv: 'Operatören höll inte avtalet; ett nytt besök avtalas.',
    },
  },
  FAILED: {
    phase: 'STOPPED',
    acts: 'CUSTOMER',
    label: { en: 'Nobody home', nb: 'Ingen til stede', sv: 'Ingen på plats' },
    meaning: {
      en: 'The technician met a closed door; a new visit must be agreed, and the wasted one may be charged.',
      nb: 'Montøren møtte en stengt dør; et nytt besøk må avtales, og bomturen kan bli fakturert.',
      sv: 'Teknikern möttes av en stängd dörr; ett nytt besök måste avtalas, och bomkörningen kan debiteras.',
    },
  },
  CANCELLED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Released', nb: 'Frigitt', sv: 'Frisläppt' },
    meaning: {
      en: 'The technician does not come: the time was not confirmed, the line was cancelled, or it was changed so that the visit must be booked anew.',
      nb: 'Montøren kommer ikke: tiden ble ikke bekreftet, linjen er kansellert, eller den er endret slik at besøket må bookes på nytt.',
      sv: 'Teknikern kommer inte: tiden bekräftades inte, raden är avbruten, eller ändrad så att besöket måste bokas på nytt.',
    },
  },
} as const satisfies Record<AppointmentStatus, StatusMeaning>;
