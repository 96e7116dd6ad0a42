import { visibleOf } from '../access.ts';
import { builder, type BuilderTypes } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { ChangePayload } from '../payload.graphql.ts';
import { ProblemType } from '../refusals.graphql.ts';
import type { Done } from '../transition.ts';
import type { QuoteResult } from './quote.commands.ts';
import { leftBehind, type SubmitOutcome } from './submitting/submit.rules.ts';

type Answer = Done<QuoteResult>;
type Fields = PothosSchemaTypes.ObjectFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes>, Answer>;

const quoteFields = (t: Fields) => ({
  quote: t.prismaField({
    type: 'Quote',
    nullable: true,
    description: 'The quote as it is now. Null only after a dry run that would have created it.',
    resolve: (query, { result }, _args, { db }) => db.quote.findUnique({ ...query, where: { id: result.quoteId } }),
  }),
  lines: t.prismaField({
    type: ['QuoteLine'],
    description: 'The lines that were changed.',
    resolve: (query, { result }, _args, { db }) =>
      db.quoteLine.findMany({ ...query, where: { id: { in: [...result.lineIds] } }, orderBy: { lineNo: 'asc' } }),
  }),
});

export const quotePayload = builder.objectRef<Answer>('QuotePayload').implement({
  description: 'The quote after the change, with the lines that were changed.',
  interfaces: [ChangePayload],
  fields: quoteFields,
});

const SubmitOutcomeEnum = builder.enumType('SubmitOutcome', {
  description: 'What a submit did with a line.',
  values: {
    PRICED: { description: 'Priced automatically; it is COMPLETED (Q-04, Q-05).' },
    SENT: { description: 'Sent to manual pricing, as you confirmed; it is RECEIVED (Q-14).' },
    DECLINED: { description: 'Left NEW, since you declined manual pricing (Q-14).' },
    ENGINE_AWAY: { description: 'Left NEW, since the price engine did not answer (Q-32). Submit it again, with a new idempotency key.' },
  } satisfies Record<SubmitOutcome, { description: string }>,
});

const SubmittedLine = builder.objectRef<NonNullable<QuoteResult['submitted']>[number]>('SubmittedLine').implement({
  description: 'What a submit did with one line.',
  fields: (t) => ({
    lineId: t.exposeID('lineId', { description: 'The line.' }),
    lineNo: t.exposeInt('lineNo', { description: 'Its number.' }),
    outcome: t.field({ type: SubmitOutcomeEnum, description: 'What became of it.', resolve: ({ outcome }) => outcome }),
    problem: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why it is still NEW: MANUAL_PRICING_DECLINED or TECHNICAL_ERROR. Null for a line that moved.',
      resolve: ({ lineId, lineNo, outcome }) => leftBehind({ id: lineId, lineNo }, outcome)[0] ?? null,
    }),
  }),
});

export const submitPayload = builder.objectRef<Answer>('SubmitQuotePayload').implement({
  description: 'The quote after the submit, and what became of each line it was about. At least one line has moved.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    ...quoteFields(t),
    submitted: t.field({
      type: [SubmittedLine],
      description: 'Every line the submit was about.',
      resolve: ({ result }) => [...(result.submitted ?? [])],
    }),
  }),
});

export const orderedPayload = builder.objectRef<Answer>('OrderFromQuotePayload').implement({
  description: 'The orders that were made, in NEW and pre-filled (Q-20), and the quote they were made from.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    ...quoteFields(t),
    orders: t.prismaField({
      type: ['Order'],
      description: 'The new orders, in the order of the lines. Empty after a dry run.',
      resolve: async (query, { result }, _args, context) => {
        const ids = result.orderIds ?? [];
        const where = { AND: [{ id: { in: [...ids] } }, visibleOf(requireViewer(context))] };
        const orders = await context.db.order.findMany({ ...query, where });
        return orders.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      },
    }),
  }),
});
