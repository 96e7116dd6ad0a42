import type { Context } from '../context.ts';
import { orderInclude } from '../orders/order.state.ts';
import { dateOf } from '../time.ts';
import { transitionByClock } from '../transition.ts';
import { finishTermination } from './termination.effects.ts';

const done = ['FINISHED', 'CLOSED'] as const;

/** TER-03, CAT-14: on the effective date, from midnight where the carrier works, what a finished termination is about is taken down. */
export async function endTerminations(context: Context): Promise<number> {
  const today = dateOf(context.clock.now());
  const due = await context.db.termination.findMany({
    where: { endedAt: null, effectiveDate: { lte: today }, orderLine: { status: { in: [...done] } } },
    select: { orderLine: { select: { orderId: true } } },
    orderBy: { orderLineId: 'asc' },
  });
  let count = 0;
  for (const orderId of new Set(due.map(({ orderLine }) => orderLine.orderId))) {
    count += await transitionByClock(context, 'endTermination', { table: 'orders', id: orderId }, async (tx, now) => {
      const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: orderInclude });
      const writes = [];
      for (const line of order.lines.filter(({ status }) => done.some((one) => one === status)))
        if ((line.termination?.effectiveDate ?? '') <= dateOf(now)) writes.push(...(await finishTermination(tx, line, now)));
      return writes;
    });
  }
  return count;
}
