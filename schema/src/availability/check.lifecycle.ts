import type { AvailabilityCheck } from '@sporbar/prisma/generated/client/client.ts';
import type { CheckStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle, type Move } from '../lifecycle.ts';
import type { Noun } from '../nouns.ts';
import { checkStatuses } from './check.statuses.ts';

/** Who asks and times out checks waits on this: woken when one is written here, and once a second for what others write. */
export const checksDue = 'tick:availability';

export const checkNoun: Noun<AvailabilityCheck> = { type: 'AVAILABILITY_CHECK', table: 'availability_checks', wakes: checksDue };

const customer = ['C', 'SU'] as const;

const checkMoves = {
  runAvailabilityCheck: {
    rules: ['K-04', 'K-12'],
    from: ['TIMED_OUT'],
    to: ['PENDING'],
    by: customer,
    level: 'line',
    label: { en: 'Check availability', nb: 'Sjekk tilgjengelighet', sv: 'Kontrollera tillgänglighet' },
  },
  selectAvailabilityHit: {
    rules: ['K-05'],
    from: ['DONE'],
    to: 'same',
    by: customer,
    level: 'line',
    needs: ['hit'],
    label: { en: 'Choose this line', nb: 'Velg denne linjen', sv: 'Välj den här ledningen' },
  },
  beginAvailabilityCheck: {
    rules: ['K-01', 'K-14'],
    from: [],
    to: ['PENDING'],
    by: ['SYS'],
    level: 'line',
    effectOf: ['runAvailabilityCheck', 'runAvailabilityChecks', 'submitOrder'],
    label: { en: 'Begin the check', nb: 'Start sjekken', sv: 'Starta kontrollen' },
  },
  answerAvailabilityCheck: {
    rules: ['K-06', 'K-07', 'K-08', 'K-09'],
    from: ['PENDING'],
    to: ['DONE'],
    by: ['SYS'],
    level: 'line',
    timer: true,
    label: { en: 'Answered', nb: 'Besvart', sv: 'Besvarad' },
  },
  timeOutAvailabilityCheck: {
    rules: ['K-12'],
    from: ['PENDING'],
    to: ['TIMED_OUT', 'DONE'],
    by: ['SYS'],
    level: 'line',
    timer: true,
    label: { en: 'No answer in time', nb: 'Ikke svar i tide', sv: 'Inget svar i tid' },
  },
} as const satisfies Record<string, Move<CheckStatus>>;

/** Context 09. A check that a change has thrown away keeps its status and has `discardedAt` (K-15). */
export const checkLifecycle = defineLifecycle({ noun: 'AVAILABILITY_CHECK', statuses: checkStatuses, moves: checkMoves });
