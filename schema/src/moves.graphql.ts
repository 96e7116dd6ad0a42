import { builder } from './builder.ts';
import type { AvailableMove, BallInCourt, MoveCost } from './moves.ts';
import { MoneyType } from './money.graphql.ts';
import { ProblemType, RequestInsteadType } from './refusals.graphql.ts';
import { say } from './words.ts';

const MoveCostType = builder.objectRef<MoveCost>('MoveCost').implement({
  description: 'What a move would cost if it were made now (M-08, M-09).',
  fields: (t) => ({
    tier: t.exposeString('tier', { description: 'NONE, WORK_STARTED or WORK_COMPLETED; of a whole order the highest of its lines.' }),
    amount: t.field({
      type: MoneyType,
      description: 'The amount of the agreement; of a whole order the sum of its lines.',
      resolve: (cost) => cost,
    }),
  }),
});

export const AvailableMoveType = builder.objectRef<AvailableMove>('AvailableMove').implement({
  description:
    'A mutation that can be asked of this object in its present status, and whether you would be let through. The guards are really evaluated, for you, now.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the mutation.' }),
    label: t.string({
      description: 'The words for a button, in your language.',
      resolve: (move, _, { locale }) => say(move.label, locale),
    }),
    to: t.stringList({ description: 'The statuses it can lead to.', resolve: (move) => [...move.to] }),
    allowed: t.boolean({
      description: 'True when nothing known now stands in the way. The input is judged when it is sent.',
      resolve: (move) => move.blockedBy.length === 0,
    }),
    blockedBy: t.field({ type: [ProblemType], description: 'Every reason why it is not allowed.', resolve: (move) => [...move.blockedBy] }),
    needs: t.stringList({ description: 'Fields of the input that must be given.', resolve: (move) => [...move.needs] }),
    cost: t.field({
      type: MoveCostType,
      nullable: true,
      description: 'What it would cost, where it costs something.',
      resolve: (move) => move.cost,
    }),
    deadline: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The last date on which it is possible, where there is one. What the clock would do by itself, and what leaves the status alone, has none.',
      resolve: (move) => move.deadline,
    }),
    serviceRequest: t.field({
      type: RequestInsteadType,
      nullable: true,
      description: 'How to begin the service request that asks for the same, where the move is not possible any more (M-04, M-16).',
      resolve: (move) => move.instead ?? null,
    }),
  }),
});

export const PartyEnum = builder.enumType('Party', {
  description: 'Whose move it is.',
  values: {
    CUSTOMER: { description: 'The customer must act.' },
    CARRIER: { description: 'The carrier must act.' },
    NOBODY: { description: 'It has ended.' },
  },
});

export const BallInCourtType = builder.objectRef<BallInCourt>('BallInCourt').implement({
  description: 'Whose move it is, since when, until when, and what is expected.',
  fields: (t) => ({
    party: t.field({ type: PartyEnum, description: 'Who must act.', resolve: (ball) => ball.party }),
    since: t.field({ type: 'DateTime', description: 'Since when.', resolve: (ball) => ball.since }),
    dueAt: t.field({
      type: 'Date',
      nullable: true,
      description: 'The last day for it, where a rule or an agreement sets one.',
      resolve: (ball) => ball.dueAt,
    }),
    action: t.string({ description: 'What is expected, in your language.', resolve: (ball, _, { locale }) => say(ball.action, locale) }),
  }),
});
