import { ended } from '../appointments/appointment.ending.ts';
import type { Context } from '../context.ts';
import { orderLineNoun } from '../orders/order.nouns.ts';
import { orderInclude, rootOf, type LineState } from '../orders/order.state.ts';
import { transitionByClock } from '../transition.ts';
import { say, type Words } from '../words.ts';
import { moved } from '../writes.ts';
import { activeAppointment, hasLapsed } from './booking.rules.ts';

/** D-37: a slot that nobody confirmed within 15 minutes is free again. Answers how many were. */
export async function lapseHolds(context: Context): Promise<number> {
  const due = await context.db.appointment.findMany({
    where: { status: 'HELD', heldUntil: { lte: context.clock.now() } },
    select: { orderLine: { select: { orderId: true } } },
    orderBy: { heldUntil: 'asc' },
  });
  let count = 0;
  for (const orderId of new Set(due.map(({ orderLine }) => orderLine.orderId))) {
    count += await transitionByClock(context, 'lapseAppointment', { table: 'orders', id: orderId }, async (tx, now) => {
      const order = await tx.order.findUnique({ where: { id: orderId }, include: orderInclude });
      if (order === null) return [];
      const root = rootOf(order);
      return order.lines.flatMap((line) => {
        const active = activeAppointment(line);
        return active !== undefined && hasLapsed(active, now) ? [ended(root, active, 'CANCELLED', { at: now, carrierVisible: false })] : [];
      });
    });
  }
  return count;
}

/** S-11: what the customer reads of a line that was sent without a visit. */
const byHand: Words = {
  en: 'No technician is booked; the order is treated by hand, and the visit is agreed with you.',
  nb: 'Det er ikke booket montør; bestillingen blir behandlet manuelt, og besøket avtales med deg.',
  sv: 'Ingen tekniker är bokad; beställningen hanteras manuellt, och besöket avtalas med dig.',
};

const goesWithout = (line: LineState): boolean => line.status === 'COMMITTED' && line.unbooked !== null;

/** B-11, D-37: the systems hand a line that was sent without the visit it could have had to people. Answers how many. */
export async function followUnbooked(context: Context): Promise<number> {
  const sent = await context.db.orderLine.findMany({
    where: { status: 'COMMITTED', unbooked: { not: null } },
    select: { orderId: true },
  });
  let count = 0;
  for (const orderId of new Set(sent.map((line) => line.orderId))) {
    count += await transitionByClock(context, 'startManualHandling', { table: 'orders', id: orderId }, async (tx) => {
      const order = await tx.order.findUnique({
        where: { id: orderId },
        include: { ...orderInclude, organisation: { select: { locale: true } } },
      });
      if (order === null) return [];
      const statusDescription = say(byHand, order.organisation.locale);
      const root = rootOf(order);
      return order.lines
        .filter(goesWithout)
        .map((line) => moved(root, orderLineNoun, line, 'IN_PROCESS', { statusDescription }, { comment: statusDescription }));
    });
  }
  return count;
}
