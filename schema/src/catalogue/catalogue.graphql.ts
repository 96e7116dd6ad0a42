import { LineAccess, OrderPath, ProductFamily, AttributeType, AvailabilityPolicy } from '@sporbar/prisma/generated/client/enums.ts';
import type { Prisma, Product } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { MoneyType, type Money } from '../money.graphql.ts';
import { badgesOf, productBadges, type ProductBadge } from './badges.ts';
import { readRows } from '../reading/read-rows.ts';
import { nameIn, valueNamesOf } from './product-names.ts';

export const ProductFamilyEnum = builder.enumType(ProductFamily, {
  name: 'ProductFamily',
  description: 'Rules speak of families, never of product names (CAT-02).',
});
export const LineAccessEnum = builder.enumType(LineAccess, {
  name: 'LineAccess',
  description: 'Full and shared access are different products; one becomes the other by a product conversion only (CAT-06).',
});
const OrderPathEnum = builder.enumType(OrderPath, {
  name: 'OrderPath',
  description: 'DIRECT is ordered at once; QUOTE_FIRST from a completed quote line (CAT-03).',
});
const AvailabilityPolicyEnum = builder.enumType(AvailabilityPolicy, {
  name: 'AvailabilityPolicy',
  description: 'Whether an availability check is part of the order.',
});
const AttributeTypeEnum = builder.enumType(AttributeType, { name: 'AttributeType', description: 'What kind of value an attribute takes.' });
const ProductBadgeEnum = builder.enumType('ProductBadge', {
  description: 'What to show beside a product in a list.',
  values: Object.fromEntries(Object.entries(productBadges).map(([badge, description]) => [badge, { description }])) as Record<
    ProductBadge,
    { description: string }
  >,
});

interface AllowedValue {
  readonly value: string;
  readonly names: unknown;
  readonly unit: string | null;
}

const AllowedValueType = builder.objectRef<AllowedValue>('AttributeValue').implement({
  description: 'One value an attribute can have.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'What to send.' }),
    label: t.string({
      description: 'What to show, in your language.',
      resolve: ({ value, names, unit }, _, { locale }) =>
        valueNamesOf(names, value)?.[locale] ?? (unit === null ? value : `${value} ${unit}`),
    }),
  }),
});

builder.prismaObject('ProductAttribute', {
  description: 'Something about a product that is chosen on the line: its speed, its equipment (CAT-04, CAT-11).',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The key in the line’s `attributes`: speedKbps, equipment.' }),
    name: t.string({
      description: 'In your language.',
      select: { names: true },
      resolve: ({ names }, _, { locale }) => nameIn(names, locale),
    }),
    type: t.expose('type', { type: AttributeTypeEnum, description: 'What kind of value it takes. INTEGER is written in digits.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'kbit/s, W and so on.' }),
    isRequired: t.exposeBoolean('required', { description: 'A line cannot be priced or submitted without it.' }),
    allowedValues: t.field({
      type: [AllowedValueType],
      description: 'The only values that are accepted (CAT-05); empty when any value of the type is.',
      select: { allowedValues: true, names: true, unit: true },
      resolve: ({ allowedValues, names, unit }) => allowedValues.map((value) => ({ value, names, unit })),
    }),
  }),
});

builder.prismaObject('ProductAddOn', {
  description: 'A service on top of a product (CAT-09).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The code in the line’s `addOns`.' }),
    name: t.string({
      description: 'In your language.',
      select: { names: true },
      resolve: ({ names }, _, { locale }) => nameIn(names, locale),
    }),
    isRequired: t.exposeBoolean('required', {
      description: 'The product does not work without it, so a line without it cannot be submitted.',
    }),
  }),
});

const inCurrency = (amountMinor: number, currency: string): Money => ({ amountMinor, currency: currency.trim() });

builder.prismaObject('PriceListEntry', {
  description: 'One row of the price list: rental = base + amount for every started kilometre (Q-28).',
  fields: (t) => ({
    speedKbps: t.exposeInt('speedKbps', { nullable: true, description: 'The speed it is the price of, in kbit/s.' }),
    currency: t.string({ description: 'ISO 4217.', select: { currency: true }, resolve: ({ currency }) => currency.trim() }),
    rentalBase: t.field({
      type: MoneyType,
      description: 'Per month.',
      select: { rentalBaseMinor: true, currency: true },
      resolve: (row) => inCurrency(row.rentalBaseMinor, row.currency),
    }),
    rentalPerKm: t.field({
      type: MoneyType,
      description: 'Per started kilometre and month.',
      select: { rentalPerKmMinor: true, currency: true },
      resolve: (row) => inCurrency(row.rentalPerKmMinor, row.currency),
    }),
    establishment: t.field({
      type: MoneyType,
      description: 'Once.',
      select: { establishmentMinor: true, currency: true },
      resolve: (row) => inCurrency(row.establishmentMinor, row.currency),
    }),
  }),
});

const isCurrency = /^[A-Z]{3}$/;
/** ISO 4217 for a transaction without one: no price has it. */
const noCurrency = 'XXX';

