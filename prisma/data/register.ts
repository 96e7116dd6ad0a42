import { foldKey } from './fold.ts';
import { deterministicId } from './ids.ts';
import { readPostcodes } from './postcodes.ts';
import { chanceOf } from './register/chance.ts';
import { places, streets, type Place } from './register/places.ts';

export interface RegisterRow {
  readonly id: string;
  readonly country: 'NO' | 'SE';
  readonly street: string;
  readonly streetKey: string;
  readonly houseNumber: number;
  readonly houseLetter: string | null;
  readonly postcode: string;
  readonly city: string;
  readonly cityKey: string;
  readonly hasUnits: boolean;
  readonly municipalityNumber: string | null;
  readonly gnr: number | null;
  readonly bnr: number | null;
  readonly fnr: number | null;
  readonly snr: number | null;
  readonly insaSignature: string | null;
  readonly accessLineNumber: string;
  readonly lat: number;
  readonly lon: number;
  readonly accessZone: number;
}

const streetsPerPostcode = 4;
const buildingsPerStreet = 7;
/** How far from the middle of the town a zone begins and how much deeper it goes, in kilometres. */
const reach: Readonly<Record<1 | 2 | 3, readonly [from: number, depth: number]>> = { 1: [0, 1.5], 2: [2.5, 3], 3: [7, 6] };

/**
 * The demo's address register: real postcodes, invented streets, invented positions near the town they name. Always the
 * same rows with the same ids, in every database.
 */
export function demoRegister(): RegisterRow[] {
  const cities = new Map([...readPostcodes('NO'), ...readPostcodes('SE')].map(({ country, code, city }) => [`${country}${code}`, city]));
  return places.flatMap((place) =>
    ([1, 2, 3] as const).flatMap((zone) =>
      (place.zones[zone] ?? []).flatMap((postcode, index) => {
        const city = cities.get(place.country + postcode);
        if (city === undefined) throw new Error(`${place.country} ${postcode} is not in the postcode file`);
        return postcodeRows({ place, zone, postcode, city, first: index === 0 });
      }),
    ),
  );
}

interface PostcodeArea {
  readonly place: Place;
  readonly zone: 1 | 2 | 3;
  readonly postcode: string;
  readonly city: string;
  readonly first: boolean;
}

function postcodeRows(area: PostcodeArea): RegisterRow[] {
  const { place, postcode, zone, first } = area;
  const chance = chanceOf(place.country, postcode);
  const [from, depth] = reach[zone];
  const middle = shifted(place, from + depth * chance('distance'), 360 * chance('bearing'));
  return streetsOf(place.country, first, chance).flatMap((street) =>
    Array.from({ length: buildingsPerStreet }, (_, index) => buildingRow(area, street, index, middle)),
  );
}

function streetsOf(country: 'NO' | 'SE', first: boolean, chance: (what: string) => number): string[] {
  const all = [...streets[country]].sort((a, b) => chance(a) - chance(b));
  const [church = ''] = streets[country];
  return first ? [church, ...all.filter((street) => street !== church)].slice(0, streetsPerPostcode) : all.slice(0, streetsPerPostcode);
}

function buildingRow({ place, zone, postcode, city }: PostcodeArea, street: string, index: number, middle: Position): RegisterRow {
  const { country } = place;
  const chance = chanceOf(country, postcode, street, index);
  const houseNumber = 2 * index + 1 + Math.floor(2 * chance('side'));
  const houseLetter = chance('letter') < 0.12 ? (chance('which') < 0.5 ? 'A' : 'B') : null;
  const at = shifted(middle, 0.4 * chance('along'), 360 * chance('bearing'));
  const hasCadastre = place.rural !== undefined && chance('cadastre') < 0.6;
  return {
    id: deterministicId('reg', country, postcode, street, houseNumber, houseLetter),
    country,
    street,
    streetKey: foldKey(street),
    houseNumber,
    houseLetter,
    postcode,
    city,
    cityKey: foldKey(city),
    hasUnits: zone === 1 ? chance('units') < 0.35 : zone === 2 && chance('units') < 0.1,
    municipalityNumber: hasCadastre ? (place.rural ?? null) : null,
    gnr: hasCadastre ? 1 + Math.floor(180 * chance('gnr')) : null,
    bnr: hasCadastre ? 1 + Math.floor(60 * chance('bnr')) : null,
    fnr: hasCadastre && chance('leased') < 0.2 ? 1 + Math.floor(40 * chance('fnr')) : null,
    snr: hasCadastre && chance('sections') < 0.1 ? 1 + Math.floor(9 * chance('snr')) : null,
    insaSignature:
      chance('insa') < 0.03 ? `${country}${postcode}-${String(Math.floor(10_000 * chance('signature'))).padStart(4, '0')}` : null,
    accessLineNumber: `${country === 'NO' ? '47' : '46'}${postcode.padEnd(5, '0')}${String(Math.floor(1_000_000 * chance('line'))).padStart(6, '0')}`,
    lat: at.lat,
    lon: at.lon,
    accessZone: zone,
  };
}

export interface UnitRow {
  readonly id: string;
  readonly registerAddressId: string;
  readonly entrance: string;
  readonly floor: string;
  readonly apartmentNumber: string;
  readonly roomNumber: null;
  readonly accessLineNumber: string;
}

/** The flats of the demo's buildings, each with an access line of its own; the building's number is its first flat's. */
export const demoUnits = (register: readonly RegisterRow[]): UnitRow[] =>
  register.flatMap(({ id, hasUnits, houseLetter, accessLineNumber }) =>
    (hasUnits ? ['H0101', 'H0201', 'H0202'] : []).map((apartmentNumber, index) => ({
      id: deterministicId('unit', id, apartmentNumber),
      registerAddressId: id,
      entrance: houseLetter ?? 'A',
      floor: String(Number(apartmentNumber.slice(1, 3))),
      apartmentNumber,
      roomNumber: null,
      accessLineNumber: index === 0 ? accessLineNumber : `${accessLineNumber}${index}`,
    })),
  );

interface Position {
  readonly lat: number;
  readonly lon: number;
}

/** A position so many kilometres away in a direction, to five decimals: about a metre. */
function shifted({ lat, lon }: Position, km: number, bearing: number): Position {
  const radians = (bearing * Math.PI) / 180;
  const kmPerDegree = 111.2;
  const north = (km * Math.cos(radians)) / kmPerDegree;
  const east = (km * Math.sin(radians)) / (kmPerDegree * Math.cos((lat * Math.PI) / 180));
  return { lat: Number((lat + north).toFixed(5)), lon: Number((lon + east).toFixed(5)) };
}
