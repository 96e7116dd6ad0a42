import { builder } from '../../builder.ts';
import { refusalError, ProblemType } from '../../refusals.graphql.ts';
import { Refused } from '../../refusals.ts';
import { say } from '../../words.ts';
import type { Work } from '../../work.ts';
import { LineInputType } from '../line.graphql-input.ts';
import { OrderTypeEnum } from '../order.graphql.ts';
import { maxProjectLines } from '../submitting/shape.rules.ts';
import { judgeOrder, type JudgedLine, type Judgement } from './judge-order.ts';
import { routeWords } from './route.words.ts';
import type { Route } from './route.rules.ts';

/** So many of the lines that may be duplicates are named. */
const mostDuplicates = 5;

const OrderRouteEnum = builder.enumType('OrderRoute', {
  description: 'What happens to a line when it has been submitted.',
  values: {
    AUTOMATIC: { description: 'The systems register it by themselves.' },
    MANUAL: { description: 'People at the carrier take it up first.' },
  } as const,
});

const PredictedRouteType = builder.objectRef<Route>('PredictedRoute').implement({
  description: 'The way a line would go if it were submitted as it stands now.',
  fields: (t) => ({
    kind: t.field({ type: OrderRouteEnum, description: 'Automatic or manual.', resolve: ({ kind }) => kind }),
    ruleId: t.exposeString('ruleId', { nullable: true, description: 'The rule that makes it manual: B-11.' }),
    isDecided: t.exposeBoolean('isDecided', { description: 'False while an availability check or a booking may still decide otherwise.' }),
    reason: t.string({
      description: 'Why, in your language.',
      resolve: ({ reason }, _args, { locale }) => say(routeWords[reason], locale),
    }),
  }),
});

const JudgedLineType = builder.objectRef<JudgedLine>('JudgedLine').implement({
  description: 'One line of what was judged.',
  fields: (t) => ({
    id: t.id({ nullable: true, description: 'The line it would change; null for a new one.', resolve: ({ id }) => id }),
    lineNo: t.exposeInt('lineNo', { description: 'Its number, 1 to 50.' }),
    path: t.exposeString('path', { description: 'Where its problems stand: they begin with this.' }),
    firstValidDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first requested date that would be accepted today (O-06, O-30); null before a product is chosen.',
      resolve: ({ firstValidDate }) => firstValidDate,
    }),
    route: t.field({ type: PredictedRouteType, description: 'The way it would go.', resolve: ({ route }) => route }),
    possibleDuplicates: t.prismaField({
      type: ['OrderLine'],
      description: `Other open lines of yours with the same product, address and end user (O-29). At most ${mostDuplicates}.`,
      // One by one, so that what all lines ask for in this tick becomes one statement.
      resolve: async (query, { duplicateIds }, _args, { db }) => {
        const ids = duplicateIds.slice(0, mostDuplicates);
        const found = await Promise.all(ids.map((id) => db.orderLine.findUnique({ ...query, where: { id } })));
        return found.filter((line) => line !== null);
      },
    }),
    sameAsLines: t.intList({
      description: 'Numbers of other lines of this order with the same product, address and end user.',
      resolve: ({ sameAs }) => [...sameAs],
    }),
  }),
});

const JudgementType = builder.objectRef<Judgement>('OrderJudgement').implement({
  description: 'What an order would come to, before anything is saved.',
  fields: (t) => ({
    problems: t.field({
      type: [ProblemType],
      description:
        'Everything in the way of submitting it, as `submitOrder` would say it. Paths are those of `createOrder`: `/lines/0/contactPhone`.',
      resolve: ({ problems }) => [...problems],
    }),
    draftProblems: t.field({
      type: [ProblemType],
      description: 'Those among them for which not even a draft is taken.',
      resolve: ({ draftProblems }) => [...draftProblems],
    }),
    lines: t.field({
      type: [JudgedLineType],
      description: 'The lines that were given, in their order.',
      resolve: ({ lines }) => [...lines],
    }),
  }),
});

const JudgeLineInput = builder.inputType('JudgeOrderLineInput', {
  description: 'A line as typed.',
  fields: (t) => ({
    id: t.id({ description: 'The line of a saved order that it would change; none for a further line.' }),
    line: t.field({ type: LineInputType, required: true, description: 'What it says. Of a line that is saved, what is left out stays.' }),
  }),
});

const JudgeInputType = builder.inputType('JudgeOrderInput', {
  description: 'An order as typed: a new one, or changes of one that is saved.',
  fields: (t) => ({
    orderId: t.id({ description: 'A saved order of yours. Its other lines are judged as they stand; its type stays.' }),
    orderType: t.field({ type: OrderTypeEnum, description: 'Of a new order: STANDARD unless given.' }),
    projectReference: t.string({ description: 'At most 40 characters (D-28).' }),
    customerInvoiceRef: t.string({ description: 'At most 40 characters (D-28).' }),
    customerOrderRef: t.string({ description: 'At most 40 characters (D-28).' }),
    lines: t.field({
      type: [JudgeLineInput],
      required: true,
      description: 'The lines. Of more than an order takes, only the first are judged.',
    }),
  }),
});

/** In CPU time beside a page of orders with their moves, whose objects are a point each. */
const points = { judging: 150, line: 15 };

/** A saved order is judged with its other lines, of which there may be as many as an order takes. */
const judging: Work = ({ input }) => {
  const { orderId, lines } = (input ?? {}) as { readonly orderId?: unknown; readonly lines?: unknown };
  const given = Array.isArray(lines) ? lines.length : 1;
  return points.judging + points.line * (orderId == null ? Math.min(given, maxProjectLines) : maxProjectLines);
};

builder.queryField('judgeOrder', (t) =>
  t.field({
    type: JudgementType,
    description:
      'Judges an order while it is typed, with the same rules that judge it when it is saved and submitted: all problems at once, the first valid dates, the way it would go, possible duplicates (O-29). Nothing is written and nothing reserved. For those who may order; an order of somebody else is NOT_FOUND. Beside what it answers it costs 150 points and 15 for each line that is given; with `orderId` 50 lines are counted.',
    extensions: { work: judging },
    args: { input: t.arg({ type: JudgeInputType, required: true, description: 'What is typed so far.' }) },
    resolve: async (_root, { input }, context) => {
      try {
        return await judgeOrder(context, input);
      } catch (error) {
        throw error instanceof Refused ? refusalError.of(error, context) : error;
      }
    },
  }),
);
