import { describe, expect, it } from 'vitest';
import { isOrganisationNumber } from './organisation-number.ts';
import { isWorkingDay } from './working-days.ts';

describe('organisation numbers', () => {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  /** The check digit of O-02, written out by hand; null where no number with these eight digits exists. */
  const checkDigit = (eight: string): string | null => {
    const sum = weights.reduce((total, weight, index) => total + weight * Number(eight[index]), 0);
    const digit = 11 - (sum % 11);
    return digit === 10 ? null : String(digit % 11);
  };

  it('O-02 accepts a Norwegian number whose check digit is 11 less the weighted sum modulo 11', () => {
    for (const eight of ['92360901', '98807791', '12345678', '99999999', '10000000', '81234567']) {
      const right = checkDigit(eight);
      const accepted = Array.from({ length: 10 }, (_, digit) => String(digit)).filter((digit) => isOrganisationNumber('NO', eight + digit));
      expect([eight, accepted]).toEqual([eight, right === null ? [] : [right]]);
    }
  });

  it('O-02 counts check digit 11 as 0 and knows no check digit 10', () => {
    const eights = Array.from({ length: 2000 }, (_, index) => String(91_000_000 + index));
    const zero = eights.find((eight) => checkDigit(eight) === '0') ?? '';
    const none = eights.find((eight) => checkDigit(eight) === null) ?? '';
    expect(isOrganisationNumber('NO', `${zero}0`)).toBe(true);
    expect(Array.from({ length: 10 }, (_, digit) => isOrganisationNumber('NO', `${none}${digit}`))).not.toContain(true);
  });

  it.each(['923 609 016', '923609016MVA', 'NO923609016', '92360901', '9236090161', ''])('O-02 refuses %j as a Norwegian number', (text) => {
    expect(isOrganisationNumber('NO', text)).toBe(false);
  });

  it('O-02 accepts a Swedish number of ten digits with or without the hyphen', () => {
    expect(['5560125790', '556012-5790'].map((text) => isOrganisationNumber('SE', text))).toEqual([true, true]);
    expect(['5560125791', '556012 5790', '923609016', '16556012-5790'].map((text) => isOrganisationNumber('SE', text))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('working days', () => {
  it.each<['NO' | 'SE', string, string]>([
    ['NO', '2026-11-28', 'a Saturday'],
    ['NO', '2026-11-29', 'a Sunday'],
    ['NO', '2027-05-17', 'the national day'],
    ['NO', '2026-04-02', 'Maundy Thursday'],
    ['NO', '2026-05-25', 'Whit Monday'],
    ['SE', '2027-01-06', 'Epiphany'],
    ['SE', '2030-06-06', 'the national day'],
    ['SE', '2026-12-25', 'Christmas Day'],
  ])('O-30 sends no technician in %s on %s, %s', (country, date) => {
    expect(isWorkingDay(country, date)).toBe(false);
  });

  it.each<['NO' | 'SE', string, string]>([
    ['NO', '2026-11-27', 'an ordinary Friday'],
    ['NO', '2027-01-06', 'Epiphany, no holiday in Norway'],
    ['SE', '2027-05-17', 'Norway’s national day'],
    ['SE', '2026-05-25', 'Whit Monday, no holiday in Sweden'],
    ['NO', '2027-03-08', 'Women’s Day, observed but worked'],
  ])('O-30 sends technicians in %s on %s, %s', (country, date) => {
    expect(isWorkingDay(country, date)).toBe(true);
  });
});
