import type { Tx } from '@sporbar/prisma/client.ts';
import { isOrganisationNumber } from '../../calendar/organisation-number.ts';
import type { JudgedAddress } from '../../addresses/address-input.ts';
import { deliveryAddressProblems } from '../../addresses/address.ts';
import { prepareAddress, saveAddress } from '../../addresses/address.commands.ts';
import type { Context } from '../../context.ts';
import { newId } from '../../ids.ts';
import { createMailboxAccount } from '../../mailbox/mailbox-account.ts';
import { isPhone } from '../../orders/submitting/parties.rules.ts';
import { noOrder } from '../../orders/order.refusals.ts';
import { refuseIfAny, Refused, type Problem } from '../../refusals.ts';
import { transition, type CommandInput, type Outcome } from '../../transition.ts';
import type { Viewer } from '../../viewer.ts';
import type { Locale } from '../../words.ts';
import { created } from '../../writes.ts';
import { queueAccountMail, queueLinkMail, useLink } from '../link-mails.ts';
import { knock } from '../sign-in/attempts.ts';
import { isEmail, loginKey, passwordProblems } from '../sign-in/credentials.rules.ts';
import { hashPassword } from '../sign-in/password.ts';
import { requireBrowser, startSession } from '../sign-in/sign-in.commands.ts';
import { noSignIn } from '../sign-in/sign-in.refusals.ts';
import { addContact } from '../users/user.commands.ts';
import { userNoun } from '../users/user.lifecycle.ts';
import { noUser } from '../users/user.refusals.ts';
import { nameProblems } from '../users/user.rules.ts';
import { rootOfUser } from '../users/user.state.ts';
import { isVerifiedElsewhere } from '../verified-email.ts';
import { knownMail, verifyMail } from './registration.mails.ts';
import { noRegistration } from './registration.refusals.ts';

const dayMs = 86_400_000;

/** First step: mails a link that proves the address. The answer is the same whether it has a login already or not. */
export async function requestMailboxRegistration(
  context: Context,
  given: { email: string; locale?: Locale | null | undefined },
): Promise<void> {
  await knock(context, 'REGISTRATION', '/email');
  const email = loginKey(given.email);
  if (!isEmail(email)) throw new Refused([noSignIn.emailUnacceptable('/email')]);
  const at = context.clock.now();
  const locale = given.locale ?? context.locale;
  const mail = { to: email, locale, organisationId: null, params: { site: context.ports.siteUrl }, at };
  await context.db.$transaction(async (tx) => {
    const known = await isVerifiedElsewhere(tx, email);
    const since = new Date(at.getTime() - 60_000);
    const recent = await tx.emailMessage.count({ where: { to: email, createdAt: { gt: since }, organisationId: null } });
    if (recent > 0) return;
    if (known) await queueAccountMail(tx, { ...mail, mail: knownMail });
    else
      await queueLinkMail(tx, {
        ...mail,
        mail: verifyMail,
        purpose: 'MAILBOX_REGISTRATION',
        page: '/register',
        siteUrl: context.ports.siteUrl,
        validForMs: dayMs,
        payload: { email },
      });
  });
}

export interface RegisterInput extends CommandInput {
  readonly token: string;
  readonly username: string;
  readonly password: string;
  readonly fullName: string;
  readonly phone?: string | null | undefined;
  readonly customerKind: 'PRIVATE' | 'BUSINESS';
  readonly companyName?: string | null | undefined;
  readonly orgNumber?: string | null | undefined;
  readonly locale?: Locale | null | undefined;
  readonly homeAddress: {
    readonly country: 'NO' | 'SE' | 'US';
    readonly street: string;
    readonly houseNumber?: number | null | undefined;
    readonly houseLetter?: string | null | undefined;
    readonly postcode: string;
    readonly city?: string | null | undefined;
  };
}

export interface RegisteredResult {
  readonly userId: string;
  readonly suiteNumber: string;
}

/**
 * Second step: opens the account on the proved address, with its suite number, and signs in (IA-01, IA-20). Everything
 * is written as done by the new user, since nothing is ever written anonymously (IA-03).
 */
