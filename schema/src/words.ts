import type { Locale } from '@sporbar/prisma/generated/client/enums.ts';

export type { Locale };

/** One thing said in the three languages of the portal (G-05). */
export type Words = Readonly<Record<Locale, string>>;

/** What a sentence is filled with; words are said in its own language. */
export type Params = Readonly<Record<string, string | number | Words>>;

/** The words in one language with `{name}` filled in. */
export const say = (words: Words, locale: Locale, params: Params = {}): string =>
  words[locale].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name] ?? whole;
    return typeof value === 'object' ? value[locale] : String(value);
  });
