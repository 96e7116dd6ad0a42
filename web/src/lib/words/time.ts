import { intlLocale } from './locale.ts';

/** The portal's days are Oslo's, whoever looks and from wherever. */
const timeZone = 'Europe/Oslo';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = intlLocale();
  const key = `${locale} ${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formats.set(key, made);
  return made;
}

type Moment = string | Date;

const asDate = (moment: Moment): Date => {
  if (moment instanceof Date) return moment;
  return /^\d{4}-\d{2}-\d{2}$/.test(moment) ? new Date(`${moment}T12:00:00Z`) : new Date(moment);
};

const yearOf = (date: Date): string => format('year', { year: 'numeric' }).format(date);

/** "21 Oct", with the year when it is not this one. */
export function day(moment: Moment, now: Date = new Date()): string {
  const date = asDate(moment);
  const sameYear = yearOf(date) === yearOf(now);
  return sameYear
    ? format('day', { day: 'numeric', month: 'short' }).format(date)
    : format('dayYear', { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

/** "Wednesday 21 October 2026" */
export const longDay = (moment: Moment): string =>
  format('long', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(asDate(moment));

/** "Tue 21 Oct" */
export const weekDay = (moment: Moment): string =>
  format('weekDay', { weekday: 'short', day: 'numeric', month: 'short' }).format(asDate(moment));

/** "14:05" */
export const clock = (moment: Moment): string => format('clock', { hour: '2-digit', minute: '2-digit' }).format(asDate(moment));

/** "21 Oct, 14:05" */
export const dayAndClock = (moment: Moment, now: Date = new Date()): string => `${day(moment, now)}, ${clock(moment)}`;

const isoDay = (date: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(date);

/** Whole calendar days from `now` to the moment; negative when it has passed. */
export function daysFrom(now: Date, moment: Moment): number {
  const noon = (iso: string): number => Date.parse(`${iso}T12:00:00Z`);
  return Math.round((noon(isoDay(asDate(moment))) - noon(isoDay(now))) / 86_400_000);
}

/** "just now", "4 min ago", "14:05", "Tuesday", "21 Oct": as exact as it needs to be, and no more. */
export function when(moment: Moment, now: Date): string {
  const date = asDate(moment);
  const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000);
  const relative = new Intl.RelativeTimeFormat(intlLocale(), { numeric: 'auto', style: 'short' });
  if (minutes < 1) return relative.format(0, 'second');
  if (minutes < 60) return relative.format(-minutes, 'minute');
  const days = -daysFrom(now, date);
  if (days === 0) return clock(date);
  if (days < 7) return format('weekday', { weekday: 'long' }).format(date);
  return day(date, now);
}

/** After "since": "14:05", "Tuesday", "21 Oct". */
export function since(moment: Moment, now: Date): string {
  const days = -daysFrom(now, moment);
  if (days === 0) return clock(moment);
  return days < 7 ? format('weekday', { weekday: 'long' }).format(asDate(moment)) : day(moment, now);
}

/** "today", "in 3 days", "2 days ago": how far off a day is. */
export const near = (moment: Moment, now: Date): string =>
  new Intl.RelativeTimeFormat(intlLocale(), { numeric: 'auto' }).format(daysFrom(now, moment), 'day');

/** Today as the portal counts it, for the `min` of date fields. */
export const today = (now: Date = new Date()): string => isoDay(now);
