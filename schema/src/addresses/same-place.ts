import { foldKey } from '@sporbar/prisma/data/fold.ts';
import type { Address } from '@sporbar/prisma/generated/client/client.ts';

const building = ['street', 'houseNumber', 'houseLetter', 'postcode', 'municipalityNumber', 'gnr', 'bnr', 'insaSignature'] as const;
const unit = ['floor', 'entrance', 'apartmentNumber', 'roomNumber'] as const;

/** What tells one place from another. A row of the database fits it. */
export type PlaceFacts = Pick<Address, (typeof building)[number] | (typeof unit)[number] | 'country' | 'registerId'>;

/** The columns of an address that tell. */
export const placeColumns = {
  ...{ street: true, houseNumber: true, houseLetter: true, postcode: true, municipalityNumber: true, gnr: true, bnr: true },
  ...{ insaSignature: true, floor: true, entrance: true, apartmentNumber: true, roomNumber: true, country: true, registerId: true },
} as const satisfies Record<keyof PlaceFacts, true>;

const folded = (place: PlaceFacts, keys: readonly (keyof PlaceFacts)[]): string =>
  JSON.stringify(keys.map((key) => foldKey(String(place[key] ?? ''))));

/** True when two addresses, each written in its own words, name the same place: the same building and the same door in it. */
export function isSamePlace(one: PlaceFacts | null, other: PlaceFacts | null): boolean {
  if (one === null || other === null) return one === other;
  if (folded(one, unit) !== folded(other, unit)) return false;
  if (one.registerId !== null && other.registerId !== null) return one.registerId === other.registerId;
  return one.country === other.country && folded(one, building) === folded(other, building);
}

/** The same text for the same place, where both come from the register or neither does; null while nothing says which building. */
export function placeKeyOf(place: PlaceFacts): string | null {
  if (place.registerId === null && place.street === null && place.insaSignature === null && place.gnr === null) return null;
  return folded(place, [...(place.registerId === null ? (['country', ...building] as const) : (['registerId'] as const)), ...unit]);
}
