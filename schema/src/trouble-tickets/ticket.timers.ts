import type { Context } from '../context.ts';
import { isDue, perhapsDue } from '../timers.ts';
import { transitionByClock } from '../transition.ts';
import { moved } from '../writes.ts';
import { timers } from './ticket.lifecycle.ts';
import { ticketNoun } from './ticket.nouns.ts';
import { rootOf } from './ticket.state.ts';

/**
 * D-22: closes what has stood in RESOLVED for 14 calendar days. Answers how many it closed; run again it finds nothing
 * left to do.
 */
export async function closeTroubleTicketsByTimer(context: Context): Promise<number> {
  const timer = timers.closeTroubleTicketByTimer;
  const due = await context.db.troubleTicket.findMany({
    where: perhapsDue(timer, context.clock.now()),
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  let count = 0;
  for (const { id } of due) {
    count += await transitionByClock(context, 'closeTroubleTicketByTimer', { table: 'trouble_tickets', id }, async (tx, now) => {
      const ticket = await tx.troubleTicket.findUniqueOrThrow({ where: { id } });
      return isDue(timer, ticket, now) ? [moved(rootOf(ticket), ticketNoun, ticket, 'CLOSED')] : [];
    });
  }
  return count;
}
