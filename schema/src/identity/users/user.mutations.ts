import { builder } from '../../builder.ts';
import { DepartmentEnum } from '../../events/change.graphql.ts';
import { changeMutation, createMutation } from '../../mutation.ts';
import { LocaleEnum } from '../../organisations/organisation.graphql.ts';
import { plainMutation } from '../../plain-mutation.ts';
import { ChangePayload } from '../../payload.graphql.ts';
import type { Done } from '../../transition.ts';
import {
  activateUser,
  changeUserAccess,
  closeUser,
  createUser,
  grantCertification,
  reopenUser,
  revokeCertification,
  type UserResult,
} from './user.commands.ts';
import { updateMyProfile, verifyEmail } from './profile.commands.ts';
import { AccessTypeEnum, ClosedReasonEnum, GrantEnum, UserRoleEnum } from './user.graphql.ts';
import { userLifecycle as lifecycle } from './user.lifecycle.ts';

const payload = builder.objectRef<Done<UserResult>>('UserPayload').implement({
  description: 'The user after the change.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    user: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'The user as it is now. Null only after a dry run that would have created it.',
      resolve: (query, { result }, _args, { db }) => db.user.findUnique({ ...query, where: { id: result.userId } }),
    }),
  }),
});

const limits = { username: 60, fullName: 120, email: 254, phone: 20, serviceRequest: 40, comment: 1000 };
const shared = { lifecycle, payload, limits };

type Fields = Parameters<NonNullable<Parameters<typeof builder.inputType<'UserFields', never>>[1]['fields']>>[0];
const request = (t: Fields) => ({
  serviceRequest: t.string({
    description: 'Number or id of the request in Area USER_ADMINISTRATION it is done on (IA-10). Not needed for the carrier’s own people.',
  }),
});
const comment = (t: Fields) => ({ comment: t.string({ description: 'Why, in your words. At most 1,000 characters.' }) });
const rights = (t: Fields) => ({
  role: t.field({ type: UserRoleEnum, description: 'Customer user or superuser; support agent for the carrier’s people.' }),
  accessType: t.field({ type: AccessTypeEnum, description: 'More than READ counts only with its certification (IA-08).' }),
  troubleTicketAccess: t.boolean({ description: 'The trouble-ticket module (IA-09).' }),
  authorisedOrderer: t.boolean({ description: 'May ask for accesses (IA-10).' }),
  department: t.field({ type: DepartmentEnum, description: 'Of the carrier’s people, and of nobody else.' }),
});

createMutation('createUser', {
  ...shared,
  description:
    'Makes a login. The user is mailed a link to choose a password. READ works at once; more waits in training for its certification (D-42).',
  input: (t) => ({
    ...request(t),
    username: t.string({ required: true, description: '3 to 60 small letters, digits, dots, hyphens or underscores. Unique.' }),
    fullName: t.string({ required: true, description: 'First and last name.' }),
    email: t.string({ required: true, description: 'Where the link to choose a password goes.' }),
    phone: t.string({ description: 'Digits only (O-14).' }),
    locale: t.field({ type: LocaleEnum, required: true, description: 'The language of screens and mails.' }),
    ...rights(t),
    role: t.field({
      type: UserRoleEnum,
      required: true,
      description: 'Customer user or superuser; support agent for the carrier’s people.',
    }),
    accessType: t.field({
      type: AccessTypeEnum,
      required: true,
      description: 'More than READ counts only with its certification (IA-08).',
    }),
  }),
  run: (context, input) => createUser(context, input),
});
changeMutation('activateUser', {
  ...shared,
  description: 'Opens the access of a user whose training is certified, and mails the user.',
  run: activateUser,
});
changeMutation('closeUser', {
  ...shared,
  description: 'Closes an access: the user cannot sign in, sessions, sockets and keys end within two seconds.',
  input: (t) => ({
    reason: t.field({ type: ClosedReasonEnum, required: true, description: 'REQUESTED needs the service request.' }),
    ...comment(t),
    ...request(t),
  }),
  run: (context, input) => closeUser(context, input),
});
changeMutation('reopenUser', {
  ...shared,
  description: 'Opens a closed access again, on a new service request.',
  input: request,
  run: reopenUser,
});
changeMutation('changeUserAccess', {
  ...shared,
  description:
    'Gives other rights; what is not given stays. Open streams of the user end with code 4205 and come back with the new rights.',
  input: (t) => ({ ...request(t), ...rights(t) }),
  run: (context, input) => changeUserAccess(context, input),
});
changeMutation('grantCertification', {
  ...shared,
  description: 'Registers that a training was passed.',
  input: (t) => ({ grants: t.field({ type: GrantEnum, required: true, description: 'What it is good for.' }) }),
  run: (context, input) => grantCertification(context, input),
});
changeMutation('revokeCertification', {
  ...shared,
  description: 'Withdraws a certification; what needed it stops counting at once.',
  input: (t) => ({ grants: t.field({ type: GrantEnum, required: true, description: 'Which.' }), ...comment(t) }),
  run: (context, input) => revokeCertification(context, input),
});

changeMutation('updateMyProfile', {
  payload,
  limits,
  description:
    'Changes your own phone number, language and e-mail address; what is not given stays. `id` is your own. A new address counts once you have followed the link mailed to it (IA-01).',
  input: (t) => ({
    phone: t.string({ description: 'Digits only (O-14); null takes it away.' }),
    email: t.string({ description: 'Mailed a link that works once, within a day; until then the old address stays.' }),
    locale: t.field({ type: LocaleEnum, description: 'The language of screens and mails.' }),
  }),
  run: (context, input) => updateMyProfile(context, input),
});

const verified = builder.objectRef<{ email: string }>('EmailVerifiedPayload').implement({
  description: 'The address is yours: mails go there, and it signs in.',
  fields: (t) => ({ email: t.exposeString('email', { description: 'The address.' }) }),
});

plainMutation('verifyEmail', {
  description: 'Proves an e-mail address by the link that was mailed to it. Works once, signed in or not.',
  payload: verified,
  limits: { token: 100 },
  input: (t) => ({ token: t.string({ required: true, description: 'From the link.' }) }),
  run: (context, input) => verifyEmail(context, input),
});
