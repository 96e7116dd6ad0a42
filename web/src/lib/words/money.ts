import { intlLocale } from './locale.ts';

/** Minor units as people read them: 129900 NOK is "1 299,00 kr" in Norwegian. */
export const money = (minor: number, currency: string): string =>
  new Intl.NumberFormat(intlLocale(), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(minor / 100);

export const count = (value: number): string => new Intl.NumberFormat(intlLocale()).format(value);

/** "902 m", "153 km". */
export function distanceSaid(metres: number): string {
  const [value, unit] = metres < 1_000 ? [metres, 'meter'] : [metres / 1_000, 'kilometer'];
  return new Intl.NumberFormat(intlLocale(), { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/** "4.2 MB": a size as people say it. */
export function fileSize(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1024, 'kilobyte'] : [bytes / 1_048_576, 'megabyte'];
  return new Intl.NumberFormat(intlLocale(), { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
