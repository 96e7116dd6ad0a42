import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { LineState } from '../orders/order.state.ts';
import { addDays } from '../time.ts';
import { earliestDate, offeredDays } from './booking.rules.ts';
import {
  calendarOf,
  openSlots,
  prefixesOf,
  skillOf,
  slotsOf,
  startOfDay,
  type CalendarFacts,
  type OpenSlot,
  type Slot,
} from './slots.rules.ts';

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

/** The slot of a calendar that begins then, whether it is taken or not. */
export async function slotAt(db: Db | Tx, code: string, slotStart: Date, date: string): Promise<Slot | undefined> {
  const { calendar } = await calendarUse(db, code, date, addDays(date, 1));
  const slots = slotsOf(calendar, date, 1);
  return slots.find((slot) => slot.slotStart.getTime() === slotStart.getTime());
}

export interface SlotWindow {
  readonly calendarCode: string;
  readonly from: string;
  readonly days: number;
  /** Nothing earlier is offered (B-08). */
  readonly earliest: string;
}

/** A calendar and what is taken of it, by the slots' starts. */
export interface CalendarUse {
  readonly calendar: CalendarFacts;
  readonly taken: ReadonlyMap<number, number>;
}

/** A calendar as it stands from one day up to another, that one left out. */
export async function calendarUse(db: Db | Tx, code: string, from: string, until: string): Promise<CalendarUse> {
  const { country, windows, exceptions } = await db.calendar.findUniqueOrThrow({
    where: { code },
    include: { windows: true, exceptions: { where: { date: { gte: from, lt: until } } } },
  });
  const calendar: CalendarFacts = { code, country: country === 'SE' ? 'SE' : 'NO', windows, exceptions };
  const used = await db.slotUse.findMany({
    where: { calendarCode: code, slotStart: { gte: startOfDay(from), lt: startOfDay(until) } },
  });
  return { calendar, taken: new Map(used.map(({ slotStart, taken }) => [slotStart.getTime(), taken])) };
}

/** What is free of some days of a calendar. */
export async function freeSlots(db: Db | Tx, { calendarCode, from, days, earliest }: SlotWindow, now: Date): Promise<OpenSlot[]> {
  const { calendar, taken } = await calendarUse(db, calendarCode, from, addDays(from, days));
  return openSlots(slotsOf(calendar, from, days), taken, earliest, now);
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
