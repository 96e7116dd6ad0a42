import { describe, expect, it } from 'vitest';
import { addressInputOf, emptyAddress, formOf, isEmptyAddress } from './address.ts';

describe('the fields of an address', () => {
  it('send numbers as numbers and nothing as null', () => {
    const input = addressInputOf({ ...emptyAddress('NO'), street: ' Kirkeveien ', houseNumber: '12' });
    expect(input).toMatchObject({ street: 'Kirkeveien', houseNumber: 12, houseLetter: null, gnr: null, purpose: 'DELIVERY' });
  });

  it('hold what is known', () => {
    expect(formOf({ country: 'SE', street: 'Storgatan', houseNumber: 3 })).toMatchObject({
      country: 'SE',
      street: 'Storgatan',
      houseNumber: '3',
      city: '',
    });
  });

  it('are empty until something is written', () => {
    expect(isEmptyAddress(emptyAddress('NO'))).toBe(true);
    expect(isEmptyAddress({ ...emptyAddress('NO'), postcode: '0361' })).toBe(false);
  });
});
