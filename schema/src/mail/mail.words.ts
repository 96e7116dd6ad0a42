import type { HoldReason, ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Words } from '../words.ts';

/** What an object is called at the head of a mail. */
export const nounWords = {
  QUOTE: { en: 'Quote', nb: 'Prisforespørsel', sv: 'Prisförfrågan' },
  QUOTE_LINE: { en: 'Line', nb: 'Linje', sv: 'Rad' },
  ORDER: { en: 'Order', nb: 'Bestilling', sv: 'Beställning' },
  ORDER_LINE: { en: 'Line', nb: 'Linje', sv: 'Rad' },
  APPOINTMENT: { en: 'Technician’s visit', nb: 'Montørbesøk', sv: 'Teknikerbesök' },
  AVAILABILITY_CHECK: { en: 'Availability check', nb: 'Tilgjengelighetssjekk', sv: 'Tillgänglighetskontroll' },
  INSTALLED_PRODUCT: { en: 'Installed product', nb: 'Installert produkt', sv: 'Installerad produkt' },
  SERVICE_REQUEST: { en: 'Service request', nb: 'Henvendelse', sv: 'Ärende' },
  PACKAGE: { en: 'Package', nb: 'Pakke', sv: 'Paket' },
  PURCHASE_RECEIPT: { en: 'Receipt', nb: 'Kvittering', sv: 'Kvitto' },
  INVOICE: { en: 'Invoice', nb: 'Faktura', sv: 'Faktura' },
  TROUBLE_TICKET: { en: 'Trouble ticket', nb: 'Feilmelding', sv: 'Felanmälan' },
  USER: { en: 'User', nb: 'Bruker', sv: 'Användare' },
} as const satisfies Record<ObjectType, Words>;

/** The page of an object, under the address of the site. */
export const pages = {
  QUOTE: '/quotes',
  QUOTE_LINE: '/quotes',
  ORDER: '/orders',
  ORDER_LINE: '/orders',
  APPOINTMENT: '/orders',
  AVAILABILITY_CHECK: '/orders',
  INSTALLED_PRODUCT: '/portfolio',
  SERVICE_REQUEST: '/service-requests',
  PACKAGE: '/packages',
  PURCHASE_RECEIPT: '/packages',
  INVOICE: '/invoices',
  TROUBLE_TICKET: '/tickets',
  USER: '/account',
} as const satisfies Record<ObjectType, string>;

export const mailWords = {
  /** One object, several changes. */
  changes: { en: '{count} changes', nb: '{count} endringer', sv: '{count} ändringar' },
  objects: { en: '{count} objects have changed', nb: '{count} objekter er endret', sv: '{count} objekt har ändrats' },
  booked: { en: 'Booking {number} is registered', nb: 'Booking {number} er registrert', sv: 'Bokning {number} är registrerad' },
  sendReceipt: {
    en: 'Customs need a purchase receipt for every package. Upload it on the page of the package before the package is shipped.',
    nb: 'Tollen trenger en kvittering for hver pakke. Last den opp på siden til pakken før pakken blir sendt.',
    sv: 'Tullen behöver ett kvitto för varje paket. Ladda upp det på paketets sida innan paketet skickas.',
  },
  documentsMissing: {
    en: 'The purchase receipt is missing. Customs cannot clear the package without it.',
    nb: 'Kvitteringen mangler. Pakken kan ikke fortolles uten den.',
    sv: 'Kvittot saknas. Paketet kan inte förtullas utan det.',
  },
  wastedVisit: {
    en: 'The wasted visit is charged.',
    nb: 'Bomturen blir fakturert.',
    sv: 'Bomresan debiteras.',
  },
  was: { en: 'was', nb: 'var', sv: 'var' },
  comment: { en: 'Comment', nb: 'Kommentar', sv: 'Kommentar' },
  missing: { en: 'Missing', nb: 'Mangler', sv: 'Saknas' },
  statusDescription: { en: 'Status description', nb: 'Statusbeskrivelse', sv: 'Statusbeskrivning' },
  resolution: { en: 'Answers/Resolution', nb: 'Svar/løsning', sv: 'Svar/lösning' },
  agreedDate: { en: 'Agreed date', nb: 'Avtalt dato', sv: 'Avtalat datum' },
  customerOrderId: { en: 'Customer Order Id', nb: 'Ordrenummer', sv: 'Ordernummer' },
  holdReason: { en: 'Reason', nb: 'Årsak', sv: 'Orsak' },
  open: { en: 'Open it', nb: 'Åpne den', sv: 'Öppna' },
  live: {
    en: 'The page shows how things stand right now.',
    nb: 'Siden viser hvordan det står akkurat nå.',
    sv: 'Sidan visar hur det står just nu.',
  },
  why: {
    en: 'You get this mail because your address is stored for notifications. Change that under Account.',
    nb: 'Du får denne e-posten fordi adressen din er lagret for varsling. Du kan endre det under Konto.',
    sv: 'Du får det här meddelandet eftersom din adress är sparad för avisering. Ändra det under Konto.',
  },
} as const satisfies Record<string, Words>;

/** Why the carrier stopped a package (D-29). */
export const holdReasonWords = {
  SUSPECTED_DROP_SHIPMENT: {
    en: 'It may be goods that a third party sends for the seller.',
    nb: 'Det kan være varer som en tredjepart sender for selgeren.',
    sv: 'Det kan vara varor som en tredje part skickar åt säljaren.',
  },
  NOT_YET_BOOKED: { en: 'It has not been booked.', nb: 'Den er ikke booket.', sv: 'Det är inte bokat.' },
  UNIDENTIFIED: { en: 'We do not know what it is.', nb: 'Vi vet ikke hva det er.', sv: 'Vi vet inte vad det är.' },
  OTHER: { en: 'Another reason; see the comment.', nb: 'En annen årsak; se kommentaren.', sv: 'En annan orsak; se kommentaren.' },
} as const satisfies Record<HoldReason, Words>;
