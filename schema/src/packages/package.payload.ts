import { builder } from '../builder.ts';
import { ChangePayload } from '../payload.graphql.ts';
import type { Done } from '../transition.ts';
import type { PackageResult } from './package.commands.ts';

export const packagePayload = builder.objectRef<Done<PackageResult>>('PackagePayload').implement({
  description: 'The packages after the change, with their booking.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    package: t.prismaField({
      type: 'Package',
      nullable: true,
      description: 'The package as it is now, the first if several were changed. Null only after a dry run that would have created it.',
      resolve: (query, { result }, _args, { db }) => db.package.findUnique({ ...query, where: { id: result.packageIds[0] ?? '' } }),
    }),
    packages: t.prismaField({
      type: ['Package'],
      description: 'Every package that was changed.',
      resolve: (query, { result }, _args, { db }) =>
        db.package.findMany({ ...query, where: { id: { in: [...result.packageIds] } }, orderBy: { serial: 'asc' } }),
    }),
    booking: t.prismaField({
      type: 'Booking',
      nullable: true,
      description: 'The booking they belong to; null while there is none.',
      resolve: (query, { result }, _args, { db }) =>
        result.bookingId === null ? null : db.booking.findUnique({ ...query, where: { id: result.bookingId } }),
    }),
  }),
});
