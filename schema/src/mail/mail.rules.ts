import type { CancelledBy, ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Root, Write } from '../writes.ts';
import type { Locale } from '../words.ts';

/** BASIC needs an address and nothing else; EXTENDED needs the box "Email notification on status update" ticked as well. */
export type Box = 'BASIC' | 'EXTENDED';

interface MailRule {
  readonly rules: readonly string[];
  readonly noun: ObjectType;
  readonly to: readonly string[] | 'ANY';
  /** Only when it was cancelled by one of these. */
  readonly cancelledBy?: readonly CancelledBy[];
  /** Only when a package goes on without the documents customs ask for. */
  readonly whenDocumentsMissing?: true;
  /** Only when it came to be in this status, or only when it changed; both unless said. */
  readonly only?: 'BORN' | 'CHANGED';
  readonly box: Box;
}

/** Context 12: what is mailed. One row an entry of its table. */
export const mailRules: readonly MailRule[] = [
  { rules: ['N-01'], noun: 'ORDER_LINE', to: ['REJECTED', 'FIELD_SERVICE', 'INCOMPLETE'], box: 'BASIC' },
  { rules: ['N-01', 'D-05'], noun: 'ORDER_LINE', to: ['CANCELLED'], cancelledBy: ['CARRIER', 'SYSTEM'], box: 'BASIC' },
  { rules: ['M-22'], noun: 'APPOINTMENT', to: ['FAILED'], only: 'CHANGED', box: 'BASIC' },
  { rules: ['N-04', 'D-15'], noun: 'ORDER_LINE', to: 'ANY', only: 'CHANGED', box: 'EXTENDED' },
  { rules: ['N-06'], noun: 'QUOTE_LINE', to: 'ANY', only: 'CHANGED', box: 'BASIC' },
  { rules: ['SR-22', 'SR-23'], noun: 'SERVICE_REQUEST', to: ['INCOMPLETE', 'COMPLETED'], box: 'BASIC' },
  { rules: ['SR-26'], noun: 'SERVICE_REQUEST', to: ['CANCELLED'], cancelledBy: ['CARRIER'], box: 'BASIC' },
  { rules: ['N-04', 'D-15'], noun: 'SERVICE_REQUEST', to: 'ANY', only: 'CHANGED', box: 'EXTENDED' },
  { rules: ['TT-01'], noun: 'TROUBLE_TICKET', to: ['PENDING', 'RESOLVED'], box: 'BASIC' },
  { rules: ['N-04', 'D-15'], noun: 'TROUBLE_TICKET', to: 'ANY', only: 'CHANGED', box: 'EXTENDED' },
  { rules: ['N-07'], noun: 'PACKAGE', to: ['BOOKED'], only: 'BORN', box: 'BASIC' },
  { rules: ['P-08', 'P-10'], noun: 'PACKAGE', to: ['NOT_BOOKED', 'HOLD'], box: 'BASIC' },
  { rules: ['P-21'], noun: 'PACKAGE', to: ['IN_TRANSIT'], whenDocumentsMissing: true, box: 'BASIC' },
  { rules: ['N-04', 'D-15'], noun: 'PACKAGE', to: 'ANY', only: 'CHANGED', box: 'EXTENDED' },
  { rules: ['P-21'], noun: 'PURCHASE_RECEIPT', to: ['REJECTED'], only: 'CHANGED', box: 'BASIC' },
  { rules: ['INV-02'], noun: 'INVOICE', to: ['ISSUED'], only: 'BORN', box: 'BASIC' },
  { rules: ['ISP-19', 'N-04', 'D-15'], noun: 'INSTALLED_PRODUCT', to: ['TERMINATED'], only: 'CHANGED', box: 'EXTENDED' },
  { rules: ['N-04', 'D-15'], noun: 'INVOICE', to: 'ANY', only: 'CHANGED', box: 'EXTENDED' },
];

/** What a rule looks at in a write. */
export type Told = Pick<Write, 'kind' | 'id' | 'from' | 'to' | 'values' | 'comment' | 'customerVisible'> & {
  readonly noun: Pick<Write['noun'], 'type'>;
  readonly root: Pick<Root, 'id' | 'organisationId' | 'placedById' | 'number'> & { readonly noun: Pick<Write['noun'], 'type'> };
};

/** What of a change decides whether it is told at all. */
export type Judged = Pick<Told, 'kind' | 'from' | 'to' | 'values' | 'customerVisible' | 'noun'>;

const fits = (rule: MailRule, write: Judged, documentsMissing: boolean): boolean =>
  rule.noun === write.noun.type &&
  (rule.to === 'ANY' || rule.to.includes(write.to ?? '')) &&
  (rule.only === undefined || rule.only === (write.kind === 'CREATED' ? 'BORN' : 'CHANGED')) &&
  (rule.cancelledBy === undefined || rule.cancelledBy.includes(write.values['cancelledBy'] as CancelledBy)) &&
  (rule.whenDocumentsMissing !== true || documentsMissing);

/**
 * Which box a change needs, or null when it is never mailed: what leaves the status alone, and what the customer must
 * not learn of. Of several rules that fit the least demanding holds.
 */
export function boxOf(write: Judged, documentsMissing = false): Box | null {
  const changesStatus = (write.kind === 'CREATED' || write.kind === 'MOVED') && write.from !== write.to;
  if (!changesStatus || !write.customerVisible) return null;
  const boxes = mailRules.filter((rule) => fits(rule, write, documentsMissing)).map(({ box }) => box);
  return boxes.includes('BASIC') ? 'BASIC' : (boxes[0] ?? null);
}

/** True where only the receipts of the package tell whether it must be mailed. */
export const asksForDocuments = (write: Told): boolean => boxOf(write, true) !== boxOf(write, false);

/** Where a customer's mails go, in which language, and whether the box is ticked. */
export interface Recipient {
  readonly addresses: readonly string[];
  readonly locale: Locale;
  readonly wantsAll: boolean;
}

/** One mail that a transaction owes: everything that changed, to one address (N-09). Null: nobody has an address (N-02). */
export interface OwedMail {
  readonly to: string | null;
  readonly locale: Locale;
  readonly organisationId: string;
  readonly changes: readonly Told[];
}

/**
 * N-09, N-12: the mails of one transaction. Each address gets one, with every change that concerns it; a change that
 * nobody can be told of is recorded once. Header roll-ups are no writes and so owe nothing.
 */
export function mailsOwed(
  writes: readonly Told[],
  recipientOf: (write: Told) => Recipient,
  documentsMissing: ReadonlySet<string> = new Set(),
): OwedMail[] {
  const mails = new Map<string, OwedMail & { changes: Told[] }>();
  for (const write of writes) {
    const box = boxOf(write, documentsMissing.has(write.id));
    if (box === null) continue;
    const recipient = recipientOf(write);
    if (box === 'EXTENDED' && !recipient.wantsAll) continue;
    const addresses = recipient.addresses.length === 0 ? [null] : recipient.addresses;
    for (const to of addresses) {
      const key = to === null ? `none ${write.root.organisationId}` : to.toLowerCase();
      const mail = mails.get(key) ?? { to, locale: recipient.locale, organisationId: write.root.organisationId, changes: [] };
      if (!mail.changes.includes(write)) mail.changes.push(write);
      mails.set(key, mail);
    }
  }
  return [...mails.values()];
}
