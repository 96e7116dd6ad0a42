import { say, type Locale, type Words } from '../words.ts';

/** How each language of the portal writes a calendar. */
const calendars = { en: 'en-GB', nb: 'nb-NO', sv: 'sv-SE' } as const satisfies Record<Locale, string>;

const ofDay = (date: string): Date => new Date(`${date}T00:00:00Z`);
const days = (locale: Locale): Intl.DateTimeFormat => new Intl.DateTimeFormat(calendars[locale], { dateStyle: 'long', timeZone: 'UTC' });

/** A calendar date as people write it: 21 October 2025. */
export const dateInWords = (date: string, locale: Locale): string => days(locale).format(ofDay(date));

/** A stretch of days, both ends included, as people write it: 1–31 October 2025. */
export const periodInWords = (from: string, to: string, locale: Locale): string =>
  days(locale)
    .formatRange(ofDay(from), ofDay(to))
    .replaceAll(/[\u2009\u202f]/g, ' ');

/** A moment as people write it, where the carrier works: 21 October 2025 at 14:05. */
export const momentInWords = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(calendars[locale], { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Oslo' }).format(at);

const one: Readonly<Record<'day' | 'hour' | 'minute', Words>> = {
  day: { en: '1 day', nb: '1 dag', sv: '1 dag' },
  hour: { en: '1 hour', nb: '1 time', sv: '1 timme' },
  minute: { en: '1 minute', nb: '1 minutt', sv: '1 minut' },
};
const many: typeof one = {
  day: { en: '{n} days', nb: '{n} dager', sv: '{n} dagar' },
  hour: { en: '{n} hours', nb: '{n} timer', sv: '{n} timmar' },
  minute: { en: '{n} minutes', nb: '{n} minutter', sv: '{n} minuter' },
};

const counted = (n: number, unit: keyof typeof one, locale: Locale): string => say((n === 1 ? one : many)[unit], locale, { n });

export const daysInWords = (n: number, locale: Locale): string => counted(n, 'day', locale);

/** Hours and minutes: 3 hours 20 minutes; what is nothing is left out. */
export function minutesInWords(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    ...(hours > 0 ? [counted(hours, 'hour', locale)] : []),
    ...(rest > 0 || hours === 0 ? [counted(rest, 'minute', locale)] : []),
  ].join(' ');
}
