import type { Context } from '../context.ts';
import { daysHavePassed } from '../time.ts';
import { transitionByClock } from '../transition.ts';
import { moved } from '../writes.ts';
import { ticketNoun } from './ticket.nouns.ts';
import { rootOf } from './ticket.state.ts';

const dayMs = 86_400_000;
export const daysUntilClosed = 14;

/**
 * D-22: closes what has stood in RESOLVED for 14 calendar days. Answers how many it closed; run again it finds nothing
 * left to do.
 */
export async function closeTroubleTicketsByTimer(context: Context): Promise<number> {
  // A coarse sieve in SQL: 14 calendar days can be 13 and less than an hour long when summer time begins. The calendar
  // decides below, under the lock.
  const since = new Date(context.clock.now().getTime() - (daysUntilClosed - 2) * dayMs);
  const due = await context.db.troubleTicket.findMany({
    where: { status: 'RESOLVED', enteredStatusAt: { lte: since } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  let count = 0;
  for (const { id } of due) {
    count += await transitionByClock(context, 'closeTroubleTicketByTimer', { table: 'trouble_tickets', id }, async (tx, now) => {
      const ticket = await tx.troubleTicket.findUniqueOrThrow({ where: { id } });
      const isDue = ticket.status === 'RESOLVED' && daysHavePassed(ticket.enteredStatusAt, daysUntilClosed, now);
      return isDue ? [moved(rootOf(ticket), ticketNoun, ticket, 'CLOSED')] : [];
    });
  }
  return count;
}
