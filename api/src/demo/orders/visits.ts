import { activeAppointment } from '@sporbar/schema/booking/booking.rules.ts';
import { standingOf } from '@sporbar/schema/booking/booking.commands.ts';
import { offeredSlots } from '@sporbar/schema/booking/calendars.ts';
import type { Context } from '@sporbar/schema/context.ts';
import { orderInclude } from '@sporbar/schema/orders/order.state.ts';

/** A line for which a technician can be booked and is not yet. */
interface Bookable {
  readonly lineId: string;
  /** The free half days of the first day with room; none where nobody can come in weeks. */
  readonly slots: readonly Date[];
}

/** B-01: what the orderer books before the order is sent. */
export async function visitsToBook({ db, clock }: Context, orderId: string): Promise<Bookable[]> {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId }, include: orderInclude });
  const bookable = order.lines.filter(
    (line) => line.status === 'NEW' && standingOf(order, line).need !== 'NOT_POSSIBLE' && activeAppointment(line) === undefined,
  );
  const found: Bookable[] = [];
  for (const line of bookable) {
    const slots = await offeredSlots(db, line, clock.now());
    const firstDay = slots.filter(({ date }) => date === slots[0]?.date);
    found.push({ lineId: line.id, slots: firstDay.map(({ slotStart }) => slotStart) });
  }
  return found;
}

/** The visit that is agreed for a line. */
export const agreedVisit = ({ db }: Context, lineId: string) =>
  db.appointment.findFirst({ where: { orderLineId: lineId, status: { in: ['HELD', 'CONFIRMED'] } } });
