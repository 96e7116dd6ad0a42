import { m } from '#lib/paraglide/messages.js';
import { daysFrom, near } from './time.ts';

const MINUTE = 60_000;
const isDay = (until: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(until);

const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' });

/** Minutes until the day is over in Oslo, as clocks on the wall show them. */
function minutesOfToday(now: Date): number {
  const [hours = 0, minutes = 0] = oslo.format(now).split(':').map(Number);
  return 24 * 60 - (hours * 60 + minutes);
}

/** The last day before a day on which something ends by itself. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T12:00:00Z`) - 24 * 60 * MINUTE).toISOString().slice(0, 10);

const hoursAndMinutes = (minutes: number): string =>
  minutes < 60 ? m.left_minutes({ minutes }) : m.left_hours({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });

/**
 * How much is left: until the end of a day, which counts itself, or until a moment. Days while there are some, then hours
 * and minutes, and of a moment the seconds of its last hour. Undefined when it has passed.
 */
export function left(until: string, now: Date): string | undefined {
  if (isDay(until)) {
    const days = daysFrom(now, until);
    if (days < 0) return undefined;
    return days === 0 ? hoursAndMinutes(minutesOfToday(now)) : m.left_days({ days });
  }
  const ms = Date.parse(until) - now.getTime();
  if (ms <= 0) return undefined;
  const minutes = Math.floor(ms / MINUTE);
  if (minutes >= 60) return hoursAndMinutes(minutes);
  return m.left_seconds({ minutes, seconds: String(Math.floor((ms % MINUTE) / 1000)).padStart(2, '0') });
}

/** How far off the last day of something is, wherever a deadline is told: what is left of it, and how long ago it was once it has passed. */
export const due = (day: string, now: Date): string => left(day, now) ?? near(day, now);

export const isPast = (day: string, now: Date): boolean => daysFrom(now, day) < 0;