export async function registerMailboxAccount(context: Context, input: RegisterInput): Promise<Outcome<RegisteredResult>> {
  requireBrowser(context);
  await knock(context, 'REGISTRATION');
  const registrant = viewerToBe(input, newId('Organisation'));
  const address = await prepareAddress(
    context.ports.addressRegister,
    { purpose: 'HOME', ...input.homeAddress },
    registrant.organisationId,
    '/homeAddress',
  );
  refuseIfAny([...inputProblems(input, registrant.username), ...deliveryAddressProblems(address.row, '/homeAddress'), ...address.problems]);
  const passwordHash = await hashPassword(input.password);
  const outcome = await transition<RegisteredResult>(
    { ...context, viewer: registrant },
    {
      move: 'registerMailboxAccount',
      input: { idempotencyKey: input.idempotencyKey, dryRun: input.dryRun },
      locks: [],
      onDuplicate: { users_verified_email: () => noSignIn.emailTaken('/email'), username: () => noUser.usernameTaken('/username') },
      plan: async (tx, viewer, now) => {
        const email = await provedEmail(tx, input.token, now);
        if ((await tx.user.count({ where: { username: viewer.username } })) > 0) throw new Refused([noUser.usernameTaken('/username')]);
        const suiteNumber = await openAccount(tx, viewer, input, address, email, now);
        const row = holderRow(viewer, input, email, passwordHash, now);
        const root = { ...rootOfUser({ ...row, version: 0 }), version: undefined, status: undefined };
        const alongside = async (inner: Tx) => void (await addContact(inner, row));
        return { writes: [created(root, userNoun, row)], result: { userId: row.id, suiteNumber }, alongside };
      },
    },
  );
  if (outcome.ok && !outcome.dryRun) await startSession(context, outcome.result.userId, 'signIn');
  return outcome;
}

/** The address the link was mailed to; the link is used up with it. */
async function provedEmail(tx: Tx, token: string, now: Date): Promise<string> {
  const link = await useLink(tx, 'MAILBOX_REGISTRATION', token, now);
  const email = (link?.payload as { email?: string } | null | undefined)?.email;
  if (email === undefined) throw new Refused([noSignIn.linkSpent('/token')]);
  return email;
}

/** The organisation, its home address and its mailbox. Answers the suite number, which is the customer number (CA-02). */
async function openAccount(
  tx: Tx,
  viewer: Viewer,
  input: RegisterInput,
  address: JudgedAddress,
  email: string,
  now: Date,
): Promise<string> {
  const business = input.customerKind === 'BUSINESS';
  const { country } = input.homeAddress;
  const stamp = { createdAt: now, updatedAt: now };
  const organisation = {
    id: viewer.organisationId,
    name: viewer.organisationName,
    kind: business ? ('BUSINESS_SHOPPER' as const) : ('PRIVATE_PERSON' as const),
    businessLines: ['MAILBOX' as const],
    email,
    orgNumber: business ? (input.orgNumber ?? '').trim() || null : null,
    country,
    currency: country === 'SE' ? 'SEK' : 'NOK',
    locale: viewer.locale,
  };
  await tx.organisation.create({ data: { ...organisation, ...stamp }, select: { id: true } });
  const home = await saveAddress(tx, address);
  const account = {
    organisationId: organisation.id,
    customerKind: input.customerKind,
    destinationCountry: country === 'SE' ? 'SE' : 'NO',
    homeAddressId: home.id,
  } as const;
  return createMailboxAccount(tx, account, now);
}

const holderRow = (viewer: Viewer, input: RegisterInput, email: string, passwordHash: string, now: Date) => ({
  id: viewer.userId,
  organisationId: viewer.organisationId,
  kind: 'PERSON' as const,
  username: viewer.username,
  passwordHash,
  fullName: viewer.fullName,
  phone: input.phone ?? null,
  email,
  emailVerifiedAt: now,
  role: 'CUSTOMER' as const,
  accessType: 'FULL' as const,
  troubleTicketAccess: false,
  authorisedOrderer: false,
  locale: viewer.locale,
  status: 'ACTIVE' as const,
});

function inputProblems(input: RegisterInput, username: string): Problem[] {
  const business = input.customerKind === 'BUSINESS';
  const country = input.homeAddress.country === 'SE' ? 'SE' : 'NO';
  const orgNumber = (input.orgNumber ?? '').trim();
  return [
    ...nameProblems(username, null),
    ...passwordProblems(input.password, username, '/password'),
    ...(input.fullName.trim() === '' ? [noRegistration.nameMissing('/fullName')] : []),
    ...(business && (input.companyName ?? '').trim() === '' ? [noRegistration.companyMissing('/companyName')] : []),
    ...(business && orgNumber !== '' && !isOrganisationNumber(country, orgNumber) ? [noRegistration.orgNumberWrong('/orgNumber')] : []),
    ...(input.phone == null || isPhone(input.phone) ? [] : [noOrder.phone('/phone')]),
  ];
}

/** The account holder that will be, as the one who acts. */
const viewerToBe = (input: RegisterInput, organisationId: string): Viewer => ({
  userId: newId('User'),
  username: loginKey(input.username),
  fullName: input.fullName.trim(),
  kind: 'PERSON',
  role: 'CUSTOMER',
  organisationId,
  organisationName: input.customerKind === 'BUSINESS' ? (input.companyName ?? '').trim() : input.fullName.trim(),
  isCarrier: false,
  hasWholesale: false,
  hasMailbox: true,
  accessType: 'FULL',
  certifications: [],
  troubleTicketAccess: false,
  authorisedOrderer: false,
  inTraining: false,
  department: null,
  locale: input.locale ?? 'en',
  sessionId: null,
  apiKey: null,
});
