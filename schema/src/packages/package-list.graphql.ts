import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { ownOrCarrier } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { matching } from '../keyset.ts';
import { declareList } from '../lists/list.graphql.ts';
import { Package } from './package.graphql.ts';
import { FreightModeEnum, HoldReasonEnum, PackageStatusEnum } from './package.enums.ts';

const PackageSort = builder.enumType('PackageSort', {
  description: 'What a list of packages is sorted by.',
  values: {
    CREATED: { value: 'createdAt', description: 'When it was booked or registered.' },
    CHANGED: { value: 'updatedAt', description: 'When it last changed.' },
    WAITING: { value: 'enteredStatusAt', description: 'Since when it has its status.' },
    NUMBER: { value: 'serial', description: 'The number, as a number: 9999 stands before 10000.' },
  } as const,
});

const PackageFilter = builder.inputType('PackageFilter', {
  description: 'Narrows the list; everything given must hold.',
  fields: (t) => ({
    status: t.field({ type: [PackageStatusEnum], description: 'It is in one of these.' }),
    mode: t.field({ type: FreightModeEnum, description: '*My air packages* or *My sea packages*.' }),
    documentsMissing: t.boolean({ description: 'It has no receipt that has not been rejected, or it has one (P-18).' }),
    holdReason: t.field({ type: [HoldReasonEnum], description: 'It is on hold for one of these reasons.' }),
    customerUnsure: t.boolean({ description: 'The customer has asked staff to check the contents, or has not (P-15).' }),
    text: t.string({ description: 'Words found in number, tracking numbers, seller, contents or suite number.' }),
    trackingNumber: t.string({ description: 'Exactly this tracking number, however it is spaced.' }),
    bookingId: t.id({ description: 'It belongs to this booking.' }),
    organisationId: t.id({ description: 'Carrier staff: packages of this customer.' }),
    createdFrom: t.field({ type: 'DateTime', description: 'Booked or registered at or after.' }),
    createdTo: t.field({ type: 'DateTime', description: 'Booked or registered before.' }),
    needsMe: t.boolean({ description: 'Only packages that wait for the customer.' }),
  }),
});

type Filter = typeof PackageFilter.$inferInput;

const usable: Prisma.PurchaseReceiptWhereInput = { status: { not: 'REJECTED' } };

/** The statuses in which the customer must act, as `ballInCourt` says it. */
const waitsForCustomer: Prisma.PackageWhereInput = {
  OR: [
    { status: { in: ['HOLD', 'STANDBY'] } },
    { status: 'NOT_BOOKED', customerUnsure: false },
    { status: 'ARRIVED', receipts: { none: usable } },
  ],
};

function whereOf(context: Context, filter: Filter | null | undefined): Prisma.PackageWhereInput {
  const { status, mode, documentsMissing, holdReason, customerUnsure, trackingNumber, bookingId, organisationId } = filter ?? {};
  const number = trackingNumber?.replace(/\s+/g, '').toUpperCase();
  return {
    AND: [
      ownOrCarrier(requireViewer(context)),
      matching(filter?.text),
      ...(filter?.needsMe === true ? [waitsForCustomer] : []),
      ...(documentsMissing == null ? [] : [{ receipts: documentsMissing ? { none: usable } : { some: usable } }]),
      ...(organisationId == null ? [] : [{ organisationId }]),
    ],
    ...(status == null ? {} : { status: { in: status } }),
    ...(mode == null ? {} : { mode }),
    ...(holdReason == null ? {} : { holdReason: { in: holdReason } }),
    ...(customerUnsure == null ? {} : { customerUnsure }),
    ...(number === undefined ? {} : { trackingNumbers: { some: { value: number } } }),
    ...(bookingId == null ? {} : { bookingId }),
    createdAt: {
      ...(filter?.createdFrom == null ? {} : { gte: filter.createdFrom }),
      ...(filter?.createdTo == null ? {} : { lt: filter.createdTo }),
    },
  };
}

declareList({
  name: 'packages',
  typeName: 'Package',
  type: Package,
  description: 'Your packages, newest first unless sorted otherwise. Page by `after`; follow the `cursor` to keep it true.',
  filter: PackageFilter,
  sort: PackageSort,
  usually: { sort: 'createdAt', direction: 'desc' },
  words: {
    filter: 'Which packages.',
    page: 'A page of packages.',
    totalCount: 'How many packages match.',
  },
  where: whereOf,
  rows: ({ db }) => db.package,
  rootTypes: ['PACKAGE'],
});
