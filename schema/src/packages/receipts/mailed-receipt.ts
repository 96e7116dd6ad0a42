import type { Tx } from '@sporbar/prisma/client.ts';
import type { Context } from '../../context.ts';
import type { FileFacts } from '../../files/stored-file.ts';
import { newId } from '../../ids.ts';
import { accountHolderOf } from '../../mailbox/account-holder.ts';
import { transitionByClock } from '../../transition.ts';
import { packageInclude, rootOf } from '../package.state.ts';
import { placeFor } from './mailed.rules.ts';
import { receiptWrites } from './receipt.commands.ts';
import { queueRefusedMail, type RefusedFile } from './refused-mail.ts';

/** A booking as a reply to its mail finds it. */
export interface RepliedTo {
  readonly bookingId: string;
  readonly organisationId: string;
  readonly accountHolderId: string;
}

const placesOf = (db: Tx, bookingId: string) =>
  db.package.findMany({ where: { bookingId }, include: packageInclude, orderBy: { id: 'asc' } });

/** N-07, D-50: the booking of a token that still takes so many receipts. Null for a token of nothing and for one whose time is over. */
export async function bookingOfReply({ db }: Pick<Context, 'db'>, token: string, files: number): Promise<RepliedTo | null> {
  const booking = await db.booking.findUnique({ where: { replyToken: token }, select: { id: true, organisationId: true } });
  if (booking === null || placeFor(await placesOf(db, booking.id), files) === undefined) return null;
  const { id: bookingId, organisationId } = booking;
  return { bookingId, organisationId, accountHolderId: await accountHolderOf(db, organisationId) };
}

export interface Reply {
  readonly to: RepliedTo;
  readonly messageId: string;
  readonly sender: string;
  /** Kept already, judged as uploads are. */
  readonly files: readonly FileFacts[];
  /** What was not kept; the customer is told why (D-61). */
  readonly refused: readonly RefusedFile[];
  /** A machine has written it: nobody reads an answer. */
  readonly isAutomatic: boolean;
}

/**
 * N-07, D-61: files what a reply brought and tells what of it was refused, once: the same message again, also at the same
 * moment, does nothing. Answers whether files were filed.
 */
export async function fileReply(context: Context, reply: Reply): Promise<boolean> {
  const { to, messageId, sender, files, refused, isAutomatic } = reply;
  const place = placeFor(await placesOf(context.db, to.bookingId), Math.max(1, files.length));
  if (place === undefined || files.length + refused.length === 0) return false;
  const count = await transitionByClock(context, 'fileMailedReceipt', { table: 'packages', id: place.id }, async (tx, now) => {
    const item = await tx.package.findUniqueOrThrow({ where: { id: place.id }, include: packageInclude });
    if (placeFor([item], Math.max(1, files.length)) === undefined) return [];
    const mail = { id: newId('InboundMail'), bookingId: to.bookingId, packageId: item.id, messageId, sender };
    // Whoever is first keeps the message; a second one waits here until the first has ended, and finds it kept.
    const counted = { receipts: files.length, refused: refused.length, receivedAt: now };
    const kept = await tx.inboundMail.createMany({ data: [{ ...mail, ...counted }], skipDuplicates: true });
    if (kept.count === 0) return [];
    const root = await rootOf(tx, item);
    const { siteUrl } = context.ports;
    if (refused.length > 0 && !isAutomatic) await queueRefusedMail(tx, { item, root, bookingId: to.bookingId, refused, siteUrl, now });
    if (files.length === 0) return [];
    const by = { organisationId: to.organisationId, uploadedById: to.accountHolderId, createdAt: now };
    await tx.storedFile.createMany({ data: files.map((file) => ({ ...file, ...by })) });
    const fileIds = files.map(({ id }) => id);
    return receiptWrites({ item, root, now }, 'EMAIL', fileIds);
  });
  return count > 0;
}

/** Has this message been taken for this booking before? */
export const isTaken = async ({ db }: Pick<Context, 'db'>, bookingId: string, messageId: string): Promise<boolean> =>
  (await db.inboundMail.findUnique({ where: { bookingId_messageId: { bookingId, messageId } }, select: { id: true } })) !== null;
