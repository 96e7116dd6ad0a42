import type { Tx } from '@sporbar/prisma/client.ts';
import type { TroubleTicket } from '@sporbar/prisma/generated/client/client.ts';
import { availableMoves, type AvailableMove, type BallInCourt } from '../moves.ts';
import { dayBefore } from '../time.ts';
import { clockActsOn } from '../timers.ts';
import type { Viewer } from '../viewer.ts';
import type { Words } from '../words.ts';
import { ticketLifecycle } from './ticket.lifecycle.ts';
import { asReporter } from './ticket.rules.ts';
import { hasNewFile } from './ticket.state.ts';
import { ticketStatuses } from './ticket.statuses.ts';

/** The moves of a ticket for this viewer. Nothing but its status stands in the way of any of them. */
export async function ticketMovesOf(tx: Tx, viewer: Viewer, ticket: TroubleTicket): Promise<AvailableMove[]> {
  const moves = availableMoves(ticketLifecycle, 'root', asReporter(viewer), [ticket], () => ({ problems: [] }));
  const isAsked = moves.some(({ name }) => name === 'answerTicketInfo');
  if (!isAsked || (await hasNewFile(tx, ticket))) return moves;
  // A file that came after the question answers it without words.
  return moves.map((move) => (move.name === 'answerTicketInfo' ? { ...move, needs: ['text'] } : move));
}

/** D-22: the date on which the clock closes it; null in other statuses. */
export const closesOn = (ticket: Pick<TroubleTicket, 'status' | 'enteredStatusAt'>): string | null => clockActsOn(ticketLifecycle, ticket);

const nothing: Words = { en: 'Nothing is left to do', nb: 'Ingenting gjenstår', sv: 'Inget återstår att göra' };
const take: Words = { en: 'Take the ticket', nb: 'Ta feilmeldingen', sv: 'Ta felanmälan' };

const actions = {
  ACKNOWLEDGED: take,
  IN_PROCESS: { en: 'Find the fault', nb: 'Finn feilen', sv: 'Hitta felet' },
  PENDING: { en: 'Answer the question', nb: 'Svar på spørsmålet', sv: 'Besvara frågan' },
  RESOLVED: {
    en: 'Confirm that it works, or reopen',
    nb: 'Bekreft at det virker, eller gjenåpne',
    sv: 'Bekräfta att det fungerar, eller återöppna',
  },
  REOPENED: take,
  CLOSED: nothing,
  CANCELLED: nothing,
} as const satisfies Record<TroubleTicket['status'], Words>;

/** Whose move a ticket is, and the last day for it: the one before the clock closes it. */
export const ballOfTicket = (ticket: Pick<TroubleTicket, 'status' | 'enteredStatusAt'>): BallInCourt => ({
  party: ticketStatuses[ticket.status].acts,
  since: ticket.enteredStatusAt,
  dueAt: dayBefore(closesOn(ticket)),
  action: actions[ticket.status],
});
