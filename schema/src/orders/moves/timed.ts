import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Move } from '../../lifecycle.ts';

type S = OrderLineStatus;

/** What the clock does. */
export const timedMoves = {
  expireOrderLine: {
    rules: ['O-26', 'D-22'],
    from: ['NEW'],
    to: ['CANCELLED'],
    by: ['SYS'],
    level: 'line',
    timer: true,
    afterDays: 14,
    label: { en: 'Not submitted in time', nb: 'Ikke sendt inn i tide', sv: 'Inte inskickad i tid' },
  },
  closeFinishedOrderLine: {
    rules: ['D-04', 'D-22'],
    from: ['FINISHED'],
    to: ['CLOSED'],
    by: ['SYS'],
    level: 'line',
    timer: true,
    afterDays: 14,
    label: { en: 'Closed after 14 days', nb: 'Lukket etter 14 dager', sv: 'Stängd efter 14 dagar' },
  },
} as const satisfies Record<string, Move<S>>;
