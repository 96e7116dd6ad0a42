import { type PricingMode, QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Attachment } from '@sporbar/prisma/generated/client/client.ts';
import { visibleOf } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { AttachmentType } from '../files/attachment.graphql.ts';
import { money, MoneyType } from '../money.graphql.ts';
import type { AvailableMove } from '../moves.ts';
import { AvailableMoveType, BallInCourtType } from '../moves.graphql.ts';
import { CancelledByEnum } from '../orders/order-line.graphql.ts';
import { ballOfLine, lineMoves } from './quote.moves.ts';
import { loadQuotes } from './quote.state.ts';
import { quoteLineStatuses } from './quote-line.statuses.ts';

export const QuoteLineStatusEnum = builder.enumType('QuoteLineStatus', {
  description: 'Where a quote line stands (context 04).',
  values: Object.fromEntries(
    Object.values(QuoteLineStatus).map((status) => [status, { description: quoteLineStatuses[status].meaning.en }]),
  ) as Record<QuoteLineStatus, { description: string }>,
});
const PricingModeEnum = builder.enumType('PricingMode', {
  description: 'How a price came about (Q-02).',
  values: {
    AUTOMATIC: { description: 'By the price list, at once.' },
    MANUAL: { description: 'By the carrier’s people.' },
  } satisfies Record<PricingMode, { description: string }>,
});

builder.prismaNode('QuoteLine', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'One request for the price of one product, with its own status (Q-01).',
  findUnique: (id, context) => ({ id, quote: visibleOf(requireViewer(context)) }),
  fields: (t) => ({
    lineNo: t.exposeInt('lineNo', { description: 'From 1.' }),
    quote: t.relation('quote', { description: 'The quote it belongs to.' }),
    status: t.expose('status', { type: QuoteLineStatusEnum, description: 'Where it stands.' }),
    product: t.relation('product', { nullable: true, description: 'A circuit or colocation.' }),
    attributes: t.field({
      type: 'JSON',
      description: 'Chosen attributes by key: `{"speedKbps": "34000"}`.',
      resolve: (line) => line.attributes,
    }),
    addressA: t.relation('addressA', { nullable: true, description: 'One end of the circuit.' }),
    addressB: t.relation('addressB', { nullable: true, description: 'The other end.' }),
    attachmentFlag: t.exposeBoolean('attachmentFlag', { description: 'True when an attachment stands in for the addresses (Q-08, Q-09).' }),
    attachments: t.loadableList({
      type: AttachmentType,
      description: 'Files on this line, oldest first: maps, room drawings, the request form (Q-11).',
      load: (ids: string[], context) => attachmentsByLine(context, ids),
      // Asked again on every execution: a socket's context outlives many changes.
      loaderOptions: { cache: false },
      resolve: (line) => line.id,
    }),
    distanceMetres: t.exposeInt('distanceMetres', {
      nullable: true,
      description: 'From A to B, in metres. Null when it cannot be calculated (Q-04).',
    }),
    pricingMode: t.expose('pricingMode', {
      type: PricingModeEnum,
      nullable: true,
      description: 'How it was priced; null until it is (Q-02).',
    }),
    rentalPrice: t.field({
      type: MoneyType,
      nullable: true,
      description: 'Per month. May show before the line is completed (Q-15, Q-28).',
      resolve: (line) => money(line.rentalMinor, line.currency),
    }),
    establishmentPrice: t.field({
      type: MoneyType,
      nullable: true,
      description: 'Once. Empty until the line is completed (Q-15, Q-28).',
      resolve: (line) => money(line.establishmentMinor, line.currency),
    }),
    offeredLeadTimeDays: t.exposeInt('offeredLeadTimeDays', {
      nullable: true,
      description: 'Calendar days from order to delivery that the offer holds for (O-05).',
    }),
    comment: t.exposeString('comment', {
      nullable: true,
      description: 'What was said last: what is missing, why it was cancelled, or the customer’s own words. The history keeps all of it.',
    }),
    statusDescription: t.exposeString('statusDescription', {
      nullable: true,
      description: 'What the carrier says of the manual treatment.',
    }),
    cancelledBy: t.expose('cancelledBy', { type: CancelledByEnum, nullable: true, description: 'Who cancelled it (Q-25).' }),
    orderedAt: t.expose('orderedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ordered; a line is ordered once (Q-29).',
    }),
    orderLine: t.prismaField({
      type: 'OrderLine',
      nullable: true,
      description: 'The order line that was made from it. Null while there is none that you may see.',
      resolve: (query, line, _args, context) => {
        if (line.orderLineId === null) return null;
        const viewer = requireViewer(context);
        const { db } = context;
        // A customer who sees the quote sees its orders; without a filter the lines of a list are read in one statement.
        return viewer.isCarrier
          ? db.orderLine.findFirst({ ...query, where: { id: line.orderLineId, order: visibleOf(viewer) } })
          : db.orderLine.findUnique({ ...query, where: { id: line.orderLineId } });
      },
    }),
    enteredStatusAt: t.expose('enteredStatusAt', { type: 'DateTime', description: 'Since when it has this status.' }),
    version: t.exposeInt('version', { description: 'Rises with the line; give it as `expectedVersion` (G-06).' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    ballInCourt: t.field({ type: BallInCourtType, description: 'Whose move it is.', resolve: (line) => ballOfLine(line) }),
    availableMoves: t.loadableList({
      type: AvailableMoveType,
      description: 'What you can do with this line now, the guards evaluated for you.',
      load: (ids: string[], context) => movesByLine(context, ids),
      // Asked again on every execution: a socket's context outlives many changes.
      loaderOptions: { cache: false },
      resolve: (line) => line.id,
    }),
  }),
});

async function attachmentsByLine({ db }: Context, ids: readonly string[]): Promise<Attachment[][]> {
  const attachments = await db.attachment.findMany({
    where: { ownerType: 'QUOTE_LINE', ownerId: { in: [...ids] } },
    orderBy: { id: 'asc' },
  });
  return ids.map((id) => attachments.filter(({ ownerId }) => ownerId === id));
}

/** The moves of many lines in as many statements as those of one. */
async function movesByLine(context: Context, ids: readonly string[]): Promise<AvailableMove[][]> {
  const viewer = requireViewer(context);
  const quotes = await loadQuotes(context.db, viewer, { lines: { some: { id: { in: [...ids] } } } });
  const moves = new Map(quotes.flatMap((quote) => quote.lines.map((line) => [line.id, () => lineMoves(viewer, quote, line)])));
  return ids.map((id) => moves.get(id)?.() ?? []);
}
