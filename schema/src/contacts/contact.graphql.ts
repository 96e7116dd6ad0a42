import type { Contact, Organisation } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { PersonType } from '../identity/users/person.graphql.ts';
import { recipientOf } from '../mail/recipients.ts';
import { plainMutation } from '../plain-mutation.ts';
import { updateAccountEmail, updateContact } from './contact.commands.ts';
import { contactsWithin, maySetAccountEmail, named } from './contact.rules.ts';

const ContactNode = builder.prismaNode('Contact', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'Where mails about somebody’s quotes, orders and requests go, and how many (N-02 to N-04).',
  findUnique: (id, context) => ({ id, ...contactsWithin(requireViewer(context)) }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Whose contact it is.' }),
    user: t.field({
      type: PersonType,
      nullable: true,
      description: 'The user whose objects it is about.',
      select: { userId: true },
      resolve: (contact) => contact.userId,
    }),
    isYours: t.boolean({
      description: 'It is about your own quotes, orders and requests.',
      select: { userId: true },
      resolve: ({ userId }, _args, context) => userId === requireViewer(context).userId,
    }),
    groupEmails: t.exposeStringList('groupEmails', { description: 'Group Email: personal or shared addresses, several at once (N-03).' }),
    notifyAllStatuses: t.exposeBoolean('notifyAllStatuses', {
      description: 'Email notification on status update: a mail for every status, not only for those that need somebody (N-04).',
    }),
    organisation: t.relation('organisation', { description: 'Whose contact it is, where portal support sets up several’s.' }),
    mailsGoTo: t.stringList({
      description:
        'Where mails go now: Group Email; else, of a mailbox, the account holder’s address; else the organisation’s address. Empty: no mail is sent because no address is stored (N-02, N-08, D-14).',
      select: {
        groupEmails: true,
        notifyAllStatuses: true,
        user: { select: { id: true, status: true, email: true, locale: true } },
        organisation: { select: { id: true, email: true, locale: true, businessLines: true } },
      },
      resolve: ({ groupEmails, notifyAllStatuses, user, organisation }) => [
        ...recipientOf(
          {
            organisationId: organisation.id,
            organisationEmail: organisation.email,
            organisationLocale: organisation.locale,
            businessLines: organisation.businessLines,
            placedById: user?.id ?? null,
            userStatus: user?.status ?? null,
            userEmail: user?.email ?? null,
            userLocale: user?.locale ?? null,
            groupEmails,
            notifyAllStatuses,
          },
          !organisation.businessLines.includes('WHOLESALE'),
        ).addresses,
      ],
    }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` (G-06).' }),
  }),
});

builder.queryField('contacts', (t) =>
  t.prismaField({
    type: [ContactNode],
    description:
      'The contacts you may set up, by name: your own; those of your organisation with access FULL or as superuser; any organisation’s for portal support (D-39).',
    args: {
      organisationId: t.arg.id({ description: 'For portal support: only of this organisation.' }),
      text: t.arg.string({ description: 'Only those with this in the name or in the organisation’s name.' }),
    },
    resolve: (query, _root, { organisationId, text }, context) =>
      context.db.contact.findMany({
        ...query,
        where: { AND: [contactsWithin(requireViewer(context)), organisationId == null ? {} : { organisationId }, named(text)] },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 500,
      }),
  }),
);

interface Account {
  readonly id: string;
  readonly email: string | null;
  readonly version: number;
}

const AccountType = builder.objectRef<Account>('Account').implement({
  description: 'Your organisation’s own settings.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The organisation’s.' }),
    email: t.exposeString('email', { nullable: true, description: 'Where mails go when a contact has no Group Email (D-14, N-06).' }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` (G-06).' }),
    mayChange: t.boolean({
      description: 'You may change it: access FULL, or superuser (D-39).',
      resolve: (_account, _args, context) => maySetAccountEmail(requireViewer(context)),
    }),
  }),
});

builder.queryField('account', (t) =>
  t.field({
    type: AccountType,
    description: 'Your organisation’s own settings.',
    resolve: (_root, _args, context) =>
      context.db.organisation.findUniqueOrThrow({
        where: { id: requireViewer(context).organisationId },
        select: { id: true, email: true, version: true },
      }),
  }),
);

const ContactPayload = builder.objectRef<Contact>('ContactPayload').implement({
  description: 'The contact after the change.',
  fields: (t) => ({
    contact: t.prismaField({
      type: ContactNode,
      description: 'The contact as it is now.',
      resolve: (query, { id }, _args, { db }) => db.contact.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
});

plainMutation('updateContact', {
  description: 'Sets where mails go and how many. What is not given stays. Rules: N-02, N-03, N-04, D-39.',
  payload: ContactPayload,
  limits: { id: 40, name: 120, groupEmails: 254 },
  input: (t) => ({
    id: t.id({ required: true, description: 'Which contact.' }),
    expectedVersion: t.int({
      required: true,
      description: 'Its `version` as you last read it; another version is answered with CONFLICT.',
    }),
    name: t.string({ description: 'At most 120 characters.' }),
    groupEmails: t.stringList({ description: 'All addresses, at most 20; an empty list takes them away.' }),
    notifyAllStatuses: t.boolean({ description: 'True: a mail for every status.' }),
  }),
  run: (context, input) => updateContact(context, input),
});

const AccountPayload = builder.objectRef<Organisation>('AccountPayload').implement({
  description: 'The settings after the change.',
  fields: (t) => ({
    account: t.field({ type: AccountType, description: 'The settings as they are now.', resolve: (organisation) => organisation }),
  }),
});

plainMutation('updateAccountEmail', {
  description: 'Sets the address for mails where a contact has none. Rules: D-14, N-06.',
  payload: AccountPayload,
  limits: { email: 254 },
  input: (t) => ({
    expectedVersion: t.int({
      required: true,
      description: 'The account’s `version` as you last read it; another version is answered with CONFLICT.',
    }),
    email: t.string({ description: 'The address; null takes it away.' }),
  }),
  run: (context, input) => updateAccountEmail(context, input),
});
