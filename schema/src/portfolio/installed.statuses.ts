import type { InstalledStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusMeaning } from '../lifecycle.ts';

/** What an installed product can be. It comes to be when it works, so that none waits to be set up: until then there is its order line (CAT-14). */
export const installedStatuses = {
  ACTIVE: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Active', nb: 'Aktiv', sv: 'Aktiv' },
    meaning: {
      en: 'Delivered and in operation.',
      nb: 'Levert og i drift.',
      sv: 'Levererad och i drift.',
    },
  },
  PENDING_TERMINATION: {
    phase: 'CARRIER',
    acts: 'CARRIER',
    label: { en: 'Ending', nb: 'Sagt opp', sv: 'Uppsagd' },
    meaning: {
      en: 'In operation until the date on which it ends.',
      nb: 'I drift frem til datoen da den opphører.',
      sv: 'I drift fram till det datum då den upphör.',
    },
  },
  TERMINATED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Ended', nb: 'Avsluttet', sv: 'Avslutad' },
    meaning: { en: 'No longer in operation.', nb: 'Ikke lenger i drift.', sv: 'Inte längre i drift.' },
  },
} as const satisfies Record<InstalledStatus, StatusMeaning>;
