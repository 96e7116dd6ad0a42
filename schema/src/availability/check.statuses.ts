import type { CheckStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusMeaning } from '../lifecycle.ts';

export const checkStatuses = {
  PENDING: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Checking', nb: 'Sjekker', sv: 'Kontrollerar' },
    meaning: {
      en: 'The carrier’s systems are asked whether the line can be delivered.',
      nb: 'Operatørens systemer blir spurt om linjen kan leveres.',
      sv: 'Operatörens system tillfrågas om raden kan levereras.',
    },
  },
  DONE: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Checked', nb: 'Sjekket', sv: 'Kontrollerad' },
    meaning: {
      en: 'The check is done, and its traffic light says whether the line can be delivered.',
      nb: 'Sjekken er ferdig, og trafikklyset sier om linjen kan leveres.',
      sv: 'Kontrollen är klar, och trafikljuset säger om raden kan levereras.',
    },
  },
  TIMED_OUT: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'No answer', nb: 'Ikke svar', sv: 'Inget svar' },
    meaning: {
      en: 'There was no answer within 30 seconds; the check can be run again.',
      nb: 'Det kom ikke svar innen 30 sekunder; sjekken kan kjøres på nytt.',
      sv: 'Inget svar kom inom 30 sekunder; kontrollen kan köras igen.',
    },
  },
} as const satisfies Record<CheckStatus, StatusMeaning>;
