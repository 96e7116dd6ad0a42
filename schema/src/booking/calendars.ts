import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { LineState } from '../orders/order.state.ts';
import { addDays } from '../time.ts';
import { earliestDate, offeredDays } from './booking.rules.ts';
import { calendarOf, openSlots, prefixesOf, skillOf, slotsOf, type CalendarFacts, type OpenSlot, type Slot } from './slots.rules.ts';

/** The line as far as its calendar goes. */
export type Placed = Pick<LineState, 'address' | 'product' | 'requestedDate'>;

/** The technicians who drive to an address for a product; undefined where nobody does. */
export async function calendarFor(db: Db | Tx, { address, product }: Placed): Promise<string | undefined> {
  if (address === null || product === null || (address.country !== 'NO' && address.country !== 'SE')) return undefined;
  const areas = await db.calendarArea.findMany({
    where: {
      postcodePrefix: { in: prefixesOf(address.postcode ?? '') },
      calendar: { country: address.country, skill: skillOf(product.family) },
    },
  });
  return calendarOf(areas, address.postcode ?? '');
}

async function calendarFacts(db: Db | Tx, code: string, from: string, days: number): Promise<CalendarFacts> {
  const { country, windows, exceptions } = await db.calendar.findUniqueOrThrow({
    where: { code },
    include: { windows: true, exceptions: { where: { date: { gte: from, lt: addDays(from, days) } } } },
  });
  return { code, country: country === 'SE' ? 'SE' : 'NO', windows, exceptions };
}

/** The slot of a calendar that begins then, whether it is taken or not. */
export async function slotAt(db: Db | Tx, code: string, slotStart: Date, date: string): Promise<Slot | undefined> {
  const slots = slotsOf(await calendarFacts(db, code, date, 1), date, 1);
  return slots.find((slot) => slot.slotStart.getTime() === slotStart.getTime());
}

export interface SlotWindow {
  readonly calendarCode: string;
  readonly from: string;
  readonly days: number;
  /** Nothing earlier is offered (B-08). */
  readonly earliest: string;
}

/** What is free of some days of a calendar. */
export async function freeSlots(db: Db | Tx, { calendarCode, from, days, earliest }: SlotWindow, now: Date): Promise<OpenSlot[]> {
  const slots = slotsOf(await calendarFacts(db, calendarCode, from, days), from, days);
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) return [];
  const used = await db.slotUse.findMany({ where: { calendarCode, slotStart: { gte: first.slotStart, lte: last.slotStart } } });
  return openSlots(slots, new Map(used.map(({ slotStart, taken }) => [slotStart.getTime(), taken])), earliest, now);
}

/** B-08: all that is offered to a line in the weeks after its requested date. */
export async function offeredSlots(db: Db | Tx, line: Placed, now: Date): Promise<OpenSlot[]> {
  const calendarCode = line.requestedDate === null ? undefined : await calendarFor(db, line);
  if (calendarCode === undefined || line.requestedDate === null) return [];
  const earliest = earliestDate(line.requestedDate, now);
  return freeSlots(db, { calendarCode, from: earliest, days: offeredDays, earliest }, now);
}

/** B-11: whether anything at all is offered to it. */
export const hasOffer = async (db: Db | Tx, line: Placed, now: Date): Promise<boolean> => (await offeredSlots(db, line, now)).length > 0;
