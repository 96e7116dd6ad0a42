import type { Dice } from '../demo/walk/dice.ts';
import type { PublicApi } from './public-api.ts';

interface Booked {
  readonly id: string;
  readonly version: number;
  readonly lines: readonly {
    readonly id: string;
    readonly version: number;
    readonly booking: { readonly need: string };
    readonly appointments: readonly { readonly id: string; readonly version: number; readonly status: string }[];
  }[];
}

const read = `query Booked($id: ID!) { order(id: $id) { id version
  lines { id version booking { need } appointments { id version status } } } }`;
const free = 'query Free($id: ID!) { appointmentSlots(lineId: $id) { slots { slotStart } } }';

const orderOf = async (api: PublicApi, id: string): Promise<Booked | undefined> =>
  (await api.ask<{ order: Booked | null }>(read, { id })).order ?? undefined;

/**
 * Books the technician as the order's customer would, within a week of the day that is wished for; where nobody can come
 * the order goes on without. Answers the order when it can be sent.
 */
export async function booked(api: PublicApi, orderId: string, dice: Dice): Promise<Booked | undefined> {
  const [line] = (await orderOf(api, orderId))?.lines ?? [];
  if (line === undefined || line.booking.need === 'NOT_POSSIBLE') return orderOf(api, orderId);
  const { appointmentSlots } = await api.ask<{ appointmentSlots: { slots: { slotStart: string }[] } }>(free, { id: line.id });
  const { slots } = appointmentSlots;
  const seen = { id: line.id, expectedVersion: line.version };
  if (slots.length === 0) await api.move('skipAppointment', seen);
  else await api.move('holdAppointmentSlot', { ...seen, slotStart: dice.pick(slots).slotStart });
  const [held] = (await orderOf(api, orderId))?.lines[0]?.appointments ?? [];
  if (held?.status === 'HELD') await api.move('confirmAppointment', { id: held.id, expectedVersion: held.version });
  return orderOf(api, orderId);
}
