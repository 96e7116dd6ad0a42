import type { Address } from '@sporbar/prisma/generated/client/client.ts';
import { printedPostcode } from './postcode.ts';

export type PrintedAddress = Pick<
  Address,
  | 'country'
  | 'street'
  | 'houseNumber'
  | 'houseLetter'
  | 'postcode'
  | 'city'
  | 'state'
  | 'floor'
  | 'entrance'
  | 'apartmentNumber'
  | 'roomNumber'
  | 'municipalityNumber'
  | 'gnr'
  | 'bnr'
  | 'fnr'
  | 'snr'
  | 'insaSignature'
>;

interface CountryWords {
  readonly floor: (floor: string) => string;
  readonly entrance: string;
  readonly apartment: string;
  readonly room: string;
}

// An address is written for the country it is in, whatever language its reader has chosen.
const norwegian: CountryWords = { floor: (floor) => `${floor}. etasje`, entrance: 'oppgang', apartment: 'leil.', room: 'rom' };
const swedish: CountryWords = { floor: (floor) => `vån ${floor}`, entrance: 'uppg.', apartment: 'lgh', room: 'rum' };

/** The address on one line in the format of its country: `Kirkeveien 12 B, 0361 Oslo`, `Kyrkbyvägen 4, 111 22 Stockholm`. */
export function singleLineOf(address: PrintedAddress): string {
  const place = placeOf(address);
  const within = isUndivided(address) ? place : [place, ...unitOf(address)].filter(Boolean).join(', ');
  return both(within, cityLine(address), ', ');
}

/** Most addresses are a whole house. */
const isUndivided = ({ entrance, floor, apartmentNumber, roomNumber }: PrintedAddress): boolean =>
  entrance === null && floor === null && apartmentNumber === null && roomNumber === null;

/** One behind the other, what there is of them. */
const both = (first: string, second: string, between: string): string =>
  first === '' ? second : second === '' ? first : `${first}${between}${second}`;

function placeOf(address: PrintedAddress): string {
  const { country, street, houseNumber, houseLetter, insaSignature } = address;
  const number = `${houseNumber ?? ''}${houseLetter === null ? '' : ` ${houseLetter}`}`.trim();
  if (street !== null) return country === 'US' ? both(number, street, ' ') : both(street, number, ' ');
  return insaSignature === null ? cadastralNumber(address) : `INSA ${insaSignature}`;
}

function cadastralNumber({ municipalityNumber, gnr, bnr, fnr, snr }: PrintedAddress): string {
  const parts = { 'gnr.': gnr, 'bnr.': bnr, 'fnr.': fnr, 'snr.': snr };
  const numbers = Object.entries(parts).flatMap(([name, number]) => (number === null ? [] : [`${name} ${number}`]));
  return [municipalityNumber, ...numbers].filter(Boolean).join(' ');
}

function unitOf({ country, floor, entrance, apartmentNumber, roomNumber }: PrintedAddress): string[] {
  const words = country === 'SE' ? swedish : norwegian;
  return [
    entrance === null ? '' : `${words.entrance} ${entrance}`,
    floor === null ? '' : /^\d+$/.test(floor) ? words.floor(floor) : floor,
    apartmentNumber === null ? '' : `${words.apartment} ${apartmentNumber}`,
    roomNumber === null ? '' : `${words.room} ${roomNumber}`,
  ];
}

const cityLine = ({ country, postcode, city, state }: PrintedAddress): string =>
  country === 'US'
    ? [city, [state, postcode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
    : both(postcode === null ? '' : printedPostcode(country, postcode), city ?? '', ' ');
