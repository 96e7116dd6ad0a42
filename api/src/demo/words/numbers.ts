import { isOrganisationNumber } from '@sporbar/schema/calendar/organisation-number.ts';
import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';
import type { Dice } from '../walk/dice.ts';

/** A number with a fitting check digit that no company has: real ones do not begin with these digits. */
export function organisationNumber(country: WorkingCountry, dice: Dice): string {
  const length = country === 'NO' ? 8 : 9;
  for (;;) {
    const most = (country === 'NO' ? '10' : '44') + dice.digits(length - 2);
    const number = Array.from({ length: 10 }, (_, digit) => `${most}${digit}`).find((candidate) =>
      isOrganisationNumber(country, candidate),
    );
    if (number !== undefined) return number;
  }
}

/** Digits only (O-14). The Swedish ones are set aside for fiction. */
export const phoneNumber = (country: WorkingCountry, dice: Dice): string =>
  country === 'NO' ? `99999${dice.digits(3)}` : `+46701740${dice.between(605, 699)}`;

/** Of a grown-up. */
export const birthDate = (dice: Dice): string =>
  `${dice.between(1948, 2003)}-${String(dice.between(1, 12)).padStart(2, '0')}-${String(dice.between(1, 28)).padStart(2, '0')}`;
