import { describe, expect, it } from 'vitest';
import {
  asksForCadastralNumber,
  connectionAddressProblems,
  deliveryAddressProblems,
  installationAddressProblems,
  isPoBox,
  type AddressFacts,
} from './address.ts';
import { distanceMetres } from './distance.ts';
import { singleLineOf, type PrintedAddress } from './single-line.ts';

const nothing: AddressFacts = {
  purpose: 'DELIVERY',
  country: 'NO',
  street: null,
  houseNumber: null,
  postcode: null,
  floor: null,
  entrance: null,
  apartmentNumber: null,
  roomNumber: null,
  municipalityNumber: null,
  gnr: null,
  bnr: null,
  insaSignature: null,
  hasUnits: false,
  isPoBox: false,
};
const house: AddressFacts = { ...nothing, street: 'Kirkeveien', houseNumber: 12, postcode: '0361' };

const seen = (address: AddressFacts, fromQuote = false) =>
  connectionAddressProblems(address, '/address', { fromQuote }).map(({ def, path }) => `${def.ruleId} ${path}`);

describe('what identifies an address', () => {
  it('ADR-01 takes a street address, an INSA signature or a cadastral number', () => {
    expect(seen(house)).toEqual([]);
    expect(seen({ ...nothing, insaSignature: 'NO1788-0042' })).toEqual([]);
    expect(seen({ ...nothing, municipalityNumber: '3101', gnr: 12, bnr: 3 })).toEqual([]);
  });

  it('ADR-01 refuses an address with none of the three', () => {
    expect(seen({ ...nothing, postcode: '0361', floor: '2' })).toEqual(['ADR-01 /address']);
  });

  it('ADR-01 asks for house number and postcode of a street address', () => {
    expect(seen({ ...nothing, street: 'Kirkeveien' })).toEqual(['ADR-01 /address/houseNumber', 'CA-04 /address/postcode']);
  });

  it('ADR-01 takes a street without a number when the building is identified otherwise', () => {
    expect(seen({ ...house, houseNumber: null, municipalityNumber: '3101', gnr: 12, bnr: 3 })).toEqual([]);
    expect(seen({ ...house, houseNumber: null, postcode: null, insaSignature: 'NO1788-0042' })).toEqual([]);
  });

  it('ADR-01 names each missing part of a cadastral number that was begun', () => {
    expect(seen({ ...nothing, gnr: 12 })).toEqual(['ADR-01 /address/municipalityNumber', 'ADR-01 /address/bnr']);
  });

  it('ADR-09 asks for a cadastral number only where street address and INSA signature are missing', () => {
    expect(asksForCadastralNumber(nothing)).toBe(true);
    expect(asksForCadastralNumber(house)).toBe(false);
    expect(asksForCadastralNumber({ ...nothing, insaSignature: 'NO1788-0042' })).toBe(false);
    expect(seen({ ...house, gnr: 12 })).toEqual([]);
  });
});

describe('PO boxes', () => {
  it.each([
    'Postboks 12',
    'postboks 1234 Sentrum',
    'Pb. 12',
    'PB 12',
    'Boks 7',
    'Box 12',
    'Box12',
    'Postbox 3',
    'P.O. Box 12',
    'PO Box 12',
    'P O Box 9',
    'Post Office Box 4',
    'c/o Berg, Box 12',
    'Box',
  ])('ADR-02 knows %j as a PO box', (street) => {
    expect(isPoBox(street)).toBe(true);
  });

  it.each(['Boxholmsvägen', 'Boksveien', 'Postveien', 'Boxarvägen 3', 'Postboksveien', 'Pballeen', null])(
    'ADR-02 knows %j as no PO box',
    (street) => {
      expect(isPoBox(street)).toBe(false);
    },
  );

  it.each(['DELIVERY', 'VISITING', 'INSTALLATION'] as const)('ADR-02 connects no line to a PO box as %s address', (purpose) => {
    const address: AddressFacts = { ...nothing, purpose, street: 'Postboks 12', postcode: '0361', isPoBox: true };
    expect(installationAddressProblems(address, '/a').map(({ def, path }) => `${def.code} ${def.ruleId} ${path}`)).toEqual([
      'VALIDATION ADR-02 /a/street',
    ]);
  });

  it('ADR-02 lets packages go to a PO box', () => {
    expect(deliveryAddressProblems({ ...nothing, purpose: 'HOME', street: 'Postboks 12', postcode: '0361', isPoBox: true }, '')).toEqual(
      [],
    );
    expect(deliveryAddressProblems(nothing, '/home').map(({ path }) => path)).toEqual(['/home/street', '/home/postcode']);
  });
});

