import { type ChargeKind } from '@sporbar/prisma/generated/client/enums.ts';
import type { InvoiceCharge, Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { maySeeInvoices } from '../access.ts';
import { builder } from '../builder.ts';
import { nameIn } from '../catalogue/product-names.ts';
import { requireViewer, type Context } from '../context.ts';
import { noInvoice } from '../invoices/invoice.refusals.ts';
import { invoicesOf } from '../invoices/invoice.state.ts';
import { money, MoneyType, type Money } from '../money.graphql.ts';
import { refusalError } from '../refusals.graphql.ts';
import { Refused } from '../refusals.ts';
import { dateOf } from '../time.ts';
import { textOfCharge } from './charge.words.ts';

export const ChargeKindEnum = builder.enumType('InvoiceChargeKind', {
  description: 'What a charge is for.',
  values: {
    ESTABLISHMENT: { description: 'A product was delivered.' },
    RENTAL: { description: 'A product in operation, by the calendar month and in advance; the first from the day of delivery on.' },
    CANCELLATION: { description: 'An order line was cancelled by its customer after work had begun (M-08).' },
    WASTED_VISIT: { description: 'The technician stood before a closed door (M-22).' },
    TERMINATION: { description: 'Rental given back for the days after the end of a product (TER-04).' },
  } satisfies Record<ChargeKind, { description: string }>,
});

/** What the line of an invoice says of a charge, in the reader's language. */
export async function chargeText(charge: InvoiceCharge, _args: unknown, { db, locale }: Context): Promise<string> {
  const product = await db.product.findUnique({ where: { code: charge.productCode }, select: { names: true } });
  return textOfCharge(charge, product === null ? charge.productCode : nameIn(product.names, locale), locale);
}

const Charge = builder.prismaObject('InvoiceCharge', {
  description:
    'Something that is to be invoiced. It is written once, with what causes it, and comes into one invoice. An order cancelled within its deadline has no charge for rental or establishment (M-15).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque and stable.' }),
    kind: t.field({ type: ChargeKindEnum, description: 'What for.', resolve: ({ kind }) => kind }),
    text: t.string({
      description: 'What the line of the invoice says of it, in your language.',
      resolve: chargeText,
    }),
    amount: t.field({
      type: MoneyType,
      nullable: true,
      description: 'How much; negative for what is given back. Null while neither quote nor agreement names a price.',
      resolve: ({ amountMinor, currency }) => money(amountMinor, currency),
    }),
    periodFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'Of rental: the first day.',
      resolve: ({ periodFrom }) => periodFrom,
    }),
    periodTo: t.field({ type: 'Date', nullable: true, description: 'Of rental: the last day.', resolve: ({ periodTo }) => periodTo }),
    incurredOn: t.field({ type: 'Date', description: 'The day it was caused.', resolve: ({ incurredOn }) => incurredOn }),
    orderLine: t.node({ description: 'The order line it is for.', id: ({ orderLineId }) => orderLineId }),
    installedProduct: t.node({ description: 'The installed product it is for.', id: ({ installedProductId }) => installedProductId }),
  }),
});

interface Open {
  readonly where: Prisma.InvoiceChargeWhereInput;
  readonly currency: string;
}

const OpenCharges = builder.objectRef<Open>('OpenCharges').implement({
  description: 'What is waiting to be invoiced to one customer.',
  fields: (t) => ({
    totalCount: t.int({ description: 'How many charges.', resolve: ({ where }, _args, { db }) => db.invoiceCharge.count({ where }) }),
    total: t.field({
      type: MoneyType,
      description: 'The sum of those that have a price.',
      resolve: async ({ where, currency }, _args, { db }): Promise<Money> => {
        const { _sum } = await db.invoiceCharge.aggregate({ where, _sum: { amountMinor: true } });
        return { amountMinor: _sum.amountMinor ?? 0, currency };
      },
    }),
    nodes: t.prismaField({
      type: [Charge],
      description: 'The charges, oldest first.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'At most 100, as many as an invoice has lines.' }) },
      resolve: (query, { where }, { first }, { db }) =>
        db.invoiceCharge.findMany({
          ...query,
          where,
          orderBy: [{ incurredOn: 'asc' }, { id: 'asc' }],
          take: Math.min(Math.max(first ?? 100, 0), 100),
        }),
    }),
  }),
});

const refuseUnlessSeeing = (context: Context): void => {
  if (!maySeeInvoices(requireViewer(context))) throw refusalError.of(new Refused([noInvoice.forbidden('')]), context);
};

builder.queryField('openCharges', (t) =>
  t.field({
    type: OpenCharges,
    nullable: true,
    description:
      'What is waiting to be invoiced: to your own organisation or, for billing, to the one named. Null when there is no such customer that you may see (INV-07); FORBIDDEN for who may not see invoices.',
    args: {
      organisationId: t.arg.id({ description: 'Billing: the customer concerned.' }),
      until: t.arg({ type: 'Date', description: 'What was caused on this day or earlier; today unless given.' }),
    },
    resolve: async (_root, { organisationId, until }, context) => {
      refuseUnlessSeeing(context);
      const viewer = requireViewer(context);
      const id = organisationId ?? viewer.organisationId;
      if (!viewer.isCarrier && id !== viewer.organisationId) return null;
      const customer = await context.db.organisation.findUnique({ where: { id, kind: { not: 'CARRIER' } }, select: { currency: true } });
      if (customer === null) return null;
      const where = { organisationId: id, invoicedIn: null, incurredOn: { lte: until ?? dateOf(context.clock.now()) } };
      return { where, currency: customer.currency.trim() };
    },
  }),
);

interface Waiting {
  readonly organisationId: string;
  readonly count: number;
}

const CustomerToBill = builder.objectRef<Waiting>('CustomerToBill').implement({
  description: 'A customer, with how much waits to be invoiced.',
  fields: (t) => ({
    organisation: t.prismaField({
      type: 'Organisation',
      description: 'Who.',
      resolve: (query, { organisationId }, _args, { db }) => db.organisation.findUniqueOrThrow({ ...query, where: { id: organisationId } }),
    }),
    openCharges: t.exposeInt('count', { description: 'How many charges are open.' }),
  }),
});

builder.queryField('customersToBill', (t) =>
  t.field({
    type: [CustomerToBill],
    description:
      'Billing: every customer, those with most open charges first. Empty for customers; FORBIDDEN for who may not see invoices.',
    resolve: async (_root, _args, context) => {
      refuseUnlessSeeing(context);
      const viewer = requireViewer(context);
      if (!viewer.isCarrier) return [];
      const where = { ...invoicesOf(viewer), invoicedIn: null, incurredOn: { lte: dateOf(context.clock.now()) } };
      const open = await context.db.invoiceCharge.groupBy({ by: ['organisationId'], where, _count: { _all: true } });
      const counts = new Map(open.map(({ organisationId, _count }) => [organisationId, _count._all]));
      const customers = await context.db.organisation.findMany({
        where: { kind: { not: 'CARRIER' } },
        select: { id: true },
        orderBy: { name: 'asc' },
      });
      return customers.map(({ id }) => ({ organisationId: id, count: counts.get(id) ?? 0 })).toSorted((a, b) => b.count - a.count);
    },
  }),
);
