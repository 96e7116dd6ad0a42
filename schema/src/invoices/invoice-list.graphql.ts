import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { maySeeInvoices } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { matching } from '../keyset.ts';
import { declareList } from '../lists/list.graphql.ts';
import { MoneyType } from '../money.graphql.ts';
import { Refused } from '../refusals.ts';
import { refusalError } from '../refusals.graphql.ts';
import { dateOf } from '../time.ts';
import { Invoice, InvoiceStatusEnum } from './invoice.graphql.ts';
import { noInvoice } from './invoice.refusals.ts';
import { overdueOf, type Overdue } from './invoice.rules.ts';
import { invoicesOf } from './invoice.state.ts';

const InvoiceSort = builder.enumType('InvoiceSort', {
  description: 'What a list of invoices is sorted by.',
  values: {
    ISSUED: { value: 'createdAt', description: 'When it was issued.' },
    DUE: { value: 'dueOn', description: 'The due date.' },
    NUMBER: { value: 'serial', description: 'The number, as a number: 9999 stands before 10000.' },
    TOTAL: { value: 'totalMinor', description: 'The total.' },
  } as const,
});

const InvoiceFilter = builder.inputType('InvoiceFilter', {
  description: 'Narrows the list; everything given must hold.',
  fields: (t) => ({
    status: t.field({ type: [InvoiceStatusEnum], description: 'It is in one of these.' }),
    overdue: t.boolean({ description: 'It is overdue, or it is not.' }),
    text: t.string({ description: 'Words found in number, reference or lines.' }),
    issuedFrom: t.field({ type: 'Date', description: 'Issued on this day or later.' }),
    issuedTo: t.field({ type: 'Date', description: 'Issued on this day or earlier.' }),
    organisationId: t.id({ description: 'Billing: invoices of this customer.' }),
  }),
});

type Filter = typeof InvoiceFilter.$inferInput;

/** INV-07, for lists: who may not see invoices is told so. */
function refuseUnlessSeeing(context: Context): void {
  if (!maySeeInvoices(requireViewer(context))) throw refusalError.of(new Refused([noInvoice.forbidden('')]), context);
}

function whereOf(context: Context, filter: Filter | null | undefined): Prisma.InvoiceWhereInput {
  refuseUnlessSeeing(context);
  const overdue: Prisma.InvoiceWhereInput = { outstandingMinor: { gt: 0 }, dueOn: { lt: dateOf(context.clock.now()) } };
  const { status, issuedFrom, issuedTo, organisationId } = filter ?? {};
  return {
    AND: [
      invoicesOf(requireViewer(context)),
      matching(filter?.text),
      ...(organisationId == null ? [] : [{ organisationId }]),
      ...(filter?.overdue == null ? [] : [filter.overdue ? overdue : { NOT: overdue }]),
    ],
    ...(status == null ? {} : { status: { in: status } }),
    issuedOn: { ...(issuedFrom == null ? {} : { gte: issuedFrom }), ...(issuedTo == null ? {} : { lte: issuedTo }) },
  };
}

declareList({
  name: 'invoices',
  typeName: 'Invoice',
  type: Invoice,
  description: 'Your invoices, newest first unless sorted otherwise (INV-01). FORBIDDEN for who may not see invoices (INV-07).',
  filter: InvoiceFilter,
  sort: InvoiceSort,
  usually: { sort: 'createdAt', direction: 'desc' },
  words: {
    filter: 'Which invoices.',
    page: 'A page of invoices.',
    totalCount: 'How many invoices match.',
  },
  where: whereOf,
  rows: ({ db }) => db.invoice,
  rootTypes: ['INVOICE'],
});

interface Warning extends Overdue {
  readonly currency: string;
}

const OverdueSummary = builder.objectRef<Warning>('OverdueSummary').implement({
  description: 'Everything that is overdue, in one line (INV-03).',
  fields: (t) => ({
    count: t.exposeInt('count', {
      description: 'How many invoices; 0 when nothing is overdue, and then there is nothing to warn of (INV-06).',
    }),
    total: t.field({
      type: MoneyType,
      description: 'What is outstanding on them together.',
      resolve: ({ totalMinor, currency }) => ({ amountMinor: totalMinor, currency }),
    }),
    oldestDueOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The oldest due date among them.',
      resolve: ({ oldestDueOn }) => oldestDueOn,
    }),
    daysOverdue: t.exposeInt('daysOverdue', { description: 'Calendar days since then.' }),
  }),
});

builder.queryField('overdueSummary', (t) =>
  t.field({
    type: OverdueSummary,
    nullable: true,
    description:
      'The overdue warning of your account. Null for who may not see invoices. It follows `changes`: read it again with every event of an invoice.',
    args: { organisationId: t.arg.id({ description: 'Billing: the customer concerned.' }) },
    resolve: async (_root, { organisationId }, context) => {
      const viewer = requireViewer(context);
      if (!maySeeInvoices(viewer)) return null;
      const customer = await context.db.organisation.findUnique({
        where: { id: viewer.isCarrier ? (organisationId ?? '') : viewer.organisationId },
        select: { id: true, currency: true },
      });
      if (customer === null) return null;
      const owed = await context.db.invoice.findMany({
        where: { organisationId: customer.id, outstandingMinor: { gt: 0 } },
        select: { outstandingMinor: true, dueOn: true },
      });
      return { ...overdueOf(owed, dateOf(context.clock.now())), currency: customer.currency.trim() };
    },
  }),
);
