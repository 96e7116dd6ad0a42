import { InvoiceStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { StatusEventType } from '../events/event.graphql.ts';
import { historyOf } from '../events/history.ts';
import { AttachmentType } from '../files/attachment.graphql.ts';
import { declareChanged } from '../events/live.graphql.ts';
import { MoneyType, type Money } from '../money.graphql.ts';
import { availableMoves, type BallInCourt } from '../moves.ts';
import { AvailableMoveType, BallInCourtType } from '../moves.graphql.ts';
import { dateOf } from '../time.ts';
import type { Words } from '../words.ts';
import { invoiceLifecycle } from './invoice.lifecycle.ts';
import { isOverdue } from './invoice.rules.ts';
import { invoicesOf } from './invoice.state.ts';

export const InvoiceStatusEnum = builder.enumType('InvoiceStatus', {
  description: 'Where an invoice stands. Overdue is no status but a matter of the date.',
  values: Object.fromEntries(
    Object.values(InvoiceStatus).map((status) => [status, { description: invoiceLifecycle.statuses[status].meaning.en }]),
  ) as Record<InvoiceStatus, { description: string }>,
});

const amount = (amountMinor: number, currency: string): Money => ({ amountMinor, currency: currency.trim() });
const currencyOfInvoice = { invoice: { select: { currency: true } } } as const;

const InvoiceLine = builder.prismaObject('InvoiceLine', {
  description: 'One thing that is charged for.',
  fields: (t) => ({
    lineNo: t.exposeInt('lineNo', { description: 'From 1.' }),
    text: t.exposeString('text', { description: 'What for.' }),
    quantity: t.exposeInt('quantity', { description: 'How many.' }),
    unitAmount: t.field({
      type: MoneyType,
      description: 'For each.',
      select: currencyOfInvoice,
      resolve: (line) => amount(line.unitMinor, line.invoice.currency),
    }),
    total: t.field({
      type: MoneyType,
      description: 'Quantity times unit amount.',
      select: currencyOfInvoice,
      resolve: (line) => amount(line.totalMinor, line.invoice.currency),
    }),
    orderLine: t.node({ description: 'The order line it is for.', id: (line) => line.orderLineId }),
    package: t.node({ description: 'The package it is for.', id: (line) => line.packageId }),
  }),
});

const Payment = builder.prismaObject('Payment', {
  description: 'One payment; never changed.',
  fields: (t) => ({
    amount: t.field({
      type: MoneyType,
      description: 'How much.',
      select: currencyOfInvoice,
      resolve: (payment) => amount(payment.amountMinor, payment.invoice.currency),
    }),
    paidOn: t.field({ type: 'Date', description: 'The day of payment.', resolve: (payment) => payment.paidOn }),
    reference: t.exposeString('reference', { nullable: true, description: 'As the bank gave it.' }),
  }),
});

const pay: Words = { en: 'Pay it', nb: 'Betal den', sv: 'Betala den' };
const nothing: Words = { en: 'Nothing is left to do', nb: 'Ingenting gjenstår', sv: 'Inget återstår att göra' };

const ballOf = (invoice: { status: InvoiceStatus; enteredStatusAt: Date; dueOn: string }): BallInCourt => {
  const party = invoiceLifecycle.statuses[invoice.status].acts;
  const owed = party === 'CUSTOMER';
  return { party, since: invoice.enteredStatusAt, dueAt: owed ? invoice.dueOn : null, action: owed ? pay : nothing };
};

export const Invoice = builder.prismaNode('Invoice', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description:
    'What a customer owes the carrier. It exists in the portal alone: none is sent, you print it here (INV-02). Opens for its customer and for billing, for nobody else (INV-07).',
  findUnique: (id, context) => ({ id, AND: [invoicesOf(requireViewer(context))] }),
  fields: (t) => ({
    number: t.exposeString('number', { description: 'The portal’s number: I-10001.' }),
    organisation: t.relation('organisation', { description: 'Who owes it.' }),
    status: t.field({ type: InvoiceStatusEnum, description: 'Where it stands.', resolve: (invoice) => invoice.status }),
    isOverdue: t.boolean({
      description: 'True from the day after the due date, for as long as anything is outstanding (INV-03).',
      resolve: (invoice, _args, { clock }) => isOverdue(invoice, dateOf(clock.now())),
    }),
    periodFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day it is for.',
      resolve: (invoice) => invoice.periodFrom,
    }),
    periodTo: t.field({ type: 'Date', nullable: true, description: 'The last day it is for.', resolve: (invoice) => invoice.periodTo }),
    issuedOn: t.field({ type: 'Date', description: 'The day of issue.', resolve: (invoice) => invoice.issuedOn }),
    dueOn: t.field({ type: 'Date', description: 'The last day to pay it on time.', resolve: (invoice) => invoice.dueOn }),
    total: t.field({
      type: MoneyType,
      description: 'The sum of its lines.',
      resolve: (invoice) => amount(invoice.totalMinor, invoice.currency),
    }),
    outstanding: t.field({
      type: MoneyType,
      description: 'What is still owed.',
      resolve: (invoice) => amount(invoice.outstandingMinor, invoice.currency),
    }),
    customerInvoiceRef: t.exposeString('customerInvoiceRef', { nullable: true, description: 'Your own reference, from the order (D-28).' }),
    kid: t.exposeString('kid', {
      description:
        'The payment reference: pay with it, and the payment finds its invoice. Ten digits, the last of them a check digit (MOD10).',
    }),
    creditReason: t.exposeString('creditReason', { nullable: true, description: 'Why it was credited.' }),
    lines: t.relation('lines', {
      type: InvoiceLine,
      description: 'What is charged for, by number.',
      query: { orderBy: { lineNo: 'asc' } },
    }),
    payments: t.relation('payments', {
      type: Payment,
      description: 'What has been paid, oldest first.',
      query: { orderBy: { id: 'asc' } },
    }),
    enclosures: t.prismaField({
      type: [AttachmentType],
      description: 'What billing has enclosed, oldest first.',
      resolve: (query, invoice, _args, { db }) =>
        db.attachment.findMany({ ...query, where: { ownerType: 'INVOICE', ownerId: invoice.id }, orderBy: { id: 'asc' } }),
    }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` (G-06).' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was issued.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    ballInCourt: t.field({ type: BallInCourtType, description: 'Whose move it is.', resolve: ballOf }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do with it now.',
      resolve: (invoice, _args, context) =>
        availableMoves(invoiceLifecycle, 'root', requireViewer(context), [invoice], () => ({ problems: [] })),
    }),
    history: t.field({
      type: [StatusEventType],
      description: 'Who did what when, newest first.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }) },
      resolve: (invoice, { first }, context) => historyOf(context, invoice.id, first ?? 100),
    }),
  }),
});

builder.queryField('invoice', (t) =>
  t.prismaField({
    type: 'Invoice',
    nullable: true,
    description: 'One invoice. Null when there is none that you may see (INV-07).',
    args: { id: t.arg.id({ description: 'Its id.' }), number: t.arg.string({ description: 'Or its number: I-10001.' }) },
    resolve: (query, _root, { id, number }, context) => {
      const which = id == null ? { number: (number ?? '').trim().toUpperCase() } : { id };
      return context.db.invoice.findFirst({ ...query, where: { AND: [which, invoicesOf(requireViewer(context))] } });
    },
  }),
);

declareChanged('invoiceChanged', 'One invoice, live: its state or what was missed, then each change.', async (context, id) => {
  const found = await context.db.invoice.findFirst({ where: { AND: [{ id }, invoicesOf(requireViewer(context))] }, select: { id: true } });
  return found !== null;
});
