import type { Locale } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../../context.ts';
import { noOrder } from '../../orders/order.refusals.ts';
import { isPhone } from '../../orders/submitting/parties.rules.ts';
import { no, refuseIfAny, Refused, type Problem } from '../../refusals.ts';
import { transition, type CommandInput, type Outcome } from '../../transition.ts';
import { updated } from '../../writes.ts';
import { writeAudit } from '../audit.ts';
import { queueLinkMail, spendPasswordLinks, useLink, type AccountMail } from '../link-mails.ts';
import { isEmail, loginKey } from '../sign-in/credentials.rules.ts';
import { requirePerson } from '../sign-in/sign-in.commands.ts';
import { noSignIn } from '../sign-in/sign-in.refusals.ts';
import { isVerifiedElsewhere } from '../verified-email.ts';
import type { UserResult } from './user.commands.ts';
import { userNoun } from './user.lifecycle.ts';
import { discreet, loadUser, rootOfUser } from './user.state.ts';

const dayMs = 86_400_000;

const proveMail: AccountMail = {
  subject: { en: 'Confirm your e-mail address', nb: 'Bekreft e-postadressen din', sv: 'Bekräfta din e-postadress' },
  body: {
    en: 'Hello {name},\n\nthis address was given for {username}. It counts once you follow this link, which works once, within a day:\n\n{link}\n\nIf it was not you, ignore this mail.',
    nb: 'Hei {name},\n\ndenne adressen er oppgitt for {username}. Den gjelder når du har fulgt denne lenken, som virker én gang, innen et døgn:\n\n{link}\n\nVar det ikke deg, kan du se bort fra denne e-posten.',
    sv: 'Hej {name},\n\nden här adressen har angetts för {username}. Den gäller när du har följt den här länken, som fungerar en gång, inom ett dygn:\n\n{link}\n\nVar det inte du kan du bortse från det här mejlet.',
  },
};

export interface ProfileInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly locale?: Locale | null | undefined;
}

/** Everybody keeps the own phone number, language and address. A new address counts once a link mailed to it was followed (IA-01). */
export const updateMyProfile = (context: Context, input: ProfileInput): Promise<Outcome<UserResult>> =>
  transition(context, {
    move: 'updateMyProfile',
    input,
    locks: [{ table: 'users', id: input.id }],
    plan: async (tx) => {
      const viewer = requirePerson(context);
      const user = await loadUser(tx, viewer, input.id);
      if (user.id !== viewer.userId) throw new Refused([no.forbidden('/id')]);
      const { version, updatedAt } = user;
      if (version !== input.expectedVersion) {
        throw new Refused([
          no.conflict('/expectedVersion', {}, { objectId: user.id, data: { currentVersion: version, changedAt: updatedAt } }),
        ]);
      }
      const email = input.email == null || loginKey(input.email) === loginKey(user.email ?? '') ? null : input.email.trim();
      refuseIfAny([
        ...profileProblems(input.phone, email),
        ...(email !== null && (await isVerifiedElsewhere(tx, email)) ? [noSignIn.emailTaken('/email')] : []),
      ]);
      const set = { phone: input.phone === undefined ? user.phone : input.phone, locale: input.locale ?? user.locale };
      return {
        writes: [updated(rootOfUser(user), userNoun, user, set, discreet)],
        result: { userId: user.id },
        alongside: async (inner) => {
          if (email === null) return;
          const { siteUrl } = context.ports;
          const to = { to: email, locale: set.locale, organisationId: user.organisationId, mail: proveMail };
          const link = {
            purpose: 'EMAIL_VERIFICATION',
            page: '/verify-email',
            siteUrl,
            validForMs: dayMs,
            userId: user.id,
            payload: { email },
          } as const;
          await queueLinkMail(inner, { ...to, ...link, params: { name: user.fullName, username: user.username }, at: context.clock.now() });
        },
      };
    },
  });

const profileProblems = (phone: string | null | undefined, email: string | null): Problem[] => [
  ...(phone == null || isPhone(phone) ? [] : [noOrder.phone('/phone')]),
  ...(email === null || isEmail(email) ? [] : [noSignIn.emailUnacceptable('/email')]),
];

/** IA-01: the link that was mailed to a new address makes it the login's own. Works once, signed in or not. */
export async function verifyEmail(context: Context, given: { token: string }): Promise<{ email: string }> {
  const now = context.clock.now();
  return context.db.$transaction(async (tx) => {
    const link = await useLink(tx, 'EMAIL_VERIFICATION', given.token, now);
    const email = (link?.payload as { email?: string } | null | undefined)?.email;
    const user = link?.userId == null ? null : await tx.user.findUnique({ where: { id: link.userId } });
    if (email === undefined || user === null || user.status === 'CLOSED') throw new Refused([noSignIn.linkSpent('/token')]);
    if (await isVerifiedElsewhere(tx, email)) throw new Refused([noSignIn.emailTaken('/token')]);
    await tx.user.update({ where: { id: user.id }, data: { email, emailVerifiedAt: now }, select: { id: true } });
    await spendPasswordLinks(tx, user.id, now);
    const about = { objectType: 'USER', objectId: user.id, organisationId: user.organisationId };
    await writeAudit(tx, context, {
      at: now,
      actor: user,
      action: 'verifyEmail',
      ...about,
      before: { email: user.email },
      after: { email },
    });
    return { email };
  });
}
