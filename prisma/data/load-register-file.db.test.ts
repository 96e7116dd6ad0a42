import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing.ts';
import { loadRegisterFile } from './load-register-file.ts';

let database: TestDatabase;
const load = (text: string) => loadRegisterFile(database.db, Readable.from([Buffer.from(text)]));
const counts = async () => [await database.db.registerAddress.count(), await database.db.registerUnit.count()];

const heading =
  'lokalid;kommunenummer;adressenavn;nummer;bokstav;gardsnummer;bruksnummer;EPSG-kode;Nord;Øst;postnummer;poststed;bruksenhetsnummer';
const file = `\uFEFF${heading}
901;3101;Prøvebakken;12;b;7;3;4258;59.1226;11.3875;1767;HALDEN;
902;3101;Prøvebakken;14;;7;4;4258;59.1227;11.3876;1767;HALDEN;H0101
902;3101;Prøvebakken;14;;7;4;4258;59.1227;11.3876;1767;HALDEN;U0102
903;3101;"Lars ""Lasse"" Olsens vei";1;;;;25832;6556000.1;636000.2;1767;HALDEN;
`;

beforeAll(async () => {
  database = await openTestDatabase('embedded');
});
afterAll(() => database.close());

it('ADR-03 loads a public address file with its doors, whose numbers tell the floor', async () => {
  expect(await load(file)).toEqual({ addresses: 3, units: 2, refused: [] });
  expect(await database.db.registerAddress.findFirstOrThrow({ where: { street: 'Prøvebakken', houseNumber: 12 } })).toMatchObject({
    ...{ houseLetter: 'B', streetKey: 'provebakken', cityKey: 'halden', gnr: 7, bnr: 3, hasUnits: false, lat: 59.1226, accessZone: null },
  });
  const building = await database.db.registerAddress.findFirstOrThrow({
    where: { street: 'Prøvebakken', houseNumber: 14 },
    include: { units: true },
  });
  expect(building.units.map(({ floor, apartmentNumber, entrance }) => [floor, apartmentNumber, entrance]).sort()).toEqual([
    ['1', 'H0101', '14'],
    ['U1', 'U0102', '14'],
  ]);
});

it('ADR-10 takes positions in degrees only: metres of a map are no degrees', async () => {
  await load(file);
  const lasse = await database.db.registerAddress.findFirstOrThrow({ where: { street: 'Lars "Lasse" Olsens vei' } });
  expect([lasse.lat, lasse.lon]).toEqual([null, null]);
});

it('changes nothing when the same file is loaded again, and follows a later edition', async () => {
  await load(file);
  const before = await counts();
  await load(file);
  expect(await counts()).toEqual(before);
  await load(file.replaceAll('Prøvebakken', 'Nybakken'));
  expect(await counts()).toEqual(before);
  expect(await database.db.registerAddress.count({ where: { street: 'Nybakken' } })).toBe(2);
});

it('names the rows it cannot use and loads the others', async () => {
  const answer = await load(
    `street,houseNumber,postcode,city\nTestveien,0,1767,Halden\nTestveien,5,17,Halden\nTestveien,6,17670,Halden\nTestveien,7,1767,`,
  );
  expect(answer).toEqual({
    addresses: 1,
    units: 0,
    refused: [
      { line: 2, problem: 'house number: 1 to 9999 expected' },
      { line: 4, problem: 'postcode: 4 digits expected' },
      { line: 5, problem: 'city: 1 to 60 characters expected' },
    ],
  });
});

it('reads nothing of a file that is no address file', async () => {
  const before = await counts();
  await expect(load('name,amount\nA,1\n')).rejects.toThrow('it has no column adressenavn or street');
  expect(await counts()).toEqual(before);
});
