import { getLocale, setLocale, type Locale } from '#lib/paraglide/runtime.js';

export { getLocale, setLocale };
export type { Locale };

/** Each language in its own words, so that it is found by who cannot read the others. */
export const languages: Readonly<Record<Locale, string>> = { en: 'English', nb: 'Norsk', sv: 'Svenska' };

/** The Intl locale: English as written in Europe, day before month. */
export const intlLocale = (locale: Locale = getLocale()): string => (locale === 'en' ? 'en-GB' : locale === 'nb' ? 'nb-NO' : 'sv-SE');

const CHOSEN = 'locale=';

/** Takes the user's own language at sign-in, unless one was chosen in this browser before. */
export function rememberLocale(locale: Locale): void {
  if (document.cookie.split('; ').some((cookie) => cookie.startsWith(CHOSEN))) return;
  document.cookie = `${CHOSEN}${locale}; path=/; max-age=31536000; samesite=lax`;
}
