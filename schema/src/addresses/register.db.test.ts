import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { databaseKinds, openTestDatabase, type TestDatabase } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '../refusals.ts';
import { prepareAddress, saveAddress } from './address.commands.ts';
import { databaseRegister, searchProblems, searchStatement, type AddressQuery, type AddressRegister } from './register.ts';

describe.each(databaseKinds)('the address register on the %s database', (kind) => {
  let database: TestDatabase;
  let register: AddressRegister;
  const search = async (query: AddressQuery, limit = 50) => (await register.search(query, limit)).map(({ address }) => address);

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await loadReferenceData(database.db);
    register = databaseRegister(database.db);
  });
  afterAll(() => database.close());

  it('ADR-07 finds Kirkeveien for "kirke" in any letter case', async () => {
    for (const street of ['kirke', 'KIRKE', 'Kirkev', ' kirkeveien ']) {
      const streets = new Set((await search({ street })).map((hit) => hit.street));
      expect(streets).toContain('Kirkeveien');
    }
  });

  it('ADR-07 matches the beginning only, and treats no letter as a wildcard', async () => {
    expect(await search({ street: 'irkeveien' })).toEqual([]);
    expect(await search({ street: 'k_rkeveien' })).toEqual([]);
    expect(await search({ street: '%' })).toEqual([]);
  });

  it('ADR-06 takes any combination of fields', async () => {
    const all = await search({ street: 'kirke', city: 'halden' });
    const [one] = all;
    expect(one).toMatchObject({ city: 'Halden', country: 'NO' });
    expect(all.every(({ city, street }) => city === 'Halden' && street.startsWith('Kirke'))).toBe(true);
    const { houseNumber, postcode, accessLineNumber } = one ?? {};
    expect(await search({ houseNumber, postcode, street: 'KIRKE', country: 'NO' })).toContainEqual(one);
    expect(await search({ accessLineNumber })).toEqual([one]);
    expect((await search({ houseNumber: 3 })).every((hit) => hit.houseNumber === 3)).toBe(true);
    expect((await search({ postcode: '111 22' })).every((hit) => hit.postcode === '11122' && hit.city === 'Stockholm')).toBe(true);
    expect((await search({ city: 'goteborg' }, 3)).map((hit) => hit.city)).toEqual(['Göteborg', 'Göteborg', 'Göteborg']);
  });

  it('ADR-06 finds nothing when nothing is asked', async () => {
    for (const query of [{}, { street: ' ' }, { city: '%%' }, { country: 'NO' as const, houseLetter: 'A' }]) {
      expect(await search(query)).toEqual([]);
      expect(searchProblems(query, '').map(({ def }) => def.ruleId)).toEqual(['ADR-06']);
    }
    expect(searchProblems({ houseNumber: 3 }, '')).toEqual([]);
  });

  it('ADR-07 finds by INSA signature and by cadastral number', async () => {
    const { db } = database;
    const signed = await db.registerAddress.findFirstOrThrow({ where: { insaSignature: { not: null } } });
    expect((await search({ insaSignature: signed.insaSignature?.toLowerCase() })).map(({ id }) => id)).toContain(signed.id);
    const farm = await db.registerAddress.findFirstOrThrow({ where: { gnr: { not: null } } });
    const { municipalityNumber, gnr, bnr } = farm;
    expect((await search({ municipalityNumber, gnr, bnr })).map(({ id }) => id)).toContain(farm.id);
  });

  it('ADR-08 says which hits came by the access line number', async () => {
    const [hit] = await register.search({ street: 'kirke' }, 1);
    const found = await register.search({ accessLineNumber: hit?.address.accessLineNumber }, 5);
    expect([hit?.source, found.map(({ source }) => source)]).toEqual(['REGISTER', ['ACCESS_LINE']]);
  });

  it('CA-04 knows the city of a postcode', async () => {
    expect([await register.cityFor('NO', '1788'), await register.cityFor('SE', '11122'), await register.cityFor('NO', '9999')]).toEqual([
      'Halden',
      'Stockholm',
      null,
    ]);
  });

  it('ADR-10 stores the zone and position of the chosen hit', async () => {
    const [hit] = await register.search({ street: 'kirke', city: 'oslo', postcode: '0151' }, 1);
    const prepared = await prepareAddress(
      register,
      { purpose: 'INSTALLATION', country: 'NO', registerId: hit?.address.id },
      null,
      '/addressA',
    );
    const row = await database.db.$transaction((tx) => saveAddress(tx, prepared));
    expect(row).toMatchObject({ street: 'Kirkeveien', postcode: '0151', accessZone: 1, lat: hit?.address.lat, lon: hit?.address.lon });
    expect(row.id).toMatch(/^adr_/);
  });

  it('ADR-10 ADR-01 stores them as well for a building that is named by its INSA signature or its cadastral number', async () => {
    const known = await database.db.registerAddress.findMany({ where: { accessZone: { not: null } }, orderBy: { id: 'asc' } });
    const onlyOne = (keyOf: (one: (typeof known)[number]) => string | null) =>
      [...Map.groupBy(known, keyOf)].flatMap(([key, [one, ...others]]) => (key === null || others.length > 0 ? [] : one))[0];
    const signed = onlyOne(({ insaSignature }) => insaSignature);
    const farm = onlyOne(({ municipalityNumber, gnr, bnr }) => (gnr === null ? null : `${municipalityNumber} ${gnr} ${bnr}`));
    const names = [
      [signed, { insaSignature: signed?.insaSignature?.toLowerCase() }],
      [farm, { municipalityNumber: farm?.municipalityNumber, gnr: farm?.gnr, bnr: farm?.bnr }],
    ] as const;
    for (const [building, named] of names) {
      const country = building?.country ?? 'NO';
      const { row } = await prepareAddress(register, { purpose: 'INSTALLATION', country, ...named }, null, '/addressA');
      const { street, postcode, accessZone, lat, lon, hasUnits } = building ?? {};
      expect(row).toMatchObject({ registerId: building?.id, street, postcode, accessZone, lat, lon, hasUnits });
    }
    const partly = { municipalityNumber: farm?.municipalityNumber, gnr: farm?.gnr };
    const { row } = await prepareAddress(register, { purpose: 'INSTALLATION', country: 'NO', ...partly }, null, '/addressA');
    expect(row).toMatchObject({ registerId: null, accessZone: null });
  });

  it('G-01 writes nothing of an address that cannot be stored', async () => {
    const before = await database.db.address.count();
    const prepared = await prepareAddress(register, { purpose: 'DELIVERY', country: 'NO', postcode: '9999' }, null, '/address');
    await expect(database.db.$transaction((tx) => saveAddress(tx, prepared))).rejects.toBeInstanceOf(Refused);
    expect(await database.db.address.count()).toBe(before);
  });

  it('ADR-03 names the doors of a building, and by an access line the one it leads to', async () => {
    const [flat] = await database.db.registerUnit.findMany({ where: { apartmentNumber: 'H0202' }, take: 1 });
    const building = await database.db.registerAddress.findUniqueOrThrow({ where: { id: flat?.registerAddressId ?? '' } });
    const { street, houseNumber, houseLetter, postcode } = building;
    const [hit] = await register.search({ street, houseNumber, houseLetter, postcode }, 1);
    expect(hit?.units.map(({ floor, apartmentNumber }) => [floor, apartmentNumber])).toEqual([
      ['1', 'H0101'],
      ['2', 'H0201'],
      ['2', 'H0202'],
    ]);
    const byLine = await register.search({ accessLineNumber: flat?.accessLineNumber }, 5);
    expect(byLine.map(({ address, units }) => [address.id, units.map((unit) => unit.apartmentNumber)])).toEqual([[building.id, ['H0202']]]);
  });

  it('ADR-06 finds by lease and by section number', async () => {
    const leased = await database.db.registerAddress.findFirstOrThrow({ where: { fnr: { not: null } } });
    const { municipalityNumber, gnr, bnr, fnr } = leased;
    const found = await search({ municipalityNumber, gnr, bnr, fnr });
    expect(found.map(({ id }) => id)).toContain(leased.id);
    expect(found.every((hit) => hit.fnr === fnr)).toBe(true);
    const section = await database.db.registerAddress.findFirstOrThrow({ where: { snr: { not: null } } });
    expect((await search({ snr: section.snr })).every(({ snr }) => snr === section.snr)).toBe(true);
  });

  it.each<[keyof AddressQuery, AddressQuery]>([
    ['street', { street: 'kirkeveien' }],
    ['city', { city: 'halden' }],
    ['postcode', { postcode: '178' }],
    ['houseNumber', { houseNumber: 3 }],
    ['municipalityNumber', { municipalityNumber: '3101' }],
    ['gnr', { gnr: 7 }],
    ['bnr', { bnr: 7 }],
    ['fnr', { fnr: 7 }],
    ['snr', { snr: 7 }],
    ['insaSignature', { insaSignature: 'no0151-0001' }],
    ['accessLineNumber', { accessLineNumber: '4701510000001' }],
  ])('ADR-06 serves a search by %s alone from an index, not by reading the whole register', async (_field, query) => {
    const statement = searchStatement(query, 8);
    if (statement === null) throw new Error('no statement');
    const plan = await database.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw<Record<string, string>[]>`EXPLAIN ${statement}`;
    });
    const steps = plan.map((row) => Object.values(row).join()).join('\n');
    expect(steps).not.toMatch(/Seq Scan/);
    expect(steps).toMatch(/Index/);
  });
});
