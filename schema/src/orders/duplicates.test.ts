import { describe, expect, it } from 'vitest';
import type { PlaceFacts } from '../addresses/same-place.ts';
import { sameThing, type Compared } from './duplicates.ts';

const nowhere: PlaceFacts = {
  ...{ street: null, houseNumber: null, houseLetter: null, postcode: null, municipalityNumber: null, gnr: null, bnr: null },
  ...{ insaSignature: null, floor: null, entrance: null, apartmentNumber: null, roomNumber: null, country: 'NO', registerId: null },
};
const street: PlaceFacts = { ...nowhere, street: 'Storgata', houseNumber: 3, houseLetter: 'A', postcode: '1788' };
const line = (address: Partial<PlaceFacts> | null, changes: Partial<Compared> = {}): Compared => ({
  id: 'oli_1',
  productCode: 'SHDSL',
  endUserName: 'Prøve AS',
  address: address === null ? null : { ...nowhere, ...address },
  ...changes,
});

describe('what looks as if it were ordered twice', () => {
  it.each([
    ['the same house in other letters', line(street), line({ ...street, street: 'STORGATA ' }), true],
    ['the same end user in other letters', line(street), line(street, { endUserName: 'prøve as' }), true],
    ['the house next door', line(street), line({ ...street, houseLetter: 'B' }), false],
    ['another floor', line({ ...street, floor: '1' }), line({ ...street, floor: '2' }), false],
    ['another INSA signature', line({ insaSignature: 'A-1' }), line({ insaSignature: 'A-2' }), false],
    ['the same INSA signature', line({ insaSignature: 'A-1' }), line({ insaSignature: 'a-1' }), true],
    [
      'another cadastral number',
      line({ municipalityNumber: '3101', gnr: 1, bnr: 1 }),
      line({ municipalityNumber: '3101', gnr: 1, bnr: 2 }),
      false,
    ],
    ['another product', line(street), line(street, { productCode: 'HDSL' }), false],
  ])('O-29 knows %s', (_what, one, other, isSame) => {
    expect(sameThing(one) === sameThing(other)).toBe(isSame);
    expect(sameThing(one)).not.toBe(null);
  });

  it('O-29 compares nothing of which product, end user or place is not said yet', () => {
    const unsaid = [
      line(null),
      line({}),
      line({ postcode: '1788' }),
      line(street, { productCode: null }),
      line(street, { endUserName: null }),
    ];
    expect(unsaid.map(sameThing)).toEqual(unsaid.map(() => null));
  });
});
