import type { Context } from '../context.ts';
import { daysHavePassed } from '../time.ts';
import { transitionByClock } from '../transition.ts';
import { moved } from '../writes.ts';
import { timedStatuses } from './request.lifecycle.ts';
import { requestNoun } from './request.nouns.ts';
import { rootOf } from './request.state.ts';

const dayMs = 86_400_000;
export const daysUntilClosed = 14;

/**
 * SR-24, D-20: closes what has stood in NEW or in COMPLETED for 14 calendar days. Answers how many it closed; run again
 * it finds nothing left to do.
 */
export async function closeServiceRequestsByTimer(context: Context): Promise<number> {
  // A coarse sieve in SQL: 14 calendar days can be 13 and less than an hour long when summer time begins. The calendar
  // of D-22 decides below, under the lock.
  const since = new Date(context.clock.now().getTime() - (daysUntilClosed - 2) * dayMs);
  const due = await context.db.serviceRequest.findMany({
    where: { status: { in: [...timedStatuses] }, enteredStatusAt: { lte: since } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  let count = 0;
  for (const { id } of due) {
    count += await transitionByClock(context, 'closeServiceRequestByTimer', { table: 'service_requests', id }, async (tx, now) => {
      const request = await tx.serviceRequest.findUniqueOrThrow({ where: { id } });
      const stands = (timedStatuses as readonly string[]).includes(request.status);
      const isDue = stands && daysHavePassed(request.enteredStatusAt, daysUntilClosed, now);
      return isDue ? [moved(rootOf(request), requestNoun, request, 'CLOSED', {}, { queue: request.queue })] : [];
    });
  }
  return count;
}
