import { foldKey } from '@sporbar/prisma/data/fold.ts';
import type { Country } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import { noAddress } from './address.refusals.ts';

/** As it is stored: digits alone, without the spaces and the country letters people write. */
export const normalPostcode = (text: string): string => text.replace(/\s+/g, '').replace(/^(?:NO?|SE?)-?(?=\d)/i, '');

/** As it is printed: `1788` in Norway, `111 22` in Sweden. */
export const printedPostcode = (country: Country, code: string): string =>
  country === 'SE' && /^\d{5}$/.test(code) ? `${code.slice(0, 3)} ${code.slice(3)}` : code;

/** CA-04: four digits in Norway, five in Sweden. `code` is in normal form. */
export const isPostcode = (country: Country, code: string): boolean =>
  (country === 'NO' ? /^\d{4}$/ : country === 'SE' ? /^\d{5}$/ : /^\d{5}(-\d{4})?$/).test(code);

export interface PostcodeFacts {
  readonly country: 'NO' | 'SE';
  /** In normal form. */
  readonly code: string;
  /** What the register says; null when it does not have the code. */
  readonly registeredCity: string | null;
  /** What was typed, if anything. */
  readonly typedCity: string | null;
}

/** The city to store and whether the register vouches for it, or what is wrong. */
export interface JudgedCity {
  readonly city: string | null;
  readonly isVerified: boolean;
  readonly problems: readonly Problem[];
}

/**
 * CA-04, CA-05: the city comes from the postcode and cannot contradict it. Norway's register is complete, so an unknown
 * code is wrong there; Sweden's is not, so there a typed city is taken and marked unverified.
 */
export function judgeCity({ country, code, registeredCity, typedCity }: PostcodeFacts, at: string): JudgedCity {
  const wrong = (problem: Problem): JudgedCity => ({ city: typedCity, isVerified: false, problems: [problem] });
  const postcode = printedPostcode(country, code);
  if (!isPostcode(country, code))
    return wrong(country === 'NO' ? noAddress.postcodeFormatNo(`${at}/postcode`) : noAddress.postcodeFormatSe(`${at}/postcode`));
  if (registeredCity !== null) {
    const agrees = typedCity === null || isSameCity(typedCity, registeredCity);
    return agrees
      ? { city: registeredCity, isVerified: true, problems: [] }
      : wrong(noAddress.cityContradicted(`${at}/city`, { postcode, city: registeredCity }));
  }
  if (country === 'NO') return wrong(noAddress.postcodeUnknown(`${at}/postcode`, { postcode }));
  return typedCity === null
    ? wrong(noAddress.cityNeeded(`${at}/city`, { postcode }))
    : { city: typedCity, isVerified: false, problems: [] };
}

/** Letter case and accents do not matter, and Kristiansand is the beginning of Kristiansand S. */
function isSameCity(typed: string, registered: string): boolean {
  const [given, known] = [foldKey(typed), foldKey(registered)];
  return given !== '' && (known === given || known.startsWith(`${given} `));
}
