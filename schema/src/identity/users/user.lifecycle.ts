import type { UserStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { User } from '@sporbar/prisma/generated/client/client.ts';
import { defineLifecycle, type Move, type StatusMeaning } from '../../lifecycle.ts';
import type { Noun } from '../../nouns.ts';

export const userNoun: Noun<User> = { type: 'USER', table: 'users' };

const statuses = {
  PENDING_TRAINING: {
    phase: 'YOU',
    acts: 'CUSTOMER',
    label: { en: 'Awaiting training', nb: 'Venter på opplæring', sv: 'Väntar på utbildning' },
    meaning: {
      en: 'May sign in to the training area; the access opens with the certification.',
      nb: 'Kan logge inn på opplæringssidene. Tilgangen åpnes når sertifiseringen er på plass.',
      sv: 'Kan logga in på utbildningssidorna. Åtkomsten öppnas när certifieringen är klar.',
    },
  },
  ACTIVE: {
    phase: 'DONE',
    acts: 'NOBODY',
    label: { en: 'Active', nb: 'Aktiv', sv: 'Aktiv' },
    meaning: { en: 'May sign in and work.', nb: 'Kan logge inn og arbeide.', sv: 'Kan logga in och arbeta.' },
  },
  CLOSED: {
    phase: 'STOPPED',
    acts: 'NOBODY',
    label: { en: 'Closed', nb: 'Stengt', sv: 'Stängd' },
    meaning: { en: 'Cannot sign in any more.', nb: 'Kan ikke lenger logge inn.', sv: 'Kan inte längre logga in.' },
  },
} as const satisfies Record<UserStatus, StatusMeaning>;

type S = UserStatus;
const open = ['PENDING_TRAINING', 'ACTIVE'] as const satisfies readonly S[];
const administration = { by: ['A', 'SYS'], level: 'root', departments: ['USER_ADMIN'] } as const;

// Logins are made, changed and closed by the carrier's user administration alone (IA-10, IA-17); a mailbox account is
// opened by whoever it is for, once the e-mail address is proved.
const moves = {
  createUser: {
    ...administration,
    rules: ['IA-10', 'D-42'],
    from: [],
    to: ['PENDING_TRAINING', 'ACTIVE'],
    label: { en: 'New user', nb: 'Ny bruker', sv: 'Ny användare' },
  },
  registerMailboxAccount: {
    rules: ['IA-01', 'IA-20', 'CA-02'],
    from: [],
    to: ['ACTIVE'],
    by: ['C'],
    level: 'root',
    label: { en: 'Open a mailbox', nb: 'Opprett mailbox', sv: 'Öppna en mailbox' },
  },
  activateUser: {
    ...administration,
    rules: ['IA-01', 'IA-08'],
    from: ['PENDING_TRAINING'],
    to: ['ACTIVE'],
    label: { en: 'Activate', nb: 'Aktiver', sv: 'Aktivera' },
  },
  closeUser: {
    ...administration,
    rules: ['IA-05'],
    from: ['ACTIVE'],
    to: ['CLOSED'],
    needs: ['reason'],
    label: { en: 'Close access', nb: 'Steng tilgang', sv: 'Stäng åtkomst' },
  },
  reopenUser: {
    ...administration,
    rules: ['IA-10'],
    from: ['CLOSED'],
    to: ['ACTIVE'],
    needs: ['serviceRequest'],
    label: { en: 'Reopen access', nb: 'Gjenåpne tilgang', sv: 'Öppna åtkomst igen' },
  },
  changeUserAccess: {
    ...administration,
    rules: ['IA-08', 'IA-09', 'IA-10'],
    from: ['ACTIVE'],
    to: 'same',
    label: { en: 'Change access', nb: 'Endre tilgang', sv: 'Ändra åtkomst' },
  },
  grantCertification: {
    ...administration,
    rules: ['IA-08', 'IA-09'],
    from: open,
    to: 'same',
    needs: ['grants'],
    label: { en: 'Certify', nb: 'Sertifiser', sv: 'Certifiera' },
  },
  revokeCertification: {
    ...administration,
    rules: ['IA-08', 'IA-09'],
    from: open,
    to: 'same',
    needs: ['grants'],
    label: { en: 'Withdraw certification', nb: 'Trekk tilbake sertifisering', sv: 'Återkalla certifiering' },
  },
} as const satisfies Record<string, Move<S>>;

/** Context 01: what a login can be and how it gets there. */
export const userLifecycle = defineLifecycle({ noun: 'USER', statuses, moves });
