import type { Area, ProductFamily } from '@sporbar/prisma/generated/client/enums.ts';
import type { Words } from '../../words.ts';
import { areaOf } from './areas.ts';

/** Every sub-area there is, in words. Which of them an area has stands in `areas` (SR-27). */
export const subAreas = {
  ADSL: { en: 'ADSL', nb: 'ADSL', sv: 'ADSL' },
  SHDSL_HDSL: { en: 'SHDSL and HDSL', nb: 'SHDSL og HDSL', sv: 'SHDSL och HDSL' },
  OPERATOR_ACCESS: { en: 'Operator access', nb: 'Operatøraksess', sv: 'Operatörsaccess' },
  TELEPHONY: { en: 'Telephony', nb: 'Telefoni', sv: 'Telefoni' },
  CAPACITY: { en: 'Capacity', nb: 'Kapasitet', sv: 'Kapacitet' },
  COLOCATION: { en: 'Colocation', nb: 'Samlokalisering', sv: 'Samlokalisering' },
  NEW: { en: 'New access', nb: 'Ny tilgang', sv: 'Ny åtkomst' },
  CHANGE: { en: 'Change of access', nb: 'Endring av tilgang', sv: 'Ändring av åtkomst' },
  CLOSE: { en: 'Closing of access', nb: 'Stenging av tilgang', sv: 'Stängning av åtkomst' },
  PROBLEM: { en: 'Problem', nb: 'Problem', sv: 'Problem' },
  CHANGE_REQUEST: { en: 'Wish for a change', nb: 'Endringsønske', sv: 'Önskemål om ändring' },
  WRONG_AMOUNT: { en: 'Wrong amount', nb: 'Feil beløp', sv: 'Fel belopp' },
  MISSING_ENCLOSURE: { en: 'Enclosure missing', nb: 'Vedlegg mangler', sv: 'Bilaga saknas' },
  OTHER: { en: 'Other', nb: 'Annet', sv: 'Annat' },
  PACKAGE: { en: 'Package', nb: 'Pakke', sv: 'Paket' },
  MAILBOX_ACCOUNT: { en: 'Mailbox account', nb: 'Mailboxkonto', sv: 'Mailboxkonto' },
  GENERAL: { en: 'General', nb: 'Generelt', sv: 'Allmänt' },
} as const satisfies Record<string, Words>;

export type SubArea = keyof typeof subAreas;

export const isSubArea = (code: string): code is SubArea => Object.hasOwn(subAreas, code);

/** Where an area leaves no choice, its only sub-area. */
export const onlySubArea = (area: Area): SubArea | null => {
  const [first, ...others] = areaOf(area).subAreas;
  return first !== undefined && others.length === 0 ? first : null;
};

const ofFamily = {
  OPERATOR_ACCESS: 'OPERATOR_ACCESS',
  TELEPHONY: 'TELEPHONY',
  CAPACITY: 'CAPACITY',
  COLOCATION: 'COLOCATION',
} as const satisfies Partial<Record<ProductFamily, SubArea>>;

/** The product area a product belongs to, for areas that are parted by it. */
export const subAreaOfProduct = (product: { readonly code: string; readonly family: ProductFamily }): SubArea =>
  product.family === 'BROADBAND' ? (product.code.includes('HDSL') ? 'SHDSL_HDSL' : 'ADSL') : ofFamily[product.family];
