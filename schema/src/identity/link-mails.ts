import { randomUUID } from 'node:crypto';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { LinkPurpose } from '@sporbar/prisma/generated/client/enums.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import { say, type Locale, type Params, type Words } from '../words.ts';
import { hashOf, newSecret } from './secrets.ts';

/** What a mail about an account says; `{link}` and others are filled in. */
export interface AccountMail {
  readonly subject: Words;
  readonly body: Words;
}

interface LinkMail {
  readonly to: string;
  readonly locale: Locale;
  readonly organisationId: string | null;
  readonly mail: AccountMail;
  readonly params: Params;
  readonly at: Date;
}

const html = (text: string, link: string | undefined): string => {
  const escaped = text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const linked = link === undefined ? escaped : escaped.replaceAll(link, `<a href="${link}">${link}</a>`);
  return `<p>${linked.replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br>')}</p>`;
};

/** Queues a mail to one person in the transaction that owes it; it is sent afterwards (N-11). */
export async function queueAccountMail(tx: Tx, mail: LinkMail, link?: string): Promise<void> {
  const text = say(mail.mail.body, mail.locale, { ...mail.params, link: link ?? '' });
  const id = newId('EmailMessage');
  await tx.emailMessage.create({
    data: {
      id,
      organisationId: mail.organisationId,
      to: mail.to,
      subject: say(mail.mail.subject, mail.locale, mail.params),
      text,
      html: html(text, link),
      locale: mail.locale,
      state: 'QUEUED',
      nextAttemptAt: mail.at,
      messageId: `<${randomUUID()}@sporbar>`,
      createdAt: mail.at,
    },
    select: { id: true },
  });
}

/** The pages that links of mails lead to, under the address of the site. */
export const linkPages = ['/register', '/reset-password', '/verify-email'] as const;

export interface LinkToMail extends LinkMail {
  readonly purpose: LinkPurpose;
  /** The page it leads to. The secret is its `token`. */
  readonly page: (typeof linkPages)[number];
  readonly siteUrl: string;
  readonly validForMs: number;
  readonly userId?: string | undefined;
  readonly payload?: Prisma.InputJsonValue | undefined;
}

/** Queues a mail with a link that works once. Only the hash of its secret is kept besides the mail itself. */
export async function queueLinkMail(tx: Tx, link: LinkToMail): Promise<void> {
  const secret = newSecret();
  await tx.oneTimeLink.create({
    data: {
      tokenHash: hashOf(secret),
      purpose: link.purpose,
      userId: link.userId ?? null,
      ...(link.payload === undefined ? {} : { payload: link.payload }),
      createdAt: link.at,
      expiresAt: new Date(link.at.getTime() + link.validForMs),
    },
    select: { tokenHash: true },
  });
  await queueAccountMail(tx, link, `${link.siteUrl}${link.page}?token=${secret}`);
}

/** Uses up every password link of a user that is still open: none that lies in a mailbox outlives the password it was to replace. */
export const spendPasswordLinks = (tx: Tx, userId: string, now: Date) =>
  tx.oneTimeLink.updateMany({ where: { userId, purpose: 'PASSWORD_RESET', usedAt: null }, data: { usedAt: now } });

export interface UsableLink {
  readonly userId: string | null;
  readonly payload: Prisma.JsonValue;
}

/** Uses up a link: once, before it expires, for its own purpose. Undefined otherwise. */
export async function useLink(tx: Tx, purpose: LinkPurpose, secret: string, now: Date): Promise<UsableLink | undefined> {
  const tokenHash = hashOf(secret);
  const { count } = await tx.oneTimeLink.updateMany({
    where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count === 0) return undefined;
  return tx.oneTimeLink.findUniqueOrThrow({ where: { tokenHash }, select: { userId: true, payload: true } });
}
