import { randomUUIDv7 } from 'node:crypto';

/** What an id's prefix says it names. One table: `node(id)` reads it backwards. */
export const idPrefixes = {
  Organisation: 'org',
  User: 'usr',
  Session: 'ses',
  ApiKey: 'key',
  Certification: 'cer',
  Contact: 'con',
  InstalledProduct: 'ins',
  PriceListEntry: 'prc',
  Address: 'adr',
  RegisterAddress: 'reg',
  Quote: 'quo',
  QuoteLine: 'qli',
  Order: 'ord',
  OrderLine: 'oli',
  Appointment: 'apt',
  AvailabilityCheck: 'avc',
  ServiceRequest: 'srq',
  Activity: 'act',
  TroubleTicket: 'tkt',
  TicketActivity: 'tac',
  RoutingVersion: 'rtv',
  RoutingRule: 'rtr',
  MailboxAccount: 'mbx',
  Booking: 'bkg',
  Package: 'pkg',
  TrackingNumber: 'trk',
  PurchaseReceipt: 'rct',
  Invoice: 'inv',
  InvoiceLine: 'ili',
  Payment: 'pay',
  InvoiceCharge: 'chg',
  StoredFile: 'fil',
  Attachment: 'att',
  EmailMessage: 'eml',
  InboundMail: 'inm',
} as const;

export type IdentifiedType = keyof typeof idPrefixes;

const typeByPrefix = new Map<string, IdentifiedType>(Object.entries(idPrefixes).map(([type, prefix]) => [prefix, type as IdentifiedType]));

let last = '';

/** Ascending in this process even within a millisecond, where UUIDs v7 alone stand in any order. */
function nextHex(): string {
  const fresh = randomUUIDv7().replaceAll('-', '');
  last = fresh > last ? fresh : (BigInt(`0x${last}`) + 1n).toString(16).padStart(32, '0');
  return last;
}

/** A new id: `<prefix>_<uuid v7 as 32 hex digits>`. Unique everywhere and ascending in time. */
export const newId = (type: IdentifiedType): string => `${idPrefixes[type]}_${nextHex()}`;

/** The type an id names, or undefined for anything that is not one of our ids. */
export const typeOfId = (id: string): IdentifiedType | undefined =>
  /^[a-z]{3}_[0-9a-f]{32}$/.test(id) ? typeByPrefix.get(id.slice(0, 3)) : undefined;
