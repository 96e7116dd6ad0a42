import { ownOrCarrier } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { StatusEventType } from '../events/event.graphql.ts';
import { historyOf } from '../events/history.ts';
import { declareChanged } from '../events/live.graphql.ts';
import { PersonType } from '../identity/users/person.graphql.ts';
import { MoneyType } from '../money.graphql.ts';
import { AvailableMoveType, BallInCourtType } from '../moves.graphql.ts';
import { ChargeType, tariffIn } from './carriage/charge.graphql.ts';
import { chargesOf } from './carriage/freight.ts';
import { ballOfPackage, packageMovesOf } from './package.available.ts';
import { FreightModeEnum, HoldReasonEnum, PackageStatusEnum } from './package.enums.ts';
import { clearanceFeeExpected, documentsMissing } from './package.rules.ts';
import { declaredOf, insuredOf } from './package.state.ts';

const TrackingNumber = builder.prismaObject('TrackingNumber', {
  description: 'A number under which the package may come (P-16).',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'Upper case, without spaces.' }),
    isExtra: t.exposeBoolean('isExtra', { description: 'True for numbers added after the first.' }),
  }),
});

// Ordered as the relation is, so that one page reads the receipts once.
const receiptFacts = { receipts: { orderBy: { id: 'asc' }, select: { status: true, receivedAt: true } } } as const;

