import { describe, expect, it } from 'vitest';
import { prepareAddress } from './address.commands.ts';
import type { AddressInput } from './address-input.ts';
import type { AddressRegister, RegisteredAddress } from './register.ts';

const church: RegisteredAddress = {
  id: 'reg_1',
  country: 'NO',
  street: 'Kirkeveien',
  houseNumber: 12,
  houseLetter: 'B',
  postcode: '0361',
  city: 'Oslo',
  hasUnits: true,
  municipalityNumber: null,
  gnr: null,
  bnr: null,
  fnr: null,
  snr: null,
  insaSignature: null,
  accessLineNumber: '470361000001',
  lat: 59.92,
  lon: 10.71,
  accessZone: 1,
};

const cities: Readonly<Record<string, string>> = { NO0361: 'Oslo', NO4610: 'Kristiansand S', NO9008: 'Tromsø', SE11122: 'Stockholm' };

const register: AddressRegister = {
  search: async ({ street, houseNumber }) =>
    street === church.street && houseNumber === 12 ? [{ source: 'REGISTER', address: church, units: [] }] : [],
  cityFor: async (country, code) => cities[country + code] ?? null,
  find: async (id) => (id === church.id ? church : null),
};

const prepare = (input: Partial<AddressInput>, from = register) =>
  prepareAddress(from, { purpose: 'DELIVERY', country: 'NO', ...input }, 'org_1', '/address');
const seen = async (input: Partial<AddressInput>) => (await prepare(input)).problems.map(({ def, path }) => `${def.ruleId} ${path}`);

describe('postcode and city', () => {
  it('CA-04 fills the city in from the postcode', async () => {
    expect((await prepare({ postcode: '9008' })).row).toMatchObject({ postcode: '9008', city: 'Tromsø', cityVerified: true });
    expect((await prepare({ country: 'SE', postcode: ' SE-111 22' })).row).toMatchObject({
      postcode: '11122',
      city: 'Stockholm',
      cityVerified: true,
    });
  });

  it('CA-04 refuses a city that contradicts the postcode', async () => {
    expect(await seen({ postcode: '9008', city: 'Oslo' })).toEqual(['CA-04 /address/city']);
    expect(await seen({ country: 'SE', postcode: '11122', city: 'Göteborg' })).toEqual(['CA-04 /address/city']);
  });

  it('CA-04 takes the city in any spelling that means the same, and stores the register’s', async () => {
    for (const city of ['TROMSØ', 'tromso', ' Tromsø ']) expect((await prepare({ postcode: '9008', city })).row.city).toBe('Tromsø');
    expect((await prepare({ postcode: '4610', city: 'Kristiansand' })).row.city).toBe('Kristiansand S');
    expect(await seen({ postcode: '4610', city: 'Krist' })).toEqual(['CA-04 /address/city']);
  });

  it('CA-04 wants four digits in Norway and five in Sweden', async () => {
    for (const postcode of ['361', '03611', 'ABCD', '03 6', '0361x']) expect(await seen({ postcode })).toEqual(['CA-04 /address/postcode']);
    for (const postcode of ['1112', '111222', 'ABCDE'])
      expect(await seen({ country: 'SE', postcode })).toEqual(['CA-04 /address/postcode']);
  });

  it('CA-05 refuses an unknown Norwegian postcode, typed city or not', async () => {
    expect(await seen({ postcode: '9999' })).toEqual(['CA-05 /address/postcode']);
    expect(await seen({ postcode: '9999', city: 'Atlantis' })).toEqual(['CA-05 /address/postcode']);
  });

  it('CA-05 takes a typed city for an unknown Swedish postcode and marks it unverified', async () => {
    const { row, problems } = await prepare({ country: 'SE', postcode: '999 99', city: 'Storskogen' });
    expect(problems).toEqual([]);
    expect(row).toMatchObject({ postcode: '99999', city: 'Storskogen', cityVerified: false });
    expect(await seen({ country: 'SE', postcode: '99999' })).toEqual(['CA-05 /address/city']);
  });
});

