import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { releaseOf } from '../appointments/appointment.release.ts';
import type { Context } from '../context.ts';
import { isDue, perhapsDue, type TimedMove } from '../timers.ts';
import { transitionByClock } from '../transition.ts';
import { moved } from '../writes.ts';
import { timedMoves } from './moves/timed.ts';
import { orderLineNoun } from './order.nouns.ts';
import { orderInclude, rootOf, type LineState } from './order.state.ts';

/** O-26, M-20: a line that waits in NEW is cancelled when 14 calendar days have passed. Answers how many were. */
export const expireOrderLines = (context: Context): Promise<number> =>
  afterFourteenDays(context, 'expireOrderLine', 'CANCELLED', (line) => ({ cancelledBy: 'SYSTEM', comment: line.comment }));

/** D-04: a finished line nobody objected to is closed when 14 calendar days have passed. */
export const closeFinishedOrderLines = (context: Context): Promise<number> =>
  afterFourteenDays(context, 'closeFinishedOrderLine', 'CLOSED', () => ({}));

async function afterFourteenDays(
  context: Context,
  move: keyof typeof timedMoves,
  to: OrderLineStatus,
  set: (line: LineState) => Partial<LineState>,
): Promise<number> {
  const timer: TimedMove<OrderLineStatus> = timedMoves[move];
  const due = await context.db.orderLine.findMany({
    where: perhapsDue(timer, context.clock.now()),
    select: { orderId: true },
    distinct: ['orderId'],
  });
  let count = 0;
  for (const { orderId } of due) {
    count += await transitionByClock(context, move, { table: 'orders', id: orderId }, async (tx, now) => {
      const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: orderInclude });
      const root = rootOf(order);
      return order.lines
        .filter((line) => isDue(timer, line, now))
        .flatMap((line) => [moved(root, orderLineNoun, line, to, set(line)), ...(to === 'CANCELLED' ? releaseOf(root, line, now) : [])]);
    });
  }
  return count;
}
