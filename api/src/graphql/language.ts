import type { Locale } from '@sporbar/schema/words.ts';

const spoken: Readonly<Record<string, Locale>> = { en: 'en', nb: 'nb', nn: 'nb', no: 'nb', sv: 'sv' };

/** The first of ours among the languages asked for, best first; undefined when none is. */
export function languageOf(acceptLanguage: string | null | undefined): Locale | undefined {
  const wishes = (acceptLanguage ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((given) => given !== undefined);
    return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) };
  });
  const best = wishes.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  return best.map(({ language }) => spoken[language]).find((locale) => locale !== undefined);
}
