import { builder } from './builder.ts';
import { requireViewer } from './context.ts';
import { ObjectTypeEnum } from './events/event.graphql.ts';
import { lifecycles, movesFrom, type Lifecycle, type StatusMeaning } from './lifecycle.ts';
import { PartyEnum } from './moves.graphql.ts';
import { say } from './words.ts';

export interface Entry {
  readonly lifecycle: Lifecycle;
  readonly status: string;
  readonly meaning: StatusMeaning;
}

export const PhaseEnum = builder.enumType('Phase', {
  description: 'Where a status stands for the customer. Every status has exactly one; screens give each its one look.',
  values: {
    DRAFT: { description: 'Begun by the customer and not sent.' },
    CARRIER: { description: 'With the carrier.' },
    YOU: { description: 'With the customer, who must act.' },
    DONE: { description: 'Carried out.' },
    STOPPED: { description: 'Ended without being carried out.' },
  } as const,
});

export const StatusMeaningType = builder.objectRef<Entry>('StatusMeaning').implement({
  description: 'One status explained (S-32). Headers use the words of their lines.',
  fields: (t) => ({
    objectType: t.field({
      type: ObjectTypeEnum,
      description: 'The kind of object that can have it.',
      resolve: ({ lifecycle }) => lifecycle.noun,
    }),
    status: t.exposeString('status', { description: 'The code, as in the field `status`.' }),
    phase: t.field({ type: PhaseEnum, description: 'Where it stands.', resolve: ({ meaning }) => meaning.phase }),
    acts: t.field({ type: PartyEnum, description: 'Whose move it is.', resolve: ({ meaning }) => meaning.acts }),
    letter: t.string({
      nullable: true,
      description: 'The letter of a delivery step: O, D, R, M, T, L, F.',
      resolve: ({ meaning }) => meaning.letter ?? null,
    }),
    label: t.string({
      description: 'What to call it, in your language.',
      resolve: ({ meaning }, _, { locale }) => say(meaning.label, locale),
    }),
    meaning: t.string({
      description: 'One sentence on what it means, in your language.',
      resolve: ({ meaning }, _, { locale }) => say(meaning.meaning, locale),
    }),
    moves: t.stringList({
      description: 'The mutations that start from it, whoever may use them.',
      resolve: ({ lifecycle, status }) => movesFrom(lifecycle, status),
    }),
  }),
});

builder.queryField('statusDictionary', (t) =>
  t.field({
    type: [StatusMeaningType],
    description: 'Every status of every kind of object: what it is called, what it means and who acts next.',
    resolve: (_root, _args, context) => {
      requireViewer(context);
      return lifecycles.flatMap((lifecycle) =>
        Object.entries(lifecycle.statuses).map(([status, meaning]) => ({ lifecycle, status, meaning })),
      );
    },
  }),
);
