import { graphql, type ResultOf, type VariablesOf } from '#lib/graph/graphql.ts';
import type { AddressForm } from './address.ts';

export const AddressUnitParts = graphql(`
  fragment AddressUnitParts on AddressUnit {
    singleLine
    entrance
    floor
    apartmentNumber
    roomNumber
    accessLineNumber
  }
`);

export const AddressHitParts = graphql(`
  fragment AddressHitParts on AddressHit {
    registerId
    singleLine
    country
    street
    houseNumber
    houseLetter
    postcode
    city
    hasUnits
    accessZone
    accessLineNumber
  }
`);

export const AddressSearch = graphql(
  `
    query AddressSearch($query: AddressSearchInput!) {
      addressSearch(query: $query, first: 8) {
        ...AddressHitParts
        units {
          ...AddressUnitParts
        }
      }
    }
  `,
  [AddressHitParts, AddressUnitParts],
);

/** What an address comes to while it is typed. */
export const AddressJudgement = graphql(`
  query AddressJudgement($address: AddressInput!, $fromQuote: Boolean!) {
    addressJudgement(address: $address, fromQuote: $fromQuote) {
      accessZone
      hasUnits
      problems {
        code
        ruleId
        path
        message
        hint
      }
    }
  }
`);

export const CityForPostcode = graphql(`
  query CityForPostcode($country: Country!, $code: String!) {
    cityForPostcode(country: $country, code: $code) {
      city
      mayTypeCity
      problem {
        message
        hint
        ruleId
      }
    }
  }
`);

type AddressHit = ResultOf<typeof AddressSearch>['addressSearch'][number];
type AddressUnit = ResultOf<typeof AddressUnitParts>;
export type Judgement = ResultOf<typeof AddressJudgement>['addressJudgement'];
export type AddressQuery = VariablesOf<typeof AddressSearch>['query'];

/** One row of the hit list: a house, or a door of a building. */
export interface AddressChoice {
  readonly key: string;
  readonly label: string;
  readonly accessZone: number | null;
  readonly accessLineNumber: string | null;
  readonly hit: Omit<AddressHit, 'units'>;
  readonly unit: AddressUnit | null;
}

/** Every door of a building is a row of its own, so that one row is the whole choice. */
export const choicesOf = (hits: readonly AddressHit[]): AddressChoice[] =>
  hits.flatMap((hit) =>
    (hit.units.length === 0 ? [null] : hit.units).map((unit, index) => ({
      key: `${hit.registerId} ${index}`,
      label: (unit ?? hit).singleLine,
      accessZone: hit.accessZone,
      accessLineNumber: unit?.accessLineNumber ?? hit.accessLineNumber,
      hit,
      unit,
    })),
  );

/** The fields of a form that a chosen row fills in. */
export const addressOf = (hit: Omit<AddressHit, 'units'>, unit: AddressUnit | null): Partial<AddressForm> => ({
  registerId: hit.registerId,
  country: hit.country === 'SE' ? 'SE' : 'NO',
  street: hit.street,
  houseNumber: String(hit.houseNumber),
  houseLetter: hit.houseLetter ?? '',
  postcode: hit.postcode,
  city: hit.city,
  floor: unit?.floor ?? '',
  entrance: unit?.entrance ?? '',
  apartmentNumber: unit?.apartmentNumber ?? '',
  roomNumber: unit?.roomNumber ?? '',
});

const identifications = ['municipalityNumber', 'gnr', 'bnr', 'fnr', 'snr', 'insaSignature'] as const;

/** True when one of the other ways to name a place is filled in (ADR-09). */
export const hasIdentification = (address: AddressForm): boolean => identifications.some((name) => address[name].trim() !== '');

/** A search by everything that is filled in, the other identifications among it. */
export function searchByFields(address: AddressForm): AddressQuery {
  const number = (name: 'houseNumber' | 'gnr' | 'bnr' | 'fnr' | 'snr') => Number(address[name].trim() || Number.NaN);
  const texts = (['street', 'postcode', 'city', 'municipalityNumber', 'insaSignature'] as const).map((name) => [
    name,
    address[name].trim(),
  ]);
  const numbers = (['houseNumber', 'gnr', 'bnr', 'fnr', 'snr'] as const).map((name) => [name, number(name)]);
  const given = [...texts, ...numbers].filter(([, value]) => value !== '' && !Number.isNaN(value));
  return { ...(Object.fromEntries(given) as AddressQuery), country: address.country };
}

/** What was typed in one box as the register wants it: "kirke 12 b, 0361" is street, number, letter and postcode; eight digits or more, an access line number. */
export function searchOf(typed: string, country: 'NO' | 'SE'): AddressQuery | undefined {
  if (/^[\d ]{8,}$/.test(typed.trim())) return { accessLineNumber: typed.replace(/ /g, ''), country };
  const [first = '', ...rest] = typed.split(',').map((part) => part.trim());
  const place = rest.join(' ').trim();
  const postcode = /\b\d{3} ?\d{1,2}\b/.exec(place)?.[0]?.replace(' ', '');
  const city = place.replace(/[\d ]+/, ' ').trim();
  const [, street = '', number, letter] = /^(.*?)(?:\s+(\d{1,4})\s*([a-zæøåäö])?)?$/i.exec(first) ?? [];
  if (street.trim().length < 2) return undefined;
  return {
    street: street.trim(),
    ...(number === undefined ? {} : { houseNumber: Number(number) }),
    ...(letter === undefined ? {} : { houseLetter: letter.toUpperCase() }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(city === '' ? {} : { city }),
    country,
  };
}
