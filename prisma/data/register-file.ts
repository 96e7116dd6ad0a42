import { foldKey } from './fold.ts';
import { deterministicId } from './ids.ts';
import type { RegisterRow, UnitRow } from './register.ts';

/** A row of the file as it is read: what stands under each heading. */
export type FileRow = Readonly<Record<string, string | undefined>>;

type FiledAddress = Omit<RegisterRow, 'accessLineNumber' | 'lat' | 'lon' | 'accessZone'> & {
  readonly accessLineNumber: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly accessZone: number | null;
};
type FiledUnit = Omit<UnitRow, 'entrance' | 'floor' | 'accessLineNumber'> & {
  readonly entrance: string;
  readonly floor: string | null;
  readonly accessLineNumber: string | null;
};

export interface Filed {
  readonly address: FiledAddress;
  /** The door, where the file is of doors. */
  readonly unit: FiledUnit | null;
}

/** The headings of a column: the national address files' names first, then ours. */
const headings = {
  id: ['lokalid', 'id'],
  country: ['land', 'country'],
  street: ['adressenavn', 'street'],
  number: ['nummer', 'houseNumber'],
  letter: ['bokstav', 'houseLetter'],
  postcode: ['postnummer', 'postcode'],
  city: ['poststed', 'city'],
  municipality: ['kommunenummer', 'municipalityNumber'],
  gnr: ['gardsnummer', 'gnr'],
  bnr: ['bruksnummer', 'bnr'],
  fnr: ['festenummer', 'fnr'],
  snr: ['seksjonsnummer', 'snr'],
  signature: ['insaSignature'],
  zone: ['accessZone'],
  line: ['accessLineNumber'],
  system: ['EPSG-kode', 'epsg'],
  north: ['Nord', 'lat'],
  east: ['Øst', 'lon'],
  entrance: ['entrance'],
  dwelling: ['bruksenhetsnummer', 'bruksenhetsnummertekst', 'apartmentNumber'],
} as const;

type Column = keyof typeof headings;

/** What a file must have to be an address file at all; empty when it is one. */
export const missingHeadings = (fields: readonly string[]): string[] =>
  (['street', 'number', 'postcode', 'city'] as const)
    .filter((column) => !headings[column].some((name) => fields.includes(name)))
    .map((column) => headings[column].join(' or '));

/** What a row of an address file says; a text when it cannot be used, naming the column. The same row has the same id always. */
export function filedOf(row: FileRow): Filed | string {
  const text = (column: Column): string => headings[column].map((name) => row[name]?.trim() ?? '').find((value) => value !== '') ?? '';
  const number = (column: Column): number | null => (/^\d{1,5}$/.test(text(column)) ? Number(text(column)) || null : null);
  const country = text('country').toUpperCase() === 'SE' ? 'SE' : 'NO';
  const postcode = text('postcode')
    .replace(/\s/g, '')
    .padStart(country === 'NO' ? 4 : 5, '0');
  const houseNumber = number('number');
  const problem = problemOf({ street: text('street'), city: text('city'), postcode, houseNumber, country, letter: text('letter') });
  if (problem !== null || houseNumber === null) return problem ?? 'no house number';
  const houseLetter = text('letter').toLocaleUpperCase('nb') || null;
  const id = deterministicId('reg', country, ...(text('id') === '' ? [postcode, text('street'), houseNumber, houseLetter] : [text('id')]));
  const dwelling = text('dwelling');
  const position = positionOf(text('system'), text('north'), text('east'));
  const cadastre = { gnr: number('gnr'), bnr: number('bnr'), fnr: number('fnr'), snr: number('snr') };
  const address: FiledAddress = {
    ...{ id, country, street: text('street'), streetKey: foldKey(text('street')), houseNumber, houseLetter, postcode },
    ...{ city: text('city'), cityKey: foldKey(text('city')), hasUnits: dwelling !== '', ...cadastre },
    municipalityNumber: /^\d{3,4}$/.test(text('municipality')) ? text('municipality').padStart(4, '0') : null,
    insaSignature: text('signature') || null,
    accessLineNumber: text('line') || null,
    ...position,
    accessZone: number('zone'),
  };
  return { address, unit: dwelling === '' ? null : unitOf(address, dwelling, text('entrance')) };
}

interface Judged {
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly houseNumber: number | null;
  readonly country: 'NO' | 'SE';
  readonly letter: string;
}

function problemOf({ street, city, postcode, houseNumber, country, letter }: Judged): string | null {
  if (street === '' || street.length > 80 || foldKey(street) === '') return 'street: 1 to 80 characters expected';
  if (houseNumber === null || houseNumber > 9999) return 'house number: 1 to 9999 expected';
  if (letter.length > 1) return 'house letter: one letter expected';
  if (!(country === 'NO' ? /^\d{4}$/ : /^\d{5}$/).test(postcode)) return `postcode: ${country === 'NO' ? 4 : 5} digits expected`;
  return city === '' || city.length > 60 ? 'city: 1 to 60 characters expected' : null;
}

const geographic = new Set(['', '4258', '4326']);

/** Degrees, from a file that gives degrees. A map's metres are left out: a distance is then not known (Address.lat). */
function positionOf(system: string, north: string, east: string): { lat: number | null; lon: number | null } {
  const [lat, lon] = [north, east].map((text) => Number(text.replace(',', '.')));
  const known = geographic.has(system) && north !== '' && east !== '' && Math.abs(lat ?? 91) <= 90 && Math.abs(lon ?? 181) <= 180;
  return known ? { lat: lat ?? null, lon: lon ?? null } : { lat: null, lon: null };
}

/** A dwelling number such as H0203 holds its floor: H02 is the second above ground, U01 the first below, K the cellar, L the loft. */
function unitOf(address: FiledAddress, dwelling: string, entrance: string): FiledUnit {
  const [, storey = '', floor = ''] = /^([HUKL])(\d{2})\d{2}$/.exec(dwelling) ?? [];
  return {
    id: deterministicId('unit', address.id, dwelling),
    registerAddressId: address.id,
    entrance: (entrance || address.houseLetter) ?? String(address.houseNumber),
    floor: floor === '' ? null : `${storey === 'H' ? '' : storey}${Number(floor)}`,
    apartmentNumber: dwelling.slice(0, 10),
    roomNumber: null,
    accessLineNumber: address.accessLineNumber,
  };
}
