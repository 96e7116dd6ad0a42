import type { Locale, Words } from '../words.ts';

const locales = ['en', 'nb', 'sv'] as const satisfies readonly Locale[];

/** Names as the catalogue stores them, read back from JSON. A language that is missing falls back to English. */
export function namesOf(stored: unknown): Words {
  const names = record(stored);
  const english = text(names['en']) ?? '';
  const [en, nb, sv] = locales.map((locale) => text(names[locale]) ?? english);
  return { en: en ?? '', nb: nb ?? '', sv: sv ?? '' };
}

/** The same in one language. */
export function nameIn(stored: unknown, locale: Locale): string {
  const names = record(stored);
  return text(names[locale]) ?? text(names['en']) ?? '';
}

/** What one allowed value of an attribute is called; null where the value speaks for itself. */
export const valueNamesOf = (stored: unknown, value: string): Words | null => {
  const names = record(record(stored)['values'])[value];
  return names === undefined ? null : namesOf(names);
};

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
