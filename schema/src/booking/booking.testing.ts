import { answerChecks } from '../availability/asking.ts';
import type { AvailabilityHit } from '../availability/availability-system.ts';
import { call, moveLine, newOrder } from '../orders/order.testing.ts';
import type { Answer, Desk } from '../testing.ts';

/** Tuesday 21 October 2025, 08–12 and 12–16 in Oslo: the half days of the journeys. */
export const morning = '2025-10-21T06:00:00.000Z';
export const noon = '2025-10-21T10:00:00.000Z';

/** The calendar of goodLine's address. */
export const haldenCalendar = 'NO-1-ACCESS';

/** One line that can be delivered, or whose check ends as the colour says. */
export const foundLine = (colour: AvailabilityHit['colour'] = 'GREEN'): AvailabilityHit => ({
  addressLine: 'Prøvegata 7, 1788 Halden',
  accessLineNumber: '4717880001',
  colour,
});

const lineFields = `id version status statusDescription agreedDate isUnbooked mustBookAnew requestedDate booking { need reason mostNumbers }
  availableMoves { name allowed blockedBy { code ruleId } }
  appointments { id version status date slotStart slotEnd heldUntil externalRef numbers availableMoves { name allowed } }`;

/** What a test of bookings does on one line of an order. */
export function bookingSteps(desk: Desk, user: string) {
  const readLine = async (order: Answer, viewer = user): Promise<Answer> =>
    (await desk.run(viewer, `query Q($id: ID!) { order(id: $id) { id version lines { ${lineFields} } } }`, { id: order['id'] }))['order']
      .lines[0];
  const appointment = async (order: Answer): Promise<Answer> => (await readLine(order))['appointments'][0];
  const onAppointment = async (order: Answer, name: string, more: Record<string, unknown> = {}): Promise<Answer> => {
    const { id, version } = await appointment(order);
    return call(desk, user, name, { id, expectedVersion: version, ...more });
  };
  const steps = {
    line: readLine,
    appointment,
    /** An order of one line, checked. */
    checked: async (lines?: Record<string, unknown>[], more?: Record<string, unknown>): Promise<Answer> => {
      const order = await newOrder(desk, user, lines, more);
      await call(desk, user, 'runAvailabilityChecks', { id: order['id'], expectedVersion: order['version'] });
      await answerChecks(desk.context);
      return order;
    },
    hold: (order: Answer, slotStart = morning, more: Record<string, unknown> = {}) =>
      moveLine(desk, user, order['id'], 'holdAppointmentSlot', { slotStart, ...more }),
    confirm: (order: Answer, more?: Record<string, unknown>) => onAppointment(order, 'confirmAppointment', more),
    reschedule: (order: Answer, slotStart: string) => onAppointment(order, 'rescheduleAppointment', { slotStart }),
    skip: (order: Answer) => moveLine(desk, user, order['id'], 'skipAppointment'),
    update: (order: Answer, line: Record<string, unknown>) => moveLine(desk, user, order['id'], 'updateOrderLine', { line }),
    submit: async (order: Answer): Promise<Answer> => {
      const { version } = await desk.database.db.order.findUniqueOrThrow({ where: { id: order['id'] } });
      return call(desk, user, 'submitOrder', { id: order['id'], expectedVersion: version });
    },
    /** Checked, held and confirmed. */
    booked: async (lines?: Record<string, unknown>[], more: Record<string, unknown> = {}): Promise<Answer> => {
      const order = await steps.checked(lines);
      await steps.hold(order, morning, more);
      await steps.confirm(order);
      return order;
    },
    /** Free places of the half days of a week, by their start. */
    free: async (order: Answer, from = '2025-10-21', days = 7): Promise<Map<string, number>> => {
      const document = `query S($id: ID!, $from: Date, $days: Int!) { appointmentSlots(lineId: $id, from: $from, days: $days) { earliest isOffered slots { slotStart free } } }`;
      const { id } = await readLine(order);
      const { slots } = (await desk.run(user, document, { id, from, days }))['appointmentSlots'] as Answer;
      return new Map(slots.map((slot: Answer) => [slot['slotStart'], slot['free']]));
    },
  };
  return steps;
}
