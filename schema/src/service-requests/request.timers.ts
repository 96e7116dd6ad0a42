import type { Context } from '../context.ts';
import { isDue, perhapsDue } from '../timers.ts';
import { transitionByClock } from '../transition.ts';
import { moved } from '../writes.ts';
import { timers } from './request.moves.ts';
import { requestNoun } from './request.nouns.ts';
import { rootOf } from './request.state.ts';

/**
 * SR-24, D-20: closes what has stood in NEW or in COMPLETED for 14 calendar days. Answers how many it closed; run again
 * it finds nothing left to do.
 */
export async function closeServiceRequestsByTimer(context: Context): Promise<number> {
  const timer = timers.closeServiceRequestByTimer;
  const due = await context.db.serviceRequest.findMany({
    where: perhapsDue(timer, context.clock.now()),
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  let count = 0;
  for (const { id } of due) {
    count += await transitionByClock(context, 'closeServiceRequestByTimer', { table: 'service_requests', id }, async (tx, now) => {
      const request = await tx.serviceRequest.findUniqueOrThrow({ where: { id } });
      return isDue(timer, request, now) ? [moved(rootOf(request), requestNoun, request, 'CLOSED', {}, { queue: request.queue })] : [];
    });
  }
  return count;
}
