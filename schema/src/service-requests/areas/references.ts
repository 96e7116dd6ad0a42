import type { Department, ReferenceKind } from '@sporbar/prisma/generated/client/enums.ts';
import type { Words } from '../../words.ts';

/** SR-28: what a reference can be. */
export const referenceKinds = {
  CIRCUIT: { en: 'Circuit number', nb: 'Sambandsnummer', sv: 'Förbindelsenummer' },
  PHONE: { en: 'Phone number', nb: 'Telefonnummer', sv: 'Telefonnummer' },
  ORDER: { en: 'Order', nb: 'Bestilling', sv: 'Beställning' },
  INVOICE: { en: 'Invoice', nb: 'Faktura', sv: 'Faktura' },
  QUOTE: { en: 'Quote', nb: 'Prisforespørsel', sv: 'Prisförfrågan' },
  TICKET: { en: 'Trouble ticket', nb: 'Feilmelding', sv: 'Felanmälan' },
  PACKAGE: { en: 'Package', nb: 'Pakke', sv: 'Paket' },
  OTHER: { en: 'In your own words', nb: 'Med egne ord', sv: 'Med egna ord' },
} as const satisfies Record<ReferenceKind, Words>;

/** One spelling a reference, so that the same one is recognised (SR-03): numbers in capitals, phone numbers without spaces. */
export function normalReference(kind: ReferenceKind, value: string): string | null {
  const text = value.trim().replace(/\s+/g, ' ');
  if (text === '') return null;
  if (kind === 'PHONE') return text.replace(/[ ().-]/g, '');
  return kind === 'OTHER' ? text : text.toUpperCase();
}

/** The departments of the carrier, as a customer reads who answers. */
export const departments = {
  CUSTOMER_SERVICE: { en: 'Customer service', nb: 'Kundeservice', sv: 'Kundtjänst' },
  SERVICE_MANAGER: { en: 'Service manager', nb: 'Serviceansvarlig', sv: 'Serviceansvarig' },
  BILLING: { en: 'Billing', nb: 'Fakturaavdelingen', sv: 'Faktureringsavdelningen' },
  SALES_SUPPORT: { en: 'Sales support', nb: 'Salgsstøtte', sv: 'Säljstöd' },
  CLAIMS_HANDLER: { en: 'Claims handler', nb: 'Kundebehandler for krav', sv: 'Handläggare för krav' },
  PORTAL_SUPPORT: { en: 'Portal support', nb: 'Portalstøtte', sv: 'Portalstöd' },
  USER_ADMIN: { en: 'User administration', nb: 'Brukeradministrasjon', sv: 'Användaradministration' },
  DELIVERY: { en: 'Delivery', nb: 'Leveranse', sv: 'Leverans' },
  WAREHOUSE: { en: 'Warehouse', nb: 'Lageret', sv: 'Lagret' },
  CUSTOMS: { en: 'Customs', nb: 'Fortolling', sv: 'Förtullning' },
} as const satisfies Record<Department, Words>;