builder.prismaObject('Product', {
  description: 'A product of the catalogue. Times are calendar days from the product agreement.',
  select: { code: true },
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Language-neutral and stable: WHOLESALE_ADSL_FULL.' }),
    name: t.string({
      description: 'In your language.',
      select: { names: true },
      resolve: ({ names }, _, { locale }) => nameIn(names, locale),
    }),
    infoMarkdown: t.string({
      description: 'The product’s page in your language, as Markdown (CAT-10).',
      select: { info: true },
      resolve: ({ info }, _, { locale }) => nameIn(info, locale),
    }),
    family: t.expose('family', { type: ProductFamilyEnum, description: 'The family rules speak of (CAT-02).' }),
    lineAccess: t.expose('lineAccess', {
      type: LineAccessEnum,
      nullable: true,
      description: 'Full or shared access, where there is a difference (CAT-06).',
    }),
    orderPath: t.expose('orderPath', { type: OrderPathEnum, description: 'Ordered at once or from a quote (CAT-03).' }),
    availabilityPolicy: t.expose('availabilityPolicy', {
      type: AvailabilityPolicyEnum,
      description: 'Whether an availability check is part of the order.',
    }),
    badges: t.field({
      type: [ProductBadgeEnum],
      description: 'What to show beside it in a list.',
      select: {
        onPriceList: true,
        orderPath: true,
        availabilityPolicy: true,
        selfBooking: true,
        numberReservation: true,
        slaCompensation: true,
        orderable: true,
      },
      resolve: (product) => badgesOf(product),
    }),
    isOrderable: t.exposeBoolean('orderable', {
      description: 'False for a product that only appears as the previous product in a change of ISP (CAT-13).',
    }),
    isOnPriceList: t.exposeBoolean('onPriceList', { description: 'Priced automatically where Q-04 and Q-05 allow it.' }),
    needsZone1ForAutomaticPrice: t.exposeBoolean('autoPriceRequiresZone1', {
      description: 'Priced automatically only between addresses in access zone 1 (Q-05).',
    }),
    hasNumberReservation: t.exposeBoolean('numberReservation', { description: 'A number can be reserved (CAT-12).' }),
    isSelfBooked: t.exposeBoolean('selfBooking', { description: 'You book the technician yourself.' }),
    hasSlaCompensation: t.exposeBoolean('slaCompensation', { description: 'Its agreement has a compensation scheme.' }),
    slaRepairHours: t.exposeInt('slaRepairHours', {
      nullable: true,
      description: 'Within how many hours a fault on it is repaired by the agreement (D-59); null where nothing is promised.',
    }),
    leadTimeDays: t.exposeInt('leadTimeDays', { description: 'From order to delivery (CAT-08).' }),
    changeDeadlineDays: t.exposeInt('changeDeadlineDays', {
      description: 'How many days before the agreed date the last day to change is (CAT-07).',
    }),
    cancelDeadlineDays: t.exposeInt('cancelDeadlineDays', {
      description: 'How many days before the agreed date the last day to cancel is (CAT-07).',
    }),
    terminationNoticeDays: t.exposeInt('terminationNoticeDays', { description: 'How long a subscription lives after it is terminated.' }),
    ispChangeMinDays: t.exposeInt('ispChangeMinDays', {
      nullable: true,
      description: 'Shortest time for a change of ISP; null where the product cannot change ISP.',
    }),
    attributes: t.relation('attributes', {
      description: 'What is chosen on the line, in the order of the form.',
      query: { orderBy: { position: 'asc' } },
    }),
    addOns: t.relation('addOns', {
      description: 'Add-on services, those the product needs first (CAT-09).',
      query: { orderBy: [{ required: 'desc' }, { code: 'asc' }] },
    }),
    prices: t.relation('prices', {
      description: 'Its rows of the price list; empty for products that are priced by hand or by agreement.',
      args: { currency: t.arg.string({ description: 'Only in this currency: NOK or SEK.' }) },
      query: ({ currency }) => ({
        ...(currency == null ? {} : { where: { currency: isCurrency.test(currency) ? currency : noCurrency } }),
        orderBy: [{ currency: 'asc' }, { speedKbps: 'asc' }],
      }),
    }),
  }),
});

const ProductFilter = builder.inputType('ProductFilter', {
  description: 'Which products to list. What is left out does not narrow.',
  fields: (t) => ({
    family: t.field({ type: [ProductFamilyEnum], description: 'Any of these families.' }),
    lineAccess: t.field({ type: LineAccessEnum, description: 'With this access.' }),
    orderPath: t.field({ type: OrderPathEnum, description: 'Ordered this way.' }),
    isOrderable: t.boolean({ description: 'True leaves out what cannot be ordered (CAT-13).' }),
    speedKbps: t.int({ description: 'With this speed among its allowed values.' }),
  }),
});

builder.queryField('products', (t) =>
  t.prismaField({
    type: ['Product'],
    description: 'The whole catalogue, or the products that pass the filter, by family and code.',
    args: { filter: t.arg({ type: ProductFilter, description: 'Which products.' }) },
    resolve: (query, _root, { filter }, context): Promise<Product[]> => {
      requireViewer(context);
      const { db } = context;
      const which = { where: whereOf(filter ?? {}), orderBy: [{ family: 'asc' }, { code: 'asc' }] };
      return readRows<Product>(db, 'Product', db.product, { ...query, ...which });
    },
  }),
);

builder.queryField('product', (t) =>
  t.prismaField({
    type: 'Product',
    nullable: true,
    description: 'One product, or null when the catalogue has no such code.',
    args: { code: t.arg.id({ required: true, description: 'Its code.' }) },
    resolve: (query, _root, { code }, context) => {
      requireViewer(context);
      return /^\w{1,40}$/.test(code) ? context.db.product.findUnique({ ...query, where: { code } }) : null;
    },
  }),
);

function whereOf(filter: typeof ProductFilter.$inferInput): Prisma.ProductWhereInput {
  const { family, lineAccess, orderPath, isOrderable, speedKbps } = filter;
  return {
    ...(family == null ? {} : { family: { in: family } }),
    ...(lineAccess == null ? {} : { lineAccess }),
    ...(orderPath == null ? {} : { orderPath }),
    ...(isOrderable == null ? {} : { orderable: isOrderable }),
    ...(speedKbps == null ? {} : { attributes: { some: { key: 'speedKbps', allowedValues: { has: String(speedKbps) } } } }),
  };
}
