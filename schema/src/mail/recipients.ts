import type { Tx } from '@sporbar/prisma/client.ts';
import type { BusinessLine, UserStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Locale } from '../words.ts';
import type { Recipient, Told } from './mail.rules.ts';

/** What is stored about who placed an object and about the organisation it belongs to. */
export interface StoredContact {
  readonly organisationId: string;
  readonly organisationEmail: string | null;
  readonly organisationLocale: Locale;
  readonly businessLines: readonly BusinessLine[];
  /** Of the user who placed it, if it is one of the organisation's. */
  readonly placedById: string | null;
  readonly userStatus: UserStatus | null;
  readonly userEmail: string | null;
  readonly userLocale: Locale | null;
  readonly groupEmails: readonly string[] | null;
  readonly notifyAllStatuses: boolean | null;
}

const filled = (addresses: readonly (string | null)[]): string[] =>
  addresses.flatMap((address) => (address === null || address.trim() === '' ? [] : [address.trim()]));

/** Several spellings of one address are one address. */
const distinct = (addresses: readonly string[]): string[] => [
  ...new Map(addresses.map((address) => [address.toLowerCase(), address])).values(),
];

/**
 * N-08, N-10, D-14: the Group Email of the contact of who placed it, several addresses at once (N-03); without one the
 * organisation's address. A mailbox's mails go to the account holder. A closed user gets none: the organisation does.
 */
export function recipientOf(stored: StoredContact, isMailbox: boolean): Recipient {
  const { organisationEmail, organisationLocale } = stored;
  const isThere = stored.placedById !== null && stored.userStatus !== 'CLOSED';
  const wantsAll = isThere && stored.notifyAllStatuses === true;
  const own = isThere ? distinct(filled(stored.groupEmails ?? [])) : [];
  const holder = isThere && isMailbox ? filled([stored.userEmail]) : [];
  const personal = own.length > 0 ? own : holder;
  if (personal.length > 0) return { addresses: personal, locale: stored.userLocale ?? organisationLocale, wantsAll };
  return { addresses: filled([organisationEmail]), locale: organisationLocale, wantsAll };
}

const keyOf = (organisationId: string, placedById: string): string => `${organisationId} ${placedById}`;

/** What a mail is about, as far as it says who gets it. */
interface Addressed {
  readonly root: Pick<Told['root'], 'organisationId' | 'placedById' | 'noun'>;
}

const ofMailbox = (write: Addressed, businessLines: readonly BusinessLine[]): boolean =>
  write.root.noun.type === 'PACKAGE' || !businessLines.includes('WHOLESALE');

/** Reads the recipients of several changes in one statement. */
export async function loadRecipients(tx: Tx, writes: readonly Addressed[]): Promise<(write: Addressed) => Recipient> {
  const pairs = new Map(writes.map(({ root }) => [keyOf(root.organisationId, root.placedById), root]));
  const roots = [...pairs.values()];
  const rows = await tx.$queryRawUnsafe<(StoredContact & { askedId: string })[]>(
    contactsSql,
    roots.map(({ organisationId }) => organisationId),
    roots.map(({ placedById }) => placedById),
  );
  const stored = new Map(rows.map((row) => [keyOf(row.organisationId, row.askedId), row]));
  return (write) => {
    const row = stored.get(keyOf(write.root.organisationId, write.root.placedById));
    if (row === undefined) throw new Error(`no organisation ${write.root.organisationId}`);
    return recipientOf(row, ofMailbox(write, row.businessLines));
  };
}

const contactsSql = `
SELECT o."id" AS "organisationId", o."email" AS "organisationEmail", o."locale"::text AS "organisationLocale", o."businessLines"::text[] AS "businessLines",
  asked."placedById" AS "askedId", u."id" AS "placedById", u."status"::text AS "userStatus", u."email" AS "userEmail", u."locale"::text AS "userLocale",
  c."groupEmails", c."notifyAllStatuses"
FROM unnest($1::text[], $2::text[]) AS asked("organisationId", "placedById")
JOIN "organisations" o ON o."id" = asked."organisationId"
LEFT JOIN "users" u ON u."id" = asked."placedById" AND u."organisationId" = o."id"
LEFT JOIN "contacts" c ON c."userId" = u."id"`;
