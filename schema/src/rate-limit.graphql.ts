import { builder } from './builder.ts';
import type { RateStanding } from './rate-limit.ts';

const RateLimitType = builder.objectRef<RateStanding>('RateLimit').implement({
  description: 'What you may still ask for. An API key counts by itself, a person in all browsers together.',
  fields: (t) => ({
    limit: t.exposeInt('limit', { description: 'The points you have when you have asked nothing for a while.' }),
    cost: t.exposeInt('cost', { description: 'The points this operation costs.' }),
    remaining: t.exposeInt('remaining', { description: 'The points you have left after it.' }),
    resetAt: t.expose('resetAt', {
      type: 'DateTime',
      description: 'When you have all of them again, if you ask nothing more. They come back evenly, each second some.',
    }),
  }),
});

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimitType,
    nullable: true,
    description:
      'What you may still ask for, as in `extensions.cost` of every answer. Asking only this costs nothing. Null where nothing is counted.',
    resolve: (_root, _args, { rate }) => rate?.standing ?? null,
  }),
);
