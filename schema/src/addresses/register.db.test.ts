import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { databaseKinds, openTestDatabase, type TestDatabase } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '../refusals.ts';
import { prepareAddress, saveAddress } from './address.commands.ts';
import { databaseRegister, searchProblems, type AddressQuery, type AddressRegister } from './register.ts';

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

  it('G-01 writes nothing of an address that cannot be stored', async () => {
    const before = await database.db.address.count();
    const prepared = await prepareAddress(register, { purpose: 'DELIVERY', country: 'NO', postcode: '9999' }, null, '/address');
    await expect(database.db.$transaction((tx) => saveAddress(tx, prepared))).rejects.toBeInstanceOf(Refused);
    expect(await database.db.address.count()).toBe(before);
  });

  it('ADR-07 is served by the index, not by reading the whole register', async () => {
    const plan = await database.db.$transaction(async (tx) => {
      await tx.$executeRaw`ANALYZE "register_addresses"`;
      return tx.$queryRaw<
        Record<string, string>[]
      >`EXPLAIN SELECT * FROM "register_addresses" WHERE left("streetKey", 80) LIKE 'kirkeveien%' AND "houseNumber" = 3`;
    });
    expect(plan.map((row) => Object.values(row).join()).join('\n')).toContain('register_addresses_street_prefix');
  });
});
