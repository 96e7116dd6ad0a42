import type { AppointmentStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusMeaning } from '../lifecycle.ts';

export const appointmentStatuses = {
  CONFIRMED: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Visit agreed', nb: 'Besøk avtalt', sv: 'Besök avtalat' },
    meaning: {
      en: 'The technician comes at the agreed time.',
      nb: 'Montøren kommer til avtalt tid.',
      sv: 'Teknikern kommer på avtalad tid.',
    },
  },
  COMPLETED: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Visit made', nb: 'Besøk gjennomført', sv: 'Besök genomfört' },
    meaning: {
      en: 'The technician was there and did the work.',
      nb: 'Montøren har vært der og gjort jobben.',
      sv: 'Teknikern har varit där och gjort arbetet.',
    },
  },
  MISSED: {
    phase: 'STOPPED',
    acts: 'CARRIER',
    label: { en: 'Technician did not come', nb: 'Montøren kom ikke', sv: 'Teknikern kom inte' },
    meaning: {
      en: 'The carrier did not keep the appointment; a new visit is agreed.',
      nb: 'Operatøren holdt ikke avtalen; et nytt besøk avtales.',
      sv: 'Operatören höll inte avtalet; ett nytt besök avtalas.',
    },
  },
  FAILED: {
    phase: 'STOPPED',
    acts: 'CUSTOMER',
    label: { en: 'Nobody at home', nb: 'Ingen hjemme', sv: 'Ingen hemma' },
    meaning: {
      en: 'The technician met a closed door; a new visit must be agreed, and the wasted one may be charged.',
      nb: 'Montøren møtte en stengt dør; et nytt besøk må avtales, og bomturen kan bli fakturert.',
      sv: 'Teknikern möttes av en stängd dörr; ett nytt besök måste avtalas, och bomresan kan debiteras.',
    },
  },
  CANCELLED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Visit released', nb: 'Besøk frigitt', sv: 'Besök frisläppt' },
    meaning: {
      en: 'The technician does not come: the line was cancelled, or it was changed so that the visit must be booked anew.',
      nb: 'Montøren kommer ikke: linjen er kansellert, eller den er endret slik at besøket må bestilles på nytt.',
      sv: 'Teknikern kommer inte: raden är avbruten, eller ändrad så att besöket måste bokas på nytt.',
    },
  },
} as const satisfies Record<AppointmentStatus, StatusMeaning>;
