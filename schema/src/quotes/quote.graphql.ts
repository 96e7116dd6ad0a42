import { type QuoteStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { visibleOf } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { StatusEventType } from '../events/event.graphql.ts';
import { historyOf } from '../events/history.ts';
import { declareChanged } from '../events/live.graphql.ts';
import { PersonType } from '../identity/users/person.graphql.ts';
import type { AvailableMove } from '../moves.ts';
import { AvailableMoveType, BallInCourtType } from '../moves.graphql.ts';
import { ballOfQuote, quoteMoves } from './quote.moves.ts';
import { loadQuotes } from './quote.state.ts';

const meanings: Record<QuoteStatus, string> = {
  NEW: 'No price has been asked for yet (RU-Q8).',
  RECEIVED: 'Waits to be priced by hand (RU-Q6).',
  IN_PROCESS: 'Some pricing is done or going on, some is not (RU-Q5, RU-Q9).',
  INCOMPLETE: 'A line needs the customer (RU-Q3).',
  CUSTOMER_UPDATE: 'The customer has mended a line (RU-Q4).',
  COMPLETED: 'Every line is processed (RU-Q7).',
  CANCELLED: 'Every line is cancelled (RU-Q2).',
};

export const QuoteStatusEnum = builder.enumType('QuoteStatus', {
  description: 'The header’s status: rolled up from its lines, never set (context 21).',
  values: Object.fromEntries(Object.entries(meanings).map(([status, description]) => [status, { description }])) as Record<
    QuoteStatus,
    { description: string }
  >,
});

export const Quote = builder.prismaNode('Quote', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'A request for prices of circuits and colocation: a header over one or more lines, whose status it follows.',
  findUnique: (id, context) => ({ id, ...visibleOf(requireViewer(context)) }),
  fields: (t) => ({
    number: t.exposeString('number', { description: 'The portal’s number: Q-10001.' }),
    title: t.exposeString('title', { nullable: true, description: 'The customer’s name for it. At most 80 characters.' }),
    customerOrderRef: t.exposeString('customerOrderRef', { nullable: true, description: 'Your own number for it. At most 80 characters.' }),
    status: t.expose('status', { type: QuoteStatusEnum, description: 'The overall status of all lines (Q-21).' }),
    completedLineCount: t.exposeInt('completedLineCount', {
      description: 'How many lines are COMPLETED: the n of "n of m completed" (RU-Q10).',
    }),
    lineCount: t.exposeInt('lineCount', { description: 'How many lines are not CANCELLED: the m of "n of m completed" (RU-Q10).' }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a price was first asked for. Until then the carrier does not see the quote (O-31).',
    }),
    version: t.exposeInt('version', { description: 'Rises with anything in the quote; give it as `expectedVersion` (G-06).' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When anything in it last changed.' }),
    lines: t.relation('lines', { description: 'The lines, by number.', query: { orderBy: { lineNo: 'asc' } } }),
    orders: t.relation('orders', {
      description: 'Orders that were made from it and that you may see.',
      query: (_args, context) => ({ where: visibleOf(requireViewer(context)), orderBy: { createdAt: 'asc' as const } }),
    }),
    organisation: t.relation('organisation', { description: 'Whose quote it is.' }),
    requestedBy: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who asked.',
      resolve: (query, quote, _args, { db }) => db.user.findUnique({ ...query, where: { id: quote.createdById } }),
    }),
    lastActedBy: t.field({
      type: PersonType,
      description: 'The customer user who last acted: whom to turn to (IA-04).',
      resolve: (quote) => quote.lastActedById,
    }),
    ballInCourt: t.field({
      type: BallInCourtType,
      description: 'Whose move it is.',
      // In the order of `lines`, so that one statement serves both fields.
      select: { updatedAt: true, lines: { orderBy: { lineNo: 'asc' }, select: { status: true, enteredStatusAt: true, orderedAt: true } } },
      resolve: (quote) => ballOfQuote(quote),
    }),
    availableMoves: t.loadableList({
      type: AvailableMoveType,
      description: 'What you can do with the whole quote now. Moves of single lines stand on the lines.',
      load: (ids: string[], context) => movesByQuote(context, ids),
      // Asked again on every execution: a socket's context outlives many changes.
      loaderOptions: { cache: false },
      resolve: (quote) => quote.id,
    }),
    history: t.field({
      type: [StatusEventType],
      description: 'Who did what when, newest first.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }) },
      resolve: (quote, { first }, context) => historyOf(context, quote.id, first ?? 100),
    }),
  }),
});

/** The moves of many quotes in as many statements as those of one. */
async function movesByQuote(context: Context, ids: readonly string[]): Promise<AvailableMove[][]> {
  const viewer = requireViewer(context);
  const quotes = await loadQuotes(context.db, viewer, { id: { in: [...ids] } });
  const byId = new Map(quotes.map((quote) => [quote.id, quote]));
  return ids.map((id) => {
    const quote = byId.get(id);
    return quote === undefined ? [] : quoteMoves(viewer, quote);
  });
}

builder.queryField('quote', (t) =>
  t.prismaField({
    type: 'Quote',
    nullable: true,
    description: 'One quote. Null when there is none that you may see.',
    args: { id: t.arg.id({ description: 'Its id.' }), number: t.arg.string({ description: 'Or its number: Q-10001.' }) },
    resolve: (query, _root, { id, number }, context) => {
      const named: Prisma.QuoteWhereInput = id == null ? { number: number ?? '' } : { id, ...(number == null ? {} : { number }) };
      return context.db.quote.findFirst({ ...query, where: { AND: [named, visibleOf(requireViewer(context))] } });
    },
  }),
);

declareChanged(
  'quoteChanged',
  'Follows one quote with its lines: its state first (or what was missed since `after`), then UpToDate, then each change.',
  async (context, id) => (await context.db.quote.count({ where: { id, ...visibleOf(requireViewer(context)) } })) === 1,
);