export const Package = builder.prismaNode('Package', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'A parcel on its way from a shop to a mailbox customer, by way of the mailbox in the US.',
  findUnique: (id, context) => ({ id, ...ownOrCarrier(requireViewer(context)) }),
  fields: (t) => ({
    number: t.exposeString('number', { description: 'The portal’s number: P-10001.' }),
    status: t.field({ type: PackageStatusEnum, description: 'Where it stands.', resolve: (item) => item.status }),
    enteredStatusAt: t.expose('enteredStatusAt', { type: 'DateTime', description: 'Since when it has this status.' }),
    organisation: t.relation('organisation', { description: 'Whose package it is.' }),
    suiteNumber: t.string({
      nullable: true,
      description: 'The suite it came to, which is the customer number (CA-02).',
      select: { organisation: { select: { mailbox: { select: { suiteNumber: true } } } } },
      resolve: (item) => item.organisation.mailbox?.suiteNumber ?? null,
    }),
    booking: t.relation('booking', { nullable: true, description: 'The booking that announced it; null while there is none.' }),
    mode: t.field({
      type: FreightModeEnum,
      nullable: true,
      description: 'Null on what came unbooked until it is chosen (P-09, P-11).',
      resolve: (item) => item.mode,
    }),
    sellerName: t.string({ nullable: true, description: 'The shop, as far as it is known.', resolve: (item) => item.sellerName || null }),
    contents: t.exposeString('contents', { nullable: true, description: 'What is in it.' }),
    trackingNumbers: t.relation('trackingNumbers', {
      type: TrackingNumber,
      description: 'The first, then the extra ones.',
      query: { orderBy: [{ isExtra: 'asc' }, { id: 'asc' }] },
    }),
    declaredValue: t.field({ type: MoneyType, nullable: true, description: 'What the goods are worth.', resolve: declaredOf }),
    insured: t.exposeBoolean('insured', { description: 'True when it is insured (P-17).' }),
    insuredValue: t.field({ type: MoneyType, nullable: true, description: 'At most the declared value (P-17).', resolve: insuredOf }),
    standby: t.exposeBoolean('standby', { description: 'True when it is to be kept in the US until you release it (P-07).' }),
    holdReason: t.field({
      type: HoldReasonEnum,
      nullable: true,
      description: 'Always there while it is on hold (P-10).',
      resolve: (item) => item.holdReason,
    }),
    comment: t.exposeString('comment', { nullable: true, description: 'What the warehouse wrote when it came or was stopped.' }),
    customerUnsure: t.exposeBoolean('customerUnsure', {
      description: 'True when the customer has asked staff to check the contents (P-15).',
    }),
    weightGrams: t.exposeInt('weightGrams', { nullable: true, description: 'In grams, as the warehouse measured it.' }),
    volumeCm3: t.exposeInt('volumeCm3', { nullable: true, description: 'In cubic centimetres, as the warehouse measured it.' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', nullable: true, description: 'When it came to the US.' }),
    shippedAt: t.expose('shippedAt', { type: 'DateTime', nullable: true, description: 'When it was shipped.' }),
    arrivedAt: t.expose('arrivedAt', { type: 'DateTime', nullable: true, description: 'When it came to the destination country.' }),
    clearedAt: t.expose('clearedAt', { type: 'DateTime', nullable: true, description: 'When customs had cleared it.' }),
    deliveredAt: t.expose('deliveredAt', { type: 'DateTime', nullable: true, description: 'When it was handed over.' }),
    clearanceFeeApplies: t.exposeBoolean('clearanceFeeApplies', {
      nullable: true,
      description: 'Decided once, when it arrives (P-13); null before.',
    }),
    clearanceFeeExpected: t.boolean({
      nullable: true,
      description:
        'Before it arrives: what arriving would decide as things stand (P-13). A private customer turns it to false by a receipt that comes before the goods. Null once it is decided, and when the package was cancelled.',
      select: { ...receiptFacts, organisation: { select: { mailbox: { select: { customerKind: true } } } } },
      resolve: ({ clearanceFeeApplies, status, receipts, organisation }) =>
        clearanceFeeApplies !== null || status === 'CANCELLED'
          ? null
          : clearanceFeeExpected(organisation.mailbox?.customerKind ?? 'PRIVATE', receipts),
    }),
    receipts: t.relation('receipts', { description: 'The purchase receipts, oldest first.', query: { orderBy: { id: 'asc' } } }),
    documentsMissing: t.boolean({
      description: 'True while there is no receipt that has not been rejected (P-21).',
      select: receiptFacts,
      resolve: (item) => documentsMissing(item.receipts),
    }),
    charges: t.field({
      type: [ChargeType],
      description: 'What it costs, as far as that is known now: freight, insurance, clearance.',
      select: { organisation: { select: { currency: true } } },
      resolve: async (item, _args, context) => chargesOf(item, await tariffIn(context, item.organisation.currency.trim())),
    }),
    lastActedBy: t.field({
      type: PersonType,
      description: 'The customer user who last acted: whom to turn to (IA-04).',
      resolve: (item) => item.lastActedById,
    }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` (G-06).' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was booked or registered.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    ballInCourt: t.field({
      type: BallInCourtType,
      description: 'Whose move it is.',
      select: receiptFacts,
      resolve: (item) => ballOfPackage(item),
    }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do with it now. Moves of the whole booking stand on the booking, decisions on receipts on the receipts.',
      select: receiptFacts,
      resolve: (item, _args, context) => packageMovesOf(requireViewer(context), item),
    }),
    history: t.field({
      type: [StatusEventType],
      description: 'Who did what when, newest first, receipts included.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }) },
      resolve: (item, { first }, context) => historyOf(context, item.id, first ?? 100),
    }),
  }),
});

builder.queryField('package', (t) =>
  t.prismaField({
    type: 'Package',
    nullable: true,
    description: 'One package. Null when there is none that you may see.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (query, _root, { id }, context) =>
      context.db.package.findFirst({ ...query, where: { id, ...ownOrCarrier(requireViewer(context)) } }),
  }),
);

builder.queryField('packageByNumber', (t) =>
  t.prismaField({
    type: 'Package',
    nullable: true,
    description: 'One package by its number. Null when there is none that you may see.',
    args: { number: t.arg.string({ required: true, description: 'P-10001.' }) },
    resolve: (query, _root, { number }, context) =>
      context.db.package.findFirst({ ...query, where: { number: number.trim().toUpperCase(), ...ownOrCarrier(requireViewer(context)) } }),
  }),
);

declareChanged('packageChanged', 'One package, live: its state or what was missed, then each change.', async (context, id) => {
  const found = await context.db.package.findFirst({ where: { id, ...ownOrCarrier(requireViewer(context)) }, select: { id: true } });
  return found !== null;
});
