import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { releaseOf } from '../appointments/appointment.release.ts';
import type { Context } from '../context.ts';
import { daysHavePassed } from '../time.ts';
import { transitionByClock } from '../transition.ts';
import { moved } from '../writes.ts';
import { orderLineNoun } from './order.nouns.ts';
import { orderInclude, rootOf, type LineState } from './order.state.ts';

const dayMs = 86_400_000;
const daysUntilOver = 14;

/** O-26, M-20: a line that waits in NEW is cancelled when 14 calendar days have passed. Answers how many were. */
export const expireOrderLines = (context: Context): Promise<number> =>
  afterFourteenDays(context, 'expireOrderLine', 'NEW', 'CANCELLED', (line) => ({ cancelledBy: 'SYSTEM', comment: line.comment }));

/** D-04: a finished line nobody objected to is closed when 14 calendar days have passed. */
export const closeFinishedOrderLines = (context: Context): Promise<number> =>
  afterFourteenDays(context, 'closeFinishedOrderLine', 'FINISHED', 'CLOSED', () => ({}));

async function afterFourteenDays(
  context: Context,
  move: string,
  from: OrderLineStatus,
  to: OrderLineStatus,
  set: (line: LineState) => Partial<LineState>,
): Promise<number> {
  // A coarse sieve in SQL: 14 calendar days can be 13 and less than an hour long when summer time begins. The calendar
  // of G-07 decides below, under the lock.
  const since = new Date(context.clock.now().getTime() - (daysUntilOver - 2) * dayMs);
  const due = await context.db.orderLine.findMany({
    where: { status: from, enteredStatusAt: { lte: since } },
    select: { orderId: true },
    distinct: ['orderId'],
  });
  let count = 0;
  for (const { orderId } of due) {
    count += await transitionByClock(context, move, { table: 'orders', id: orderId }, async (tx, now) => {
      const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: orderInclude });
      const root = rootOf(order);
      return order.lines
        .filter((line) => line.status === from && daysHavePassed(line.enteredStatusAt, daysUntilOver, now))
        .flatMap((line) => [moved(root, orderLineNoun, line, to, set(line)), ...(to === 'CANCELLED' ? releaseOf(root, line, now) : [])]);
    });
  }
  return count;
}
