/** Where the time comes from. Handed in, so that tests, the demo and the timers can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const zone = 'Europe/Oslo';

const quarterMs = 900_000;
const mostRemembered = 2_000;
/** Dates by quarter of an hour since 1972: from then on no zone's midnight has fallen within one. */
const datesByQuarter = new Map<number, string>();
const since1972 = Date.UTC(1972, 0, 1);

/** The calendar date of an instant where the carrier works (G-07): "2026-10-21". A page of orders asks for hundreds. */
export function dateOf(instant: Date): string {
  const at = instant.getTime();
  const quarter = Math.floor(at / quarterMs);
  const known = datesByQuarter.get(quarter);
  if (known !== undefined) return known;
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  if (at < since1972) return date;
  if (datesByQuarter.size >= mostRemembered) datesByQuarter.clear();
  datesByQuarter.set(quarter, date);
  return date;
}

const dayMs = 86_400_000;
const numbers = (digits: number) => Array.from({ length: 10 ** digits }, (_, number) => String(number).padStart(digits, '0'));
const twoDigits = numbers(2);
const threeDigits = numbers(3);
/** The day that was written last: the moments of a page lie close together. */
let lastDay = { number: 0, text: '1970-01-01T' };

/** What `toISOString` answers, at a fifth of its price: a page of orders writes hundreds of moments. */
export function isoOf(instant: Date): string {
  const at = instant.getTime();
  const number = Math.floor(at / dayMs);
  if (number !== lastDay.number) lastDay = { number, text: instant.toISOString().slice(0, -'08:00:00.000Z'.length) };
  const ms = at - number * dayMs;
  const seconds = Math.floor(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  const [hour, minute, second] = [twoDigits[Math.floor(minutes / 60)], twoDigits[minutes % 60], twoDigits[seconds % 60]];
  return `${lastDay.text}${hour}:${minute}:${second}.${threeDigits[ms % 1_000]}Z`;
}

/** The instant at which a calendar date begins where the carrier works. */
export const startOf = (date: string): Date => new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds);

/** By date and days: a page of orders asks for the same few hundreds of times. */
const datesByDistance = new Map<string, string>();

/** The date that is `days` calendar days after another; before it when they are negative. */
export function addDays(date: string, days: number): string {
  const distance = `${date} ${days}`;
  const known = datesByDistance.get(distance);
  if (known !== undefined) return known;
  const found = Temporal.PlainDate.from(date).add({ days }).toString();
  if (datesByDistance.size >= mostRemembered) datesByDistance.clear();
  datesByDistance.set(distance, found);
  return found;
}

/** The last day before a date on which something is done by the clock. */
export const dayBefore = (date: string | null): string | null => (date === null ? null : addDays(date, -1));

/** Calendar days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

/** True for a calendar date that exists, written as ISO 8601. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
};
