import { describe, expect, it } from 'vitest';
import { isSamePlace, type PlaceFacts } from './same-place.ts';

const place = (changes: Partial<PlaceFacts> = {}): PlaceFacts => ({
  country: 'NO',
  registerId: null,
  street: 'Storgata',
  houseNumber: 3,
  houseLetter: null,
  postcode: '1788',
  municipalityNumber: null,
  gnr: null,
  bnr: null,
  insaSignature: null,
  floor: null,
  entrance: null,
  apartmentNumber: null,
  roomNumber: null,
  ...changes,
});

describe('two addresses', () => {
  it('M-17 are the same place however they are spelt', () => {
    expect(isSamePlace(place(), place({ street: 'STORGATA ' }))).toBe(true);
    expect(isSamePlace(place({ registerId: 'reg_1' }), place({ registerId: 'reg_1', street: 'Storgt.' }))).toBe(true);
  });
  it('M-17 are two places when house, door or building differ', () => {
    const others = [{ houseNumber: 4 }, { houseLetter: 'B' }, { floor: '2' }, { apartmentNumber: 'H0201' }, { postcode: '0361' }];
    expect(others.filter((change) => isSamePlace(place(), place(change)))).toEqual([]);
    expect(isSamePlace(place({ registerId: 'reg_1' }), place({ registerId: 'reg_2' }))).toBe(false);
  });
  it('M-18 tells an address from none', () => expect([isSamePlace(null, place()), isSamePlace(null, null)]).toEqual([false, true]));
});