describe('units and purpose', () => {
  const block: AddressFacts = { ...house, hasUnits: true };

  it('ADR-03 asks for floor, entrance and apartment or room where the register says there are units', () => {
    expect(seen(block)).toEqual(['ADR-03 /address/floor', 'ADR-03 /address/entrance', 'ADR-03 /address/apartmentNumber']);
    expect(seen({ ...block, floor: '3', entrance: 'B', apartmentNumber: '0301' })).toEqual([]);
    expect(seen({ ...block, floor: '3', entrance: 'B', roomNumber: '12' })).toEqual([]);
    expect(seen({ ...block, floor: '3', apartmentNumber: '0301' })).toEqual(['ADR-03 /address/entrance']);
  });

  it('ADR-03 asks for none of them elsewhere', () => {
    expect(seen({ ...house, hasUnits: false })).toEqual([]);
  });

  it('ADR-05 connects a line at a delivery or visiting address', () => {
    expect(seen({ ...house, purpose: 'VISITING' })).toEqual([]);
    for (const purpose of ['HOME', 'JOB', 'US_MAILBOX', 'INSTALLATION'] as const)
      expect(seen({ ...house, purpose })).toEqual(['ADR-05 /address/purpose']);
  });

  it('ADR-05 takes an installation address on a line that comes from a quote', () => {
    expect(seen({ ...house, purpose: 'INSTALLATION' }, true)).toEqual([]);
    expect(seen({ ...house, purpose: 'HOME' }, true)).toEqual(['ADR-05 /address/purpose']);
  });
});

describe('distance', () => {
  const oslo = { lat: 59.9127, lon: 10.7461 };

  it('Q-04 measures in metres along the ground, the same both ways', () => {
    expect(distanceMetres(oslo, { lat: 59.9217, lon: 10.7461 })).toBe(1001);
    const bergen = { lat: 60.3929, lon: 5.3241 };
    expect(distanceMetres(oslo, bergen)).toBe(distanceMetres(bergen, oslo));
    expect(Math.round((distanceMetres(oslo, bergen) ?? 0) / 1000)).toBe(305);
    expect(distanceMetres(oslo, oslo)).toBe(0);
  });

  it('Q-04 cannot be calculated when either end has no position', () => {
    expect([
      distanceMetres(oslo, { lat: null, lon: null }),
      distanceMetres({ lat: 59, lon: null }, oslo),
      distanceMetres(null, oslo),
    ]).toEqual([null, null, null]);
  });
});

describe('an address on one line', () => {
  const printed: PrintedAddress = { ...house, houseLetter: null, city: 'Oslo', state: null, fnr: null, snr: null };

  it.each<[Partial<PrintedAddress>, string]>([
    [{}, 'Kirkeveien 12, 0361 Oslo'],
    [
      { houseLetter: 'B', floor: '3', entrance: 'C', apartmentNumber: '0301' },
      'Kirkeveien 12 B, oppgang C, 3. etasje, leil. 0301, 0361 Oslo',
    ],
    [
      { country: 'SE', street: 'Kyrkbyvägen', postcode: '11122', city: 'Stockholm', floor: '2', apartmentNumber: '1202' },
      'Kyrkbyvägen 12, vån 2, lgh 1202, 111 22 Stockholm',
    ],
    [
      { street: null, houseNumber: null, municipalityNumber: '3101', gnr: 12, bnr: 3, postcode: '1788', city: 'Halden' },
      '3101 gnr. 12 bnr. 3, 1788 Halden',
    ],
    [{ street: null, houseNumber: null, insaSignature: 'NO1788-0042', postcode: null, city: null }, 'INSA NO1788-0042'],
    [
      { country: 'US', street: 'Harbor Road, Suite 12345', houseNumber: 40, postcode: '19720', city: 'New Castle', state: 'DE' },
      '40 Harbor Road, Suite 12345, New Castle, DE 19720',
    ],
    [{ floor: 'Kjeller', houseNumber: null }, 'Kirkeveien, Kjeller, 0361 Oslo'],
  ])('is written as in its country: %j', (address, line) => {
    expect(singleLineOf({ ...printed, ...address })).toBe(line);
  });
});
