import { builder } from '../../builder.ts';
import { changeMutation, createMutation } from '../../mutation.ts';
import { FreightModeEnum } from '../package.enums.ts';
import { comment, limits, PackageInputType } from '../package.inputs.ts';
import { packageLifecycle as lifecycle } from '../package.lifecycle.ts';
import { packagePayload } from '../package.payload.ts';
import { addPackage, bookPackage, cancelBooking, type DeliverTo } from './booking.commands.ts';

const DeliverToEnum = builder.enumType('DeliverTo', {
  description: 'Which of the account’s addresses.',
  values: { HOME: { description: 'The home address.' }, JOB: { description: 'The job address.' } } satisfies Record<DeliverTo, object>,
});

const shared = { lifecycle, payload: packagePayload, limits };

createMutation('bookPackage', {
  ...shared,
  description:
    'Announces what is on its way to your mailbox: one seller, one package or more. Goods that come unbooked are taken too, with some delay (P-12).',
  input: (t) => ({
    mode: t.field({ type: FreightModeEnum, required: true, description: 'Air or sea (P-11).' }),
    sellerName: t.string({ required: true, description: 'The shop. At most 80 characters.' }),
    sellerOrderRef: t.string({ description: 'The shop’s order number. At most 40 characters.' }),
    deliverTo: t.field({ type: DeliverToEnum, description: 'HOME unless given.' }),
    packages: t.field({ type: [PackageInputType], required: true, description: '1 to 50.' }),
  }),
  run: (context, input) => bookPackage(context, input),
});
changeMutation('addPackage', {
  ...shared,
  description:
    'Adds a package to a booking when the seller sends more than one; mode, seller and address are the booking’s. `id` and `expectedVersion` are the booking’s.',
  input: (t) => ({ package: t.field({ type: PackageInputType, required: true, description: 'The package.' }) }),
  run: (context, input) => addPackage(context, input),
});
changeMutation('cancelBooking', {
  ...shared,
  description: 'Withdraws every package of a booking, or none: one that has come is named. `id` and `expectedVersion` are the booking’s.',
  input: comment,
  run: cancelBooking,
});
