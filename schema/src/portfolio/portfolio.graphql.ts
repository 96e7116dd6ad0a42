import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { ownOrCarrier } from '../access.ts';
import { builder } from '../builder.ts';
import { listPage } from '../connection.ts';
import { requireViewer, type Context } from '../context.ts';
import { matching, SortDirection } from '../keyset.ts';
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
    ...(status == null ? {} : { state: { in: status } }),
    ...(productCode == null ? {} : { productCode }),
  };
}

builder.queryField('installedProducts', (t) =>
  t.connection(
    {
      type: InstalledProductType,
      description:
        'Your portfolio: every installed product of your organisation, newest first unless sorted otherwise (CAT-01). It changes with your orders: follow `changes` and read it again with every line that becomes FINISHED.',
      args: {
        filter: t.arg({ type: InstalledProductFilter, description: 'Which of them.' }),
        sort: t.arg({ type: InstalledProductSort, defaultValue: 'createdAt', description: 'Sorted by.' }),
        direction: t.arg({ type: SortDirection, defaultValue: 'DESC', description: 'In which direction.' }),
      },
      resolve: (_root, args, context, info) =>
        listPage(context, info, {
          args,
          sortField: args.sort ?? 'createdAt',
          direction: args.direction === 'ASC' ? 'asc' : 'desc',
          where: whereOf(context, args.filter),
          find: (query) => context.db.installedProduct.findMany(query as Prisma.InstalledProductFindManyArgs),
          count: (where) => context.db.installedProduct.count({ where }),
        }) as never,
    },
    {
      name: 'InstalledProductConnection',
      description: 'A page of a portfolio.',
      fields: (f) => ({
        cursor: f.field({
          type: 'Cursor',
          description: 'The state of the stream before the rows were read.',
          resolve: (page) => (page as unknown as { cursor: string }).cursor,
        }),
        totalCount: f.int({
          description: 'How many installed products match.',
          resolve: (page) => (page as unknown as { count: () => Promise<number> }).count(),
        }),
      }),
    },
  ),
);

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
