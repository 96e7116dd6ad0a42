import { CustomerKind } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../../builder.ts';
import { createMutation } from '../../mutation.ts';
import { CountryEnum } from '../../addresses/address.graphql.ts';
import { LocaleEnum } from '../../organisations/organisation.graphql.ts';
import { ChangePayload } from '../../payload.graphql.ts';
import { plainMutation } from '../../plain-mutation.ts';
import type { Done } from '../../transition.ts';
import { shortestPassword } from '../sign-in/credentials.rules.ts';
import { userLifecycle } from '../users/user.lifecycle.ts';
import { registerMailboxAccount, requestMailboxRegistration, type RegisteredResult } from './registration.commands.ts';

export const CustomerKindEnum = builder.enumType(CustomerKind, {
  name: 'CustomerKind',
  description: 'Whether a mailbox belongs to a private person or a business.',
});

const Requested = builder.objectRef<{ requested: true }>('RegistrationRequestedPayload').implement({
  description: 'A mail is on its way. The answer is the same for an address that has a login already; the mail is not (IA-19).',
  fields: (t) => ({ requested: t.boolean({ description: 'Always true.', resolve: () => true }) }),
});

plainMutation('requestMailboxRegistration', {
  description: 'First step to a mailbox: mails a link that proves your e-mail address. It works once, within a day.',
  payload: Requested,
  limits: { email: 254 },
  input: (t) => ({
    email: t.string({ required: true, description: 'Your e-mail address.' }),
    locale: t.field({ type: LocaleEnum, description: 'The language of the mail; the request’s own unless given.' }),
  }),
  run: async (context, input) => {
    await requestMailboxRegistration(context, input);
    return { requested: true };
  },
});

const Payload = builder.objectRef<Done<RegisteredResult>>('MailboxAccountPayload').implement({
  description: 'The account is open and you are signed in.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    suiteNumber: t.string({
      description: 'Your suite number, which is your customer number (CA-02).',
      resolve: ({ result }) => result.suiteNumber,
    }),
    user: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Your login. Null only after a dry run.',
      resolve: (query, { result }, _args, { db }) => db.user.findUnique({ ...query, where: { id: result.userId } }),
    }),
  }),
});

const HomeAddress = builder.inputType('RegistrationAddressInput', {
  description: 'Your home address, where packages are delivered unless you say otherwise.',
  fields: (t) => ({
    country: t.field({ type: CountryEnum, required: true, description: 'NO or SE.' }),
    street: t.string({ required: true, description: 'Street, or postbox. At most 80 characters.' }),
    houseNumber: t.int({ description: 'Number.' }),
    houseLetter: t.string({ description: 'Letter, if the house has one.' }),
    postcode: t.string({ required: true, description: 'Four digits in Norway, five in Sweden (CA-04).' }),
    city: t.string({ description: 'Follows from the postcode; needed only where the register does not know it (CA-05).' }),
  }),
});

createMutation('registerMailboxAccount', {
  lifecycle: userLifecycle,
  description:
    'Second step: opens the mailbox with its suite number on the proved e-mail address, and signs in. It works at once: mailboxes need no training (IA-20).',
  payload: Payload,
  limits: {
    token: 100,
    username: 60,
    password: 200,
    fullName: 120,
    phone: 20,
    companyName: 120,
    orgNumber: 12,
    street: 80,
    postcode: 10,
    city: 60,
    houseLetter: 1,
  },
  input: (t) => ({
    token: t.string({ required: true, description: 'From the mailed link.' }),
    username: t.string({ required: true, description: '3 to 60 small letters, digits, dots, hyphens or underscores. Unique.' }),
    password: t.string({ required: true, description: `At least ${shortestPassword} characters, without the username in it.` }),
    fullName: t.string({ required: true, description: 'As it will stand on your packages.' }),
    phone: t.string({ description: 'Digits only (O-14).' }),
    customerKind: t.field({ type: CustomerKindEnum, required: true, description: 'Private or business.' }),
    companyName: t.string({ description: 'Of a business.' }),
    orgNumber: t.string({ description: 'Of a business, if it has one (O-02).' }),
    locale: t.field({ type: LocaleEnum, description: 'The language of screens and mails.' }),
    homeAddress: t.field({ type: HomeAddress, required: true, description: 'Where you live.' }),
  }),
  run: (context, input) => registerMailboxAccount(context, input),
});
