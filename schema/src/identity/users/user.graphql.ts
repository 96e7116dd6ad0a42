import {
  type AccessType,
  type ClosedReason,
  type Grant,
  UserKind,
  type UserRole,
  UserStatus,
} from '@sporbar/prisma/generated/client/enums.ts';
import { Prisma, type User } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../../builder.ts';
import { requireViewer } from '../../context.ts';
import { StatusEventType } from '../../events/event.graphql.ts';
import { historyOf } from '../../events/history.ts';
import { DepartmentEnum } from '../../events/change.graphql.ts';
import { availableMoves, type BallInCourt } from '../../moves.ts';
import { AvailableMoveType, BallInCourtType } from '../../moves.graphql.ts';
import { LocaleEnum } from '../../organisations/organisation.graphql.ts';
import type { Problem } from '../../refusals.ts';
import { say } from '../../words.ts';
import type { Viewer } from '../../viewer.ts';
import { userLifecycle } from './user.lifecycle.ts';
import { activationProblems, grantProblems, type TrainedFacts } from './user.rules.ts';
import { trainedFacts, userInclude, type UserState } from './user.state.ts';

const meaningOf = (status: UserStatus): string => say(userLifecycle.statuses[status].meaning, 'en');

export const UserStatusEnum = builder.enumType('UserStatus', {
  description: 'What a login is good for.',
  values: Object.fromEntries(Object.values(UserStatus).map((status) => [status, { description: meaningOf(status) }])) as Record<
    UserStatus,
    { description: string }
  >,
});
export const UserRoleEnum = builder.enumType('UserRole', {
  description: 'What a user is to the portal.',
  values: {
    CUSTOMER: { description: 'A user of a customer organisation.' },
    SUPERUSER: { description: 'A customer user with every right in the own organisation, who helps colleagues (IA-17).' },
    SUPPORT_AGENT: { description: 'An employee of the carrier.' },
  } satisfies Record<UserRole, { description: string }>,
});
export const AccessTypeEnum = builder.enumType('AccessType', {
  description: 'How much of the own organisation’s business a user may do (D-39).',
  values: {
    READ: { description: 'Look only.' },
    ORDERING: { description: 'READ, and quotes, orders, bookings and service requests.' },
    FULL: { description: 'ORDERING, and invoices, contacts and notifications.' },
  } satisfies Record<AccessType, { description: string }>,
});
export const GrantEnum = builder.enumType('Grant', {
  description: 'What a certification is good for (IA-08, IA-09).',
  values: {
    ORDERING: { description: 'Access type ORDERING.' },
    FULL: { description: 'Access types ORDERING and FULL.' },
    TROUBLE_TICKET: { description: 'The trouble-ticket module.' },
  } satisfies Record<Grant, { description: string }>,
});
export const ClosedReasonEnum = builder.enumType('ClosedReason', {
  description: 'Why an access was closed.',
  values: {
    LEFT: { description: 'The person has left.' },
    MISUSE: { description: 'The login was misused (IA-05).' },
    REQUESTED: { description: 'An authorised orderer asked for it (IA-10).' },
  } satisfies Record<ClosedReason, { description: string }>,
});
const UserKindEnum = builder.enumType(UserKind, {
  name: 'UserKind',
  description: 'PERSON: somebody of flesh and blood. SERVICE: a program with an own login that cannot sign in, only use API keys.',
});

/** Why somebody's access is closed is for the carrier, the own superuser and that person. */
const mayKnowWhy = (viewer: Viewer, user: Pick<User, 'id'>): boolean =>
  viewer.isCarrier || viewer.role === 'SUPERUSER' || viewer.userId === user.id;

const everyColumn = Object.fromEntries(Object.values(Prisma.UserScalarFieldEnum).map((name) => [name, true])) as {
  readonly [name in keyof User]: true;
};

