import { ownOrCarrier } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { CustomerKindEnum } from '../identity/registration/registration.graphql.ts';
import { AddressInput, CountryEnum } from '../addresses/address.graphql.ts';
import { changeMutation } from '../mutation.ts';
import { ChangePayload } from '../payload.graphql.ts';
import type { Done } from '../transition.ts';
import { deleteJobAddress, setJobAddress, updateHomeAddress, type AccountResult } from './mailbox.commands.ts';
import { usAddressOf, type UsAddress } from './us-address.ts';

const UsAddressType = builder.objectRef<UsAddress>('UsAddress').implement({
  description: 'An address in the US, as shops ask for it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The first line.' }),
    street: t.exposeString('street', { description: 'Street and number of the warehouse.' }),
    suiteNumber: t.exposeString('suiteNumber', { description: 'Tells your parcels apart: never leave it out.' }),
    city: t.exposeString('city', { description: 'The city.' }),
    state: t.exposeString('state', { description: 'Two letters.' }),
    postcode: t.exposeString('postcode', { description: 'The ZIP code.' }),
    text: t.string({
      description: 'The whole, ready to be copied: one line after the other (CA-01).',
      resolve: ({ lines }) => lines.join('\n'),
    }),
  }),
});

builder.prismaNode('MailboxAccount', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'A mailbox in the US and where its packages go.',
  findUnique: (id, context) => ({ id, ...ownOrCarrier(requireViewer(context)) }),
  fields: (t) => ({
    suiteNumber: t.exposeString('suiteNumber', {
      description: 'The suite in the US, and your customer number: one number for both (CA-02).',
    }),
    organisation: t.relation('organisation', { description: 'Whose mailbox it is.' }),
    customerKind: t.field({
      type: CustomerKindEnum,
      description: 'A business always pays for customs clearance (P-13).',
      resolve: (account) => account.customerKind,
    }),
    destinationCountry: t.field({
      type: CountryEnum,
      description: 'Where the packages go: NO or SE.',
      resolve: (account) => account.destinationCountry,
    }),
    usAddress: t.field({
      type: UsAddressType,
      description: 'What to give to a shop (CA-01).',
      select: { organisation: { select: { name: true } } },
      resolve: (account) => usAddressOf(account.organisation.name, account.suiteNumber),
    }),
    homeAddress: t.relation('homeAddress', { description: 'Where packages are delivered unless a booking says otherwise.' }),
    jobAddress: t.relation('jobAddress', { nullable: true, description: 'Another address to choose; can be deleted (CA-03).' }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` (G-06).' }),
  }),
});

builder.queryField('mailboxAccount', (t) =>
  t.prismaField({
    type: 'MailboxAccount',
    nullable: true,
    description: 'Your mailbox. Null when your organisation has none.',
    args: { suiteNumber: t.arg.string({ description: 'Carrier staff: the mailbox with this number.' }) },
    resolve: (query, _root, { suiteNumber }, context) => {
      const viewer = requireViewer(context);
      const where = viewer.isCarrier ? { suiteNumber: suiteNumber?.trim() ?? '' } : { organisationId: viewer.organisationId };
      return context.db.mailboxAccount.findUnique({ ...query, where });
    },
  }),
);

const payload = builder.objectRef<Done<AccountResult>>('MailboxAddressPayload').implement({
  description: 'The account after the change.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    account: t.prismaField({
      type: 'MailboxAccount',
      description: 'The account as it is now.',
      resolve: (query, { result }, _args, { db }) => db.mailboxAccount.findUniqueOrThrow({ ...query, where: { id: result.accountId } }),
    }),
  }),
});

const aboutAddress =
  'The city follows from the postcode and cannot contradict it (CA-04, CA-05). `purpose` is ignored: it is this account’s own.';

changeMutation('updateHomeAddress', {
  payload,
  description: `Changes the home address. Open bookings to the old one go to the new one. ${aboutAddress}`,
  input: (t) => ({ address: t.field({ type: AddressInput, required: true, description: 'Street, postcode and country at least.' }) }),
  run: (context, input) => updateHomeAddress(context, input),
});
changeMutation('setJobAddress', {
  payload,
  description: `Adds a job address, or replaces it. Open bookings to the old one go to the new one. ${aboutAddress}`,
  input: (t) => ({ address: t.field({ type: AddressInput, required: true, description: 'Street, postcode and country at least.' }) }),
  run: (context, input) => setJobAddress(context, input),
});
changeMutation('deleteJobAddress', {
  payload,
  description: 'Deletes the job address. Open bookings to it are in the way (ADDRESS_IN_USE, CA-09) unless they are moved home.',
  input: (t) => ({ moveBookingsToHome: t.boolean({ description: 'Deliver those bookings to the home address instead.' }) }),
  run: deleteJobAddress,
});
