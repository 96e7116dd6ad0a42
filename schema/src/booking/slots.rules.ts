import { isWorkingDay, type WorkingCountry } from '../calendar/working-days.ts';
import { addDays } from '../time.ts';

/** A calendar as far as the slots of some days go. */
export interface CalendarFacts {
  readonly code: string;
  readonly country: WorkingCountry;
  readonly windows: readonly WindowFacts[];
  readonly exceptions: readonly { readonly date: string; readonly capacity: number }[];
}

export interface WindowFacts {
  /** Monday is 1. */
  readonly weekday: number;
  readonly fromHour: number;
  readonly toHour: number;
  readonly capacity: number;
}

/** Hours of a day in which so many visits can begin. */
export interface Slot {
  readonly date: string;
  readonly slotStart: Date;
  readonly slotEnd: Date;
  readonly capacity: number;
}

const zone = 'Europe/Oslo';

const at = (date: string, hour: number): Date =>
  new Date(Temporal.PlainDateTime.from(`${date}T${String(hour).padStart(2, '0')}:00`).toZonedDateTime(zone).epochMilliseconds);

export const startOfDay = (date: string): Date => at(date, 0);

/** B-08, O-30: the slots of some days, by the week, public holidays and exceptions. What is taken of them is not asked here. */
export function slotsOf(calendar: CalendarFacts, from: string, days: number): Slot[] {
  const exceptions = new Map(calendar.exceptions.map(({ date, capacity }) => [date, capacity]));
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index)).filter((date) => isWorkingDay(calendar.country, date));
  return dates.flatMap((date) => {
    const { dayOfWeek } = Temporal.PlainDate.from(date);
    return calendar.windows
      .filter(({ weekday }) => weekday === dayOfWeek)
      .map(({ fromHour, toHour, capacity }) => ({
        date,
        slotStart: at(date, fromHour),
        slotEnd: at(date, toHour),
        capacity: exceptions.get(date) ?? capacity,
      }))
      .filter(({ capacity }) => capacity > 0)
      .toSorted((a, b) => a.slotStart.getTime() - b.slotStart.getTime());
  });
}

/** A slot with what is left of it. */
export interface OpenSlot extends Slot {
  readonly free: number;
}

/** B-08, B-10: what can still be booked: to come, not before the earliest date, and with room. `taken` by the slot's start. */
export const openSlots = (slots: readonly Slot[], taken: ReadonlyMap<number, number>, earliest: string, now: Date): OpenSlot[] =>
  slots
    .map((slot) => ({ ...slot, free: Math.max(0, slot.capacity - (taken.get(slot.slotStart.getTime()) ?? 0)) }))
    .filter(({ free, date, slotStart }) => free > 0 && date >= earliest && slotStart > now);

/** The calendar of an address: of those with the skill in the country, the one whose prefix fits the most digits of the postcode. */
export function calendarOf<Area extends { readonly calendarCode: string; readonly postcodePrefix: string }>(
  areas: readonly Area[],
  postcode: string,
): string | undefined {
  const digits = postcode.replace(/\D/g, '');
  const fitting = areas.filter(({ postcodePrefix }) => digits.startsWith(postcodePrefix));
  return fitting.toSorted((a, b) => b.postcodePrefix.length - a.postcodePrefix.length)[0]?.calendarCode;
}

/** Every prefix of a postcode that an area can have. */
export const prefixesOf = (postcode: string): string[] => {
  const digits = postcode.replace(/\D/g, '').slice(0, 5);
  return Array.from({ length: digits.length }, (_, index) => digits.slice(0, index + 1));
};

/** Who has to come for a product of this family. */
export const skillOf = (family: string): 'ACCESS' | 'TELEPHONY' => (family === 'TELEPHONY' ? 'TELEPHONY' : 'ACCESS');
