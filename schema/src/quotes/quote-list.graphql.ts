import type { QuoteStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { visibleOf } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { matching } from '../keyset.ts';
import { declareList } from '../lists/list.graphql.ts';
import { Quote, QuoteStatusEnum } from './quote.graphql.ts';
import { QuoteLineStatusEnum } from './quote-line.graphql.ts';

const QuoteSort = builder.enumType('QuoteSort', {
  description: 'What a list of quotes is sorted by.',
  values: {
    CREATED: { value: 'createdAt', description: 'When it was begun.' },
    CHANGED: { value: 'updatedAt', description: 'When it last changed.' },
    NUMBER: { value: 'serial', description: 'The number, as a number: 9999 stands before 10000.' },
  } as const,
});

const QuoteFilter = builder.inputType('QuoteFilter', {
  description: 'Narrows the list; everything given must hold.',
  fields: (t) => ({
    status: t.field({ type: [QuoteStatusEnum], description: 'The header is in one of these.' }),
    lineStatus: t.field({
      type: [QuoteLineStatusEnum],
      description: 'Some line is in one of these. RECEIVED and CUSTOMER_UPDATE are the carrier’s queue.',
    }),
    text: t.string({ description: 'Words found in number, title, reference, product or address.' }),
    reference: t.string({ description: 'The customer’s own number, exactly.' }),
    productCode: t.string({ description: 'Some line asks for this product.' }),
    createdFrom: t.field({ type: 'DateTime', description: 'Begun at or after.' }),
    createdTo: t.field({ type: 'DateTime', description: 'Begun before.' }),
    needsMe: t.boolean({ description: 'Only quotes that wait for the customer: something to submit, to mend or to order.' }),
  }),
});

type Filter = typeof QuoteFilter.$inferInput;

const waitingForCustomer: Prisma.QuoteLineWhereInput = {
  OR: [{ status: { in: ['NEW', 'INCOMPLETE'] } }, { status: 'COMPLETED', orderedAt: null }],
};

function whereOf(context: Context, filter: Filter | null | undefined): Prisma.QuoteWhereInput {
  const { status, lineStatus, text, reference, productCode, createdFrom, createdTo, needsMe } = filter ?? {};
  const line: Prisma.QuoteLineWhereInput = {
    ...(lineStatus == null ? {} : { status: { in: lineStatus } }),
    ...(productCode == null ? {} : { productCode }),
  };
  return {
    AND: [
      visibleOf(requireViewer(context)),
      matching(text),
      ...(Object.keys(line).length === 0 ? [] : [{ lines: { some: line } }]),
      ...(needsMe === true ? [{ lines: { some: waitingForCustomer } }] : []),
    ],
    ...(status == null ? {} : { status: { in: status as QuoteStatus[] } }),
    ...(reference == null ? {} : { customerOrderRef: reference }),
    createdAt: { ...(createdFrom == null ? {} : { gte: createdFrom }), ...(createdTo == null ? {} : { lt: createdTo }) },
  };
}

declareList({
  name: 'quotes',
  typeName: 'Quote',
  type: Quote,
  description: 'Your quotes, newest first unless sorted otherwise. Page by `after`; follow the `cursor` to keep it true.',
  filter: QuoteFilter,
  sort: QuoteSort,
  usually: { sort: 'createdAt', direction: 'desc' },
  words: {
    filter: 'Which quotes.',
    page: 'A page of quotes.',
    totalCount: 'How many quotes match.',
  },
  where: whereOf,
  rows: ({ db }) => db.quote,
  rootTypes: ['QUOTE'],
});
