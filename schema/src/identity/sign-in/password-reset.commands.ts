import type { Tx } from '@sporbar/prisma/client.ts';
import type { Context } from '../../context.ts';
import { refuseIfAny, Refused } from '../../refusals.ts';
import { writeAudit } from '../audit.ts';
import { queueLinkMail, spendPasswordLinks, useLink, type AccountMail } from '../link-mails.ts';
import { isVerifiedElsewhere } from '../verified-email.ts';
import { countAttempt, knock, takeBack } from './attempts.ts';
import { loginKey, passwordProblems } from './credentials.rules.ts';
import { hashPassword, isPassword } from './password.ts';
import { endSessions, findByLogin, requirePerson, startSession, type SignedIn } from './sign-in.commands.ts';
import { noSignIn } from './sign-in.refusals.ts';

const hour = 3_600_000;
const resetValidFor = hour;
const mailAgainAfter = 60_000;

const resetMail: AccountMail = {
  subject: { en: 'Choose a new password', nb: 'Velg nytt passord', sv: 'Välj ett nytt lösenord' },
  body: {
    en: 'Hello {name},\n\nsomebody, probably you, asked for a new password for {username}. This link works once, within an hour:\n\n{link}\n\nIf it was not you, ignore this mail: nothing has changed.',
    nb: 'Hei {name},\n\nnoen, trolig du, har bedt om nytt passord for {username}. Denne lenken virker én gang, innen en time:\n\n{link}\n\nVar det ikke deg, kan du se bort fra denne e-posten. Ingenting er endret.',
    sv: 'Hej {name},\n\nnågon, troligen du, har bett om ett nytt lösenord för {username}. Den här länken fungerar en gång, inom en timme:\n\n{link}\n\nVar det inte du kan du bortse från det här mejlet. Inget har ändrats.',
  },
};

/**
 * IA-01: mails a link that replaces the password. The answer tells nobody whether such a user exists, nor does the time
 * it takes: work that outlasts the mailing goes beside it (IA-19). A second request within a minute sends nothing more.
 */
export async function requestPasswordReset(context: Context, given: { login: string }): Promise<void> {
  await knock(context, 'RESET', '/login');
  await Promise.all([mailResetLink(context, given), isPassword('', null)]);
}

async function mailResetLink(context: Context, given: { login: string }): Promise<void> {
  const login = loginKey(given.login);
  const now = context.clock.now();
  const user = await findByLogin(context.db, login);
  if (user?.email == null || user.status === 'CLOSED') return;
  const { email } = user;
  await context.db.$transaction(async (tx) => {
    const since = new Date(now.getTime() - mailAgainAfter);
    const recent = await tx.oneTimeLink.count({ where: { userId: user.id, purpose: 'PASSWORD_RESET', createdAt: { gt: since } } });
    if (recent > 0) return;
    await queuePasswordLink(tx, context, { ...user, email }, resetMail, resetValidFor);
    await writeAudit(tx, context, {
      at: now,
      actor: { id: null, username: user.username },
      action: 'requestPasswordReset',
      objectType: 'USER',
      objectId: user.id,
      organisationId: user.organisationId,
    });
  });
}

interface Addressee {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly email: string;
  readonly locale: 'en' | 'nb' | 'sv';
  readonly organisationId: string;
}

/** Queues a mail whose link lets its reader choose a password. */
export const queuePasswordLink = (tx: Tx, context: Context, user: Addressee, mail: AccountMail, validForMs: number): Promise<void> =>
  queueLinkMail(tx, {
    to: user.email,
    locale: user.locale,
    organisationId: user.organisationId,
    mail,
    params: { name: user.fullName, username: user.username, site: context.ports.siteUrl },
    at: context.clock.now(),
    purpose: 'PASSWORD_RESET',
    page: '/reset-password',
    siteUrl: context.ports.siteUrl,
    validForMs,
    userId: user.id,
    payload: { email: user.email },
  });

/**
 * Sets the password by the mailed link, which works once. Every session of the user ends and a new one begins here. The
 * link came by mail, so the address is verified with it.
 */
export async function resetPassword(context: Context, given: { token: string; password: string }): Promise<SignedIn> {
  const now = context.clock.now();
  await knock(context, 'RESET', '/token');
  const passwordHash = await hashPassword(given.password);
  const userId = await context.db.$transaction(async (tx) => {
    const link = await useLink(tx, 'PASSWORD_RESET', given.token, now);
    const user = link?.userId == null ? null : await tx.user.findUnique({ where: { id: link.userId } });
    if (user === null || user.status === 'CLOSED') throw new Refused([noSignIn.linkSpent('/token')]);
    refuseIfAny(passwordProblems(given.password, user.username, '/password'));
    const mailed = (link?.payload as { email?: string } | null)?.email;
    const proved =
      user.emailVerifiedAt === null && mailed !== undefined && mailed === user.email && !(await isVerifiedElsewhere(tx, mailed));
    const verified = proved ? { emailVerifiedAt: now } : {};
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, ...verified }, select: { id: true } });
    await spendPasswordLinks(tx, user.id, now);
    await endSessions(tx, { userId: user.id }, 'PASSWORD_CHANGED', now);
    await tx.failedLogin.deleteMany({ where: { login: user.username } });
    await writeAudit(tx, context, {
      at: now,
      actor: user,
      action: 'resetPassword',
      objectType: 'USER',
      objectId: user.id,
      organisationId: user.organisationId,
    });
    return user.id;
  });
  return startSession(context, userId, 'signIn');
}

/**
 * Replaces the password by someone who knows the present one. Every other session of the user ends. A wrong present
 * password counts as a failed sign-in: whoever sits at somebody's screen cannot guess on (IA-19).
 */
export async function changePassword(context: Context, given: { present: string; password: string }): Promise<SignedIn> {
  const viewer = requirePerson(context);
  const user = await context.db.user.findUniqueOrThrow({ where: { id: viewer.userId }, select: { passwordHash: true } });
  const attempt = await countAttempt(context, viewer.username, context.clock.now(), '/present');
  const right = await isPassword(given.present, user.passwordHash);
  if (right) await takeBack(context, attempt);
  refuseIfAny([...(right ? [] : [noSignIn.wrongPassword('/present')]), ...passwordProblems(given.password, viewer.username, '/password')]);
  const passwordHash = await hashPassword(given.password);
  const now = context.clock.now();
  await context.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: viewer.userId }, data: { passwordHash }, select: { id: true } });
    await spendPasswordLinks(tx, viewer.userId, now);
    await endSessions(tx, { userId: viewer.userId }, 'PASSWORD_CHANGED', now);
    await writeAudit(tx, context, {
      at: now,
      actor: { id: viewer.userId, username: viewer.username },
      action: 'changePassword',
      objectType: 'USER',
      objectId: viewer.userId,
      organisationId: viewer.organisationId,
    });
  });
  return startSession(context, viewer.userId, 'signIn');
}