export const UserNode = builder.prismaNode('User', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'A login of one person or one service. Nobody shares one (IA-02).',
  findUnique: (id, context) => {
    const viewer = requireViewer(context);
    return viewer.isCarrier ? { id } : { id, organisationId: viewer.organisationId };
  },
  fields: (t) => ({
    username: t.exposeString('username', { description: 'Unique, in small letters.' }),
    fullName: t.exposeString('fullName', { description: 'First and last name.' }),
    email: t.exposeString('email', { nullable: true, description: 'Where mails go; signs in once it is verified.' }),
    emailIsVerified: t.boolean({
      description: 'True when a mailed link has proved the address.',
      select: { emailVerifiedAt: true },
      resolve: (user) => user.emailVerifiedAt !== null,
    }),
    phone: t.exposeString('phone', { nullable: true, description: 'Digits only (O-14).' }),
    kind: t.expose('kind', { type: UserKindEnum, description: 'A person or a service.' }),
    role: t.expose('role', { type: UserRoleEnum, description: 'Customer user, superuser or support agent.' }),
    accessType: t.expose('accessType', {
      type: AccessTypeEnum,
      description: 'The access that was given. It counts as READ until its certification is there (IA-08).',
    }),
    troubleTicketAccess: t.exposeBoolean('troubleTicketAccess', {
      description: 'May use the trouble-ticket module, once certified (IA-09).',
    }),
    authorisedOrderer: t.exposeBoolean('authorisedOrderer', { description: 'May ask for new, changed and closed accesses (IA-10).' }),
    department: t.expose('department', { type: DepartmentEnum, nullable: true, description: 'Of the carrier’s people.' }),
    locale: t.expose('locale', { type: LocaleEnum, description: 'The language of screens and mails.' }),
    status: t.expose('status', { type: UserStatusEnum, description: 'In training, active or closed.' }),
    certifications: t.field({
      type: [GrantEnum],
      description: 'What the user is certified for now.',
      select: { certifications: { where: { status: 'ACTIVE' } } },
      resolve: (user) => user.certifications.map(({ grants }) => grants),
    }),
    closedReason: t.field({
      type: ClosedReasonEnum,
      nullable: true,
      description: 'Why the access is closed; for the carrier, the own superuser and the user.',
      select: { id: true, closedReason: true },
      resolve: (user, _args, context) => (mayKnowWhy(requireViewer(context), user) ? user.closedReason : null),
    }),
    requestedIn: t.string({
      nullable: true,
      description: 'The number of the service request it was last opened, changed or closed on (IA-10).',
      select: { id: true, requestedIn: true },
      resolve: (user, _args, context) => (mayKnowWhy(requireViewer(context), user) ? user.requestedIn : null),
    }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` (G-06).' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when the login exists.' }),
    organisation: t.relation('organisation', { description: 'Whose user it is.' }),
    ballInCourt: t.field({
      type: BallInCourtType,
      description: 'Whose move it is: the user’s while in training.',
      select: { status: true, enteredStatusAt: true },
      resolve: ballOf,
    }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do with this login now.',
      select: { ...everyColumn, ...userInclude },
      resolve: (user, _args, context) => movesOf(requireViewer(context), user),
    }),
    history: t.field({
      type: [StatusEventType],
      description: 'Who did what to this login when, newest first. Kept from colleagues.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }) },
      resolve: (user, { first }, context) => historyOf(context, user.id, first ?? 100),
    }),
  }),
});

const movesOf = (viewer: Viewer, user: UserState) =>
  availableMoves(userLifecycle, 'root', viewer, [user], (move) => ({
    problems: problemsOf(move, trainedFacts(user)),
    hidden: (move === 'changeUserAccess' || move === 'closeUser') && user.id === viewer.userId,
  }));

function problemsOf(move: keyof typeof userLifecycle.moves, facts: TrainedFacts): Problem[] {
  if (move === 'grantCertification' || move === 'revokeCertification') return grantProblems(move, facts.certifications);
  return move === 'activateUser' ? activationProblems(facts) : [];
}

const train = { en: 'Take the training', nb: 'Ta opplæringen', sv: 'Gå utbildningen' };
const nothing = { en: 'Nothing is left to do', nb: 'Ingenting gjenstår', sv: 'Inget återstår att göra' };

function ballOf(user: Pick<User, 'status' | 'enteredStatusAt'>): BallInCourt {
  const waits = user.status === 'PENDING_TRAINING';
  return { party: waits ? 'CUSTOMER' : 'NOBODY', since: user.enteredStatusAt, dueAt: null, action: waits ? train : nothing };
}
