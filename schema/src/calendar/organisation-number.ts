import { stdnum } from 'stdnum';

const written = { NO: /^\d{9}$/, SE: /^\d{6}-?\d{4}$/ } as const;

/**
 * O-02: nine digits with a fitting check digit in Norway (modulus 11), ten in Sweden (modulus 10, written with or
 * without its hyphen). Spaces and country letters are not part of the number.
 */
export const isOrganisationNumber = (country: 'NO' | 'SE', text: string): boolean =>
  written[country].test(text) && (stdnum[country]?.['orgnr']?.validate(text).isValid ?? false);
