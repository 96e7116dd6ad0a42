import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

export const AddressSearch = graphql(`
  query AddressSearch($query: AddressSearchInput!) {
    addressSearch(query: $query, first: 8) {
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

export type AddressHit = ResultOf<typeof AddressSearch>['addressSearch'][number];

/** What was typed in one box as the register wants it: "kirke 12 b, 0361" is street, number, letter and postcode. */
export function searchOf(
  typed: string,
  country: 'NO' | 'SE',
): { street?: string; houseNumber?: number; houseLetter?: string; postcode?: string; city?: string; country: 'NO' | 'SE' } | undefined {
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
