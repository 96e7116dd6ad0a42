import type { Address } from '@sporbar/prisma/generated/client/client.ts';

type SearchedAddress = Pick<
  Address,
  'street' | 'houseNumber' | 'houseLetter' | 'postcode' | 'city' | 'municipalityNumber' | 'gnr' | 'bnr' | 'insaSignature'
>;

/** What a search finds an address by (S-28, CAT-01), whichever way it is identified: the house with its letter in one word. */
export function searchTextsOf(address: SearchedAddress | null | undefined): (string | null)[] {
  if (address == null) return [];
  const { street, houseNumber, houseLetter, postcode, city, municipalityNumber, gnr, bnr, insaSignature } = address;
  const house = houseNumber === null ? null : `${houseNumber}${houseLetter ?? ''}`;
  const cadastral = gnr === null || bnr === null ? null : `gnr. ${gnr} bnr. ${bnr} ${gnr}/${bnr}`;
  return [street, house, postcode, city, insaSignature, municipalityNumber, cadastral];
}
