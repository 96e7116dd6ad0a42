import Holidays from 'date-holidays';
import { addDays } from '../time.ts';

export type WorkingCountry = 'NO' | 'SE';

const calendars = new Map<WorkingCountry, Holidays>();
const publicHolidays = new Map<string, ReadonlySet<string>>();

/** One calendar a country and one list a year, made when first asked for. */
function holidaysOf(country: WorkingCountry, year: number): ReadonlySet<string> {
  const key = `${country} ${year}`;
  const known = publicHolidays.get(key);
  if (known !== undefined) return known;
  const calendar = calendars.get(country) ?? new Holidays(country);
  calendars.set(country, calendar);
  const days = new Set(calendar.getHolidays(year).flatMap(({ type, date }) => (type === 'public' ? [date.slice(0, 10)] : [])));
  publicHolidays.set(key, days);
  return days;
}

/** Where a technician comes to: the days on which nobody works differ. */
export const workingCountryOf = (address: { readonly country: string } | null): WorkingCountry => (address?.country === 'SE' ? 'SE' : 'NO');

/** O-30: a day on which technicians work in the country: no Saturday, no Sunday, no public holiday. `date` is ISO 8601. */
export function isWorkingDay(country: WorkingCountry, date: string): boolean {
  const day = Temporal.PlainDate.from(date);
  return day.dayOfWeek <= 5 && !holidaysOf(country, day.year).has(date);
}

/** O-30: this day or the first after it on which technicians work. */
export const workingDayFrom = (country: WorkingCountry, date: string): string =>
  isWorkingDay(country, date) ? date : workingDayFrom(country, addDays(date, 1));
