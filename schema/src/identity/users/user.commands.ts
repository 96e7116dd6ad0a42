import type { Tx } from '@sporbar/prisma/client.ts';
import type { AccessType, ClosedReason, Department, Grant, Locale, UserRole, UserStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { mayUse } from '../../access.ts';
import type { Context } from '../../context.ts';
import { newId } from '../../ids.ts';
import { judge } from '../../judge.ts';
import { isPhone } from '../../orders/submitting/parties.rules.ts';
import { noOrder } from '../../orders/order.refusals.ts';
import { no, refuseIfAny } from '../../refusals.ts';
import { transition, type CommandInput, type Outcome } from '../../transition.ts';
import type { Viewer } from '../../viewer.ts';
import { created, moved, updated, type Write } from '../../writes.ts';
import { loginKey } from '../sign-in/credentials.rules.ts';
import { queueAccountMail } from '../link-mails.ts';
import { queuePasswordLink } from '../sign-in/password-reset.commands.ts';
import { endSessions } from '../sign-in/sign-in.commands.ts';
import { userLifecycle, userNoun } from './user.lifecycle.ts';
import { activatedMail, welcomeMail } from './user.mails.ts';
import { noUser } from './user.refusals.ts';
import {
  accessProblems,
  activationProblems,
  closeProblems,
  nameProblems,
  requestNeeded,
  requestProblems,
  roleProblems,
} from './user.rules.ts';
import { discreet, isCarriers, loadUser, rootOfUser, trainedFacts, type UserState } from './user.state.ts';

export interface UserResult {
  readonly userId: string;
}

interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

export interface CreateUserInput extends CommandInput {
  readonly serviceRequest?: string | null | undefined;
  readonly username: string;
  readonly fullName: string;
  readonly email: string;
  readonly phone?: string | null | undefined;
  readonly locale: Locale;
  readonly role: UserRole;
  readonly accessType: AccessType;
  readonly troubleTicketAccess?: boolean | null | undefined;
  readonly authorisedOrderer?: boolean | null | undefined;
  readonly department?: Department | null | undefined;
}

const weekMs = 7 * 86_400_000;

/**
 * IA-10: a new login, on an authorised orderer's request; its organisation is the request's. Without a request it is one
 * of the carrier's own people. READ works at once, more waits for its certification (D-42). The user is mailed a link to
 * choose a password: nobody else ever knows it.
 */
export const createUser = (context: Context, input: CreateUserInput): Promise<Outcome<UserResult>> =>
  transition(context, {
    move: 'createUser',
    input,
    locks: [],
    onDuplicate: { username: () => noUser.usernameTaken('/username') },
    plan: async (tx, viewer) => {
      if (!mayUse(viewer, userLifecycle.moves.createUser)) refuseIfAny([no.forbidden('')]);
      const request = await findRequest(tx, input.serviceRequest);
      const organisationId = request?.organisationId ?? viewer.organisationId;
      refuseIfAny(
        input.serviceRequest == null ? requestNeeded(null, input.role === 'SUPPORT_AGENT') : requestProblems(request, organisationId),
      );
      const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
      const isCarrier = organisation.kind === 'CARRIER';
      const username = loginKey(input.username);
      const details = { department: input.department ?? null, authorisedOrderer: input.authorisedOrderer ?? false };
      const taken = await tx.user.count({ where: { username } });
      refuseIfAny([
        ...nameProblems(username, input.email),
        ...(taken > 0 ? [noUser.usernameTaken('/username')] : []),
        ...(input.phone == null || isPhone(input.phone) ? [] : [noOrder.phone('/phone')]),
        ...roleProblems({ role: input.role, isCarrier, ...details }),
      ]);
      const needsTraining = !isCarrier && organisation.businessLines.includes('WHOLESALE') && input.accessType !== 'READ';
      const status: UserStatus = needsTraining ? 'PENDING_TRAINING' : 'ACTIVE';
      const id = newId('User');
      const row = {
        id,
        organisationId,
        kind: 'PERSON' as const,
        username,
        fullName: input.fullName.trim(),
        phone: input.phone ?? null,
        email: input.email.trim(),
        role: input.role,
        accessType: input.accessType,
        troubleTicketAccess: input.troubleTicketAccess ?? false,
        locale: input.locale,
        status,
        requestedIn: request?.number ?? null,
        ...details,
      };
      const root = rootOfUser({ ...row, version: 0 });
      return {
        writes: [created({ ...root, version: undefined, status: undefined }, userNoun, row, discreet)],
        result: { userId: id },
        alongside: async (inner) => {
          await addContact(inner, row);
          await queuePasswordLink(inner, context, row, welcomeMail, weekMs);
        },
      };
    },
  });

/** Everybody has a contact: mails about objects go to the contact of who placed them (N-08). */
export const addContact = (tx: Tx, user: { id: string; organisationId: string; fullName: string }) =>
  tx.contact.create({
    data: { id: newId('Contact'), organisationId: user.organisationId, userId: user.id, name: user.fullName, groupEmails: [] },
    select: { id: true },
  });

/** IA-08: opens the access of a user whose training is certified, and tells the user. */
export const activateUser = (context: Context, input: ChangeInput): Promise<Outcome<UserResult>> =>
  onUser(context, 'activateUser', input, (user) => {
    refuseIfAny(activationProblems(trainedFacts(user)));
    const mail = async (tx: Tx) => {
      if (user.email === null) return;
      const params = { name: user.fullName, username: user.username, site: context.ports.siteUrl };
      await queueAccountMail(tx, {
        to: user.email,
        locale: user.locale,
        organisationId: user.organisationId,
        mail: activatedMail,
        params,
        at: context.clock.now(),
      });
    };
    return { writes: [moved(rootOfUser(user), userNoun, user, 'ACTIVE', {}, discreet)], alongside: mail };
  });

/** IA-05: closes an access. Its sessions, sockets and keys end with it. */
export const closeUser = (
  context: Context,
  input: ChangeInput & { reason: ClosedReason; comment?: string | null | undefined; serviceRequest?: string | null | undefined },
): Promise<Outcome<UserResult>> =>
  onUser(context, 'closeUser', input, async (user, viewer, tx, now) => {
    if (user.id === viewer.userId) refuseIfAny([noUser.ownAccess('')]);
    const request = await findRequest(tx, input.serviceRequest);
    refuseIfAny([
      ...closeProblems(input.reason, input.serviceRequest, isCarriers(user)),
      ...(input.serviceRequest == null ? [] : requestProblems(request, user.organisationId)),
    ]);
    const set = { closedReason: input.reason, closedComment: input.comment ?? null, requestedIn: request?.number ?? user.requestedIn };
    return {
      writes: [
        moved(rootOfUser(user), userNoun, user, 'CLOSED', set, {
          ...discreet,
          comment: input.comment,
          changes: { closedReason: [null, input.reason] },
        }),
      ],
      alongside: async (inner) => {
        await endSessions(inner, { userId: user.id }, 'ACCESS_CLOSED', now);
        await inner.apiKey.updateMany({ where: { userId: user.id, revokedAt: null }, data: { revokedAt: now } });
      },
    };
  });

/** IA-10: opens a closed access again, on a request that was not used for it before. */
export const reopenUser = (
  context: Context,
  input: ChangeInput & { serviceRequest?: string | null | undefined },
): Promise<Outcome<UserResult>> =>
  onUser(context, 'reopenUser', input, async (user, _viewer, tx) => {
    const request = await requestFor(tx, user, input.serviceRequest);
    if (request !== null && request.number === user.requestedIn) refuseIfAny([noUser.requestSpent('/serviceRequest')]);
    const set = { closedReason: null, closedComment: null, requestedIn: request?.number ?? user.requestedIn };
    return {
      writes: [
        moved(rootOfUser(user), userNoun, user, 'ACTIVE', set, { ...discreet, changes: { closedReason: [user.closedReason, null] } }),
      ],
    };
  });

export interface ChangeAccessInput extends ChangeInput {
  readonly serviceRequest?: string | null | undefined;
  readonly role?: UserRole | null | undefined;
  readonly accessType?: AccessType | null | undefined;
  readonly troubleTicketAccess?: boolean | null | undefined;
  readonly authorisedOrderer?: boolean | null | undefined;
  readonly department?: Department | null | undefined;
}

/** IA-08, IA-09, IA-10: gives other rights. They count from the user's next request on; open streams end and come back. */
export const changeUserAccess = (context: Context, input: ChangeAccessInput): Promise<Outcome<UserResult>> =>
  onUser(context, 'changeUserAccess', input, async (user, viewer, tx) => {
    if (user.id === viewer.userId) refuseIfAny([noUser.ownAccess('')]);
    const request = await requestFor(tx, user, input.serviceRequest);
    const set = {
      role: input.role ?? user.role,
      accessType: input.accessType ?? user.accessType,
      troubleTicketAccess: input.troubleTicketAccess ?? user.troubleTicketAccess,
      authorisedOrderer: input.authorisedOrderer ?? user.authorisedOrderer,
      department: input.department === undefined ? user.department : input.department,
      requestedIn: request?.number ?? user.requestedIn,
    };
    refuseIfAny([...accessProblems(trainedFacts(user, set)), ...roleProblems({ ...set, isCarrier: isCarriers(user) })]);
    return { writes: [updated(rootOfUser(user), userNoun, user, set, discreet)] };
  });

/** IA-08, IA-09: registers that a training was passed. */
export const grantCertification = (context: Context, input: ChangeInput & { grants: Grant }): Promise<Outcome<UserResult>> =>
  onUser(context, 'grantCertification', input, (user, _viewer, _tx, now) => {
    const held = user.certifications.map(({ grants }) => grants);
    if (held.includes(input.grants)) refuseIfAny([noUser.grantedAlready('/grants')]);
    const data = { status: 'ACTIVE' as const, issuedAt: now, revokedAt: null };
    return {
      writes: [
        updated(rootOfUser(user), userNoun, user, {}, { ...discreet, changes: { certifications: [held, [...held, input.grants]] } }),
      ],
      alongside: async (tx) => {
        const key = { userId: user.id, grants: input.grants };
        await tx.certification.upsert({
          where: { userId_grants: key },
          create: { id: newId('Certification'), ...key, ...data },
          update: data,
          select: { id: true },
        });
      },
    };
  });

/** IA-08: withdraws a certification; what needed it stops counting at once. */
export const revokeCertification = (
  context: Context,
  input: ChangeInput & { grants: Grant; comment?: string | null | undefined },
): Promise<Outcome<UserResult>> =>
  onUser(context, 'revokeCertification', input, (user, _viewer, _tx, now) => {
    const held = user.certifications.map(({ grants }) => grants);
    if (!held.includes(input.grants)) refuseIfAny([noUser.nothingGranted('/grants')]);
    const left = held.filter((grants) => grants !== input.grants);
    return {
      writes: [
        updated(rootOfUser(user), userNoun, user, {}, { ...discreet, comment: input.comment, changes: { certifications: [held, left] } }),
      ],
      alongside: async (tx) => {
        await tx.certification.update({
          where: { userId_grants: { userId: user.id, grants: input.grants } },
          data: { status: 'REVOKED', revokedAt: now },
          select: { id: true },
        });
      },
    };
  });

interface UserPlan {
  readonly writes: readonly Write[];
  readonly alongside?: ((tx: Tx) => Promise<void>) | undefined;
}

/** A command on one login: visible, allowed, at the expected version and in a fitting status before its own rules are asked. */
function onUser(
  context: Context,
  move: keyof typeof userLifecycle.moves,
  input: ChangeInput,
  plan: (user: UserState, viewer: Viewer, tx: Tx, now: Date) => UserPlan | Promise<UserPlan>,
): Promise<Outcome<UserResult>> {
  return transition(context, {
    move,
    input,
    locks: [{ table: 'users', id: input.id }],
    plan: async (tx, viewer, now) => {
      const user = await loadUser(tx, viewer, input.id);
      const objection = judge(userLifecycle, move, viewer, user, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      return { ...(await plan(user, viewer, tx, now)), result: { userId: user.id } };
    },
  });
}

/** The request named by its number or id; null when there is none. */
const findRequest = (tx: Tx, named: string | null | undefined) => {
  const name = (named ?? '').trim();
  return name === '' ? null : tx.serviceRequest.findFirst({ where: { OR: [{ id: name }, { number: name.toUpperCase() }] } });
};

/** IA-10: the request this change is made on; the carrier's own people need none. */
async function requestFor(tx: Tx, user: UserState, named: string | null | undefined) {
  refuseIfAny(requestNeeded(named, isCarriers(user)));
  const request = await findRequest(tx, named);
  if (named != null && !isCarriers(user)) refuseIfAny(requestProblems(request, user.organisationId));
  return request;
}
