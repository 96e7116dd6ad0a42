import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../context.ts';
import type { Occasion } from '../event-log.ts';
import { newId } from '../ids.ts';
import type { Write } from '../writes.ts';
import { composeMail, type MailFacts } from './compose.ts';
import { asksForDocuments, boxOf, mailsOwed, type OwedMail, type Told } from './mail.rules.ts';
import { loadRecipients } from './recipients.ts';

/**
 * Queues the mails that a change owes its customer, in the change's own transaction (N-11): with it they are there, and
 * without it they are not. Where no change can owe one, nothing is asked of the database.
 */
export async function queueMails(context: Context, tx: Tx, occasion: Occasion, writes: readonly Write[]): Promise<void> {
  const candidates = writes.filter((write) => boxOf(write, true) !== null);
  if (candidates.length === 0) return;
  const documentsMissing = await packagesWithoutDocuments(tx, candidates.filter(asksForDocuments));
  const owed = mailsOwed(candidates, await loadRecipients(tx, candidates), documentsMissing);
  if (owed.length === 0) return;
  const facts = await loadFacts(context, tx, candidates, documentsMissing);
  await putIntoOutbox(tx, occasion, owed, facts);
}

/** P-21: the packages among these for which no usable receipt is there. */
async function packagesWithoutDocuments(tx: Tx, writes: readonly Write[]): Promise<Set<string>> {
  const missing = new Set(writes.map(({ id }) => id));
  if (missing.size === 0) return missing;
  const receipts = await tx.purchaseReceipt.findMany({
    where: { packageId: { in: [...missing] }, status: { not: 'REJECTED' } },
    select: { packageId: true },
  });
  for (const { packageId } of receipts) missing.delete(packageId);
  return missing;
}

async function loadFacts(context: Context, tx: Tx, writes: readonly Write[], documentsMissing: ReadonlySet<string>): Promise<MailFacts> {
  return {
    siteUrl: context.ports.siteUrl,
    lineNumbers: await lineNumbersOf(
      tx,
      writes.map(({ id, noun }) => ({ objectId: id, objectType: noun.type })),
    ),
    bookings: await bookingsOf(tx, writes),
    documentsMissing,
  };
}

interface Named {
  readonly objectId: string;
  readonly objectType: ObjectType;
}

/** The numbers of the lines among these, by their ids. */
export const lineNumbersOf = async (db: Db | Tx, named: readonly Named[]): Promise<ReadonlyMap<string, number>> =>
  new Map([...(await lineNumbers(db, named, 'ORDER_LINE')), ...(await lineNumbers(db, named, 'QUOTE_LINE'))]);

async function lineNumbers(db: Db | Tx, named: readonly Named[], type: 'ORDER_LINE' | 'QUOTE_LINE'): Promise<[string, number][]> {
  const ids = new Set(named.flatMap(({ objectType, objectId }) => (objectType === type ? [objectId] : [])));
  if (ids.size === 0) return [];
  const query = { where: { id: { in: [...ids] } }, select: { id: true, lineNo: true } };
  const lines = type === 'ORDER_LINE' ? await db.orderLine.findMany(query) : await db.quoteLine.findMany(query);
  return lines.map(({ id, lineNo }) => [id, lineNo]);
}

/** N-07: a booking mail carries the token by which a reply finds the booking. */
async function bookingsOf(tx: Tx, writes: readonly Told[]): Promise<MailFacts['bookings']> {
  const bookingIds = new Map(
    writes.flatMap((write) => {
      const bookingId = write.values['bookingId'];
      return write.noun.type === 'PACKAGE' && write.kind === 'CREATED' && write.to === 'BOOKED' && typeof bookingId === 'string'
        ? [[write.id, bookingId] as const]
        : [];
    }),
  );
  if (bookingIds.size === 0) return new Map();
  const bookings = await tx.booking.findMany({
    where: { id: { in: [...new Set(bookingIds.values())] } },
    select: { id: true, number: true, replyToken: true },
  });
  const byId = new Map(bookings.map((booking) => [booking.id, booking]));
  return new Map(
    [...bookingIds].flatMap(([packageId, bookingId]) => {
      const booking = byId.get(bookingId);
      return booking === undefined ? [] : [[packageId, booking] as const];
    }),
  );
}

async function putIntoOutbox(tx: Tx, { transactionId, at }: Occasion, owed: readonly OwedMail[], facts: MailFacts): Promise<void> {
  const host = new URL(facts.siteUrl).hostname;
  const mails = owed.map((mail) => ({ id: newId('EmailMessage'), mail }));
  await tx.emailMessage.createMany({
    data: mails.map(({ id, mail }) => ({
      id,
      organisationId: mail.organisationId,
      to: mail.to,
      ...composeMail(mail, facts),
      locale: mail.locale,
      state: mail.to === null ? ('SKIPPED_NO_ADDRESS' as const) : ('QUEUED' as const),
      nextAttemptAt: at,
      transactionId,
      messageId: `<${id}@${host}>`,
      createdAt: at,
    })),
  });
  await tx.emailSubject.createMany({
    data: mails.flatMap(({ id, mail }) => subjectsOf(mail).map((subject) => ({ emailId: id, ...subject }))),
  });
}

/** The objects a mail tells of, the pages they stand on among them, each once. */
const subjectsOf = ({ changes }: OwedMail) => {
  const subjects = changes.flatMap(({ id, noun, root }) => [
    { objectType: root.noun.type, objectId: root.id },
    { objectType: noun.type, objectId: id },
  ]);
  return [...new Map(subjects.map((subject) => [subject.objectId, subject])).values()];
};
