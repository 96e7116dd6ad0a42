import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { ownOrCarrier } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { matching } from '../keyset.ts';
import { declareChanged } from '../events/live.graphql.ts';
import { declareList } from '../lists/list.graphql.ts';
import { InstalledProductType, InstalledStatusEnum } from './installed.graphql.ts';

const InstalledProductSort = builder.enumType('InstalledProductSort', {
  description: 'What a portfolio is sorted by.',
  values: {
    INSTALLED: { value: 'createdAt', description: 'When it was delivered.' },
    CHANGED: { value: 'updatedAt', description: 'When it last changed.' },
  } as const,
});

const InstalledProductFilter = builder.inputType('InstalledProductFilter', {
  description: 'Narrows the portfolio; everything given must hold.',
  fields: (t) => ({
    status: t.field({ type: [InstalledStatusEnum], description: 'It is in one of these.' }),
    text: t.string({
      description: 'Words found in circuit, phone or access line number, address, end user, product, or in a reference of its orders.',
    }),
    productCode: t.string({ description: 'It is this product.' }),
    organisationId: t.id({ description: 'The carrier: the portfolio of this customer.' }),
  }),
});

type Filter = typeof InstalledProductFilter.$inferInput;

function whereOf(context: Context, filter: Filter | null | undefined): Prisma.InstalledProductWhereInput {
  const { status, text, productCode, organisationId } = filter ?? {};
  return {
    AND: [ownOrCarrier(requireViewer(context)), matching(text), ...(organisationId == null ? [] : [{ organisationId }])],
    ...(status == null ? {} : { status: { in: status } }),
    ...(productCode == null ? {} : { productCode }),
  };
}

declareList({
  name: 'installedProducts',
  typeName: 'InstalledProduct',
  type: InstalledProductType,
  description:
    'Your portfolio: every installed product of your organisation, newest first unless sorted otherwise (CAT-01). It changes when a line of your orders becomes FINISHED and when a termination takes effect (CAT-14): follow `installedProductList`.',
  filter: InstalledProductFilter,
  sort: InstalledProductSort,
  usually: { sort: 'createdAt', direction: 'desc' },
  words: {
    filter: 'Which of them.',
    page: 'A page of a portfolio.',
    totalCount: 'How many installed products match.',
  },
  where: whereOf,
  rows: ({ db }) => db.installedProduct,
  rootTypes: ['INSTALLED_PRODUCT'],
});

builder.queryField('installedProduct', (t) =>
  t.prismaField({
    type: 'InstalledProduct',
    nullable: true,
    description: 'One installed product. Null when there is none that you may see.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      circuitNumber: t.arg.string({ description: 'Or the number of its circuit.' }),
    },
    resolve: (query, _root, { id, circuitNumber }, context) =>
      context.db.installedProduct.findFirst({
        ...query,
        where: { ...(id == null ? { circuitNumber: circuitNumber ?? '' } : { id }), ...ownOrCarrier(requireViewer(context)) },
      }),
  }),
);

declareChanged(
  'installedProductChanged',
  'One installed product, live: its state or what was missed, then each change.',
  async (context, id) => {
    const where = { id, ...ownOrCarrier(requireViewer(context)) };
    return (await context.db.installedProduct.findFirst({ where, select: { id: true } })) !== null;
  },
);