describe('the address register', () => {
  it('ADR-10 copies address, zone, position and units of the chosen hit', async () => {
    const { row, problems } = await prepare({ registerId: 'reg_1', floor: '3' });
    expect(problems).toEqual([]);
    expect(row).toMatchObject({
      street: 'Kirkeveien',
      houseNumber: 12,
      houseLetter: 'B',
      postcode: '0361',
      city: 'Oslo',
      cityVerified: true,
      floor: '3',
    });
    expect(row).toMatchObject({ registerId: 'reg_1', accessZone: 1, lat: 59.92, lon: 10.71, hasUnits: true, idKind: 'STREET' });
  });

  it('ADR-10 gives no zone and no position to an address the register does not know', async () => {
    expect((await prepare({ street: 'Ukjent vei', houseNumber: 1, postcode: '0361' })).row).toMatchObject({
      accessZone: null,
      lat: null,
      lon: null,
      hasUnits: false,
    });
  });

  it('ADR-10 takes neither zone nor position from the user', async () => {
    const forged = {
      street: 'Ukjent vei',
      houseNumber: 1,
      postcode: '0361',
      accessZone: 1,
      lat: 59,
      lon: 10,
      hasUnits: false,
    } as Partial<AddressInput>;
    expect((await prepare(forged)).row).toMatchObject({ accessZone: null, lat: null, lon: null });
  });

  it('ADR-10 knows a fully typed address though no hit was chosen', async () => {
    expect((await prepare({ street: 'Kirkeveien', houseNumber: 12, houseLetter: 'b', postcode: '0361' })).row).toMatchObject({
      registerId: 'reg_1',
      accessZone: 1,
    });
    expect((await prepare({ street: 'Kirkeveien', houseNumber: 12, postcode: '0361' })).row).toMatchObject({
      registerId: null,
      accessZone: null,
    });
    expect(await seen({ street: 'Kirkeveien', houseNumber: 12, houseLetter: 'b', postcode: '0361', city: 'Bergen' })).toEqual([
      'CA-04 /address/city',
    ]);
  });

  it('ADR-10 refuses to lend the zone of one building to another', async () => {
    const other: Partial<AddressInput> = {
      registerId: 'reg_1',
      street: 'Storgata',
      houseNumber: 14,
      houseLetter: 'A',
      postcode: '9008',
      country: 'NO',
    };
    expect(await seen(other)).toEqual(['street', 'houseNumber', 'houseLetter', 'postcode'].map((field) => `ADR-10 /address/${field}`));
    expect(await seen({ registerId: 'reg_1', street: 'KIRKEVEIEN', houseLetter: 'b', postcode: '0361', city: 'oslo' })).toEqual([]);
  });

  it('ADR-10 refuses an id the register does not have', async () => {
    expect(await seen({ registerId: 'reg_2' })).toEqual(['ADR-10 /address/registerId']);
  });

  it('G-04 tells a register that is away as a technical error that may be tried again', async () => {
    const away = {
      search: () => Promise.reject(new Error('away')),
      cityFor: () => Promise.reject(new Error('away')),
      find: () => Promise.reject(new Error('away')),
    };
    const { problems } = await prepare({ postcode: '0361' }, away);
    expect(problems.map(({ def, data }) => [def.code, data?.retryable])).toEqual([['TECHNICAL_ERROR', true]]);
  });
});

describe('what can be stored', () => {
  it('ADR-01 stores what identifies the address, the street address first', async () => {
    expect((await prepare({ street: 'Kirkeveien', insaSignature: 'X' })).row.idKind).toBe('STREET');
    expect((await prepare({ insaSignature: 'X', gnr: 1 })).row.idKind).toBe('INSA');
    expect((await prepare({ gnr: 1 })).row.idKind).toBe('CADASTRAL');
  });

  it('ADR-02 marks a PO box', async () => {
    expect((await prepare({ purpose: 'HOME', street: 'Postboks 12', postcode: '0361' })).row.isPoBox).toBe(true);
  });

  it('G-01 keeps a draft that lacks what submit will ask for', async () => {
    const { row, problems } = await prepare({ street: '   ', city: ' Oslo  S ' });
    expect(problems).toEqual([]);
    expect(row).toMatchObject({ street: null, city: 'Oslo S', cityVerified: false, postcode: null });
  });

  it('G-01 refuses numbers and texts that do not fit, each with its path', async () => {
    expect(
      await seen({
        houseNumber: 0,
        gnr: 100_000,
        bnr: -1,
        fnr: 10_000,
        snr: 1000,
        houseLetter: 'AB',
        municipalityNumber: '31',
        floor: '12345678901',
      }),
    ).toEqual(
      ['floor', 'houseNumber', 'gnr', 'bnr', 'fnr', 'snr', 'houseLetter', 'municipalityNumber'].map((field) => `G-01 /address/${field}`),
    );
  });

  it('ADR-05 takes no US address from a user', async () => {
    expect(await seen({ country: 'US', postcode: '19720' })).toEqual(['ADR-05 /address/country']);
    expect(await seen({ purpose: 'US_MAILBOX' })).toEqual(['ADR-05 /address/country']);
  });
});
