import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { DepartmentEnum } from '../events/change.graphql.ts';
import { ActorKindEnum, ObjectTypeEnum } from '../events/event.graphql.ts';
import { nounWords } from '../mail/mail.words.ts';
import { StatusMeaningType } from '../status-dictionary.graphql.ts';
import { say } from '../words.ts';
import { stateMachineOf, type StateMachine, type Transition } from './state-machine.ts';

const TransitionType = builder.objectRef<Transition>('Transition').implement({
  description: 'One row of a transition table. Whether it is open to you on an object now is said by that object’s `availableMoves`.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The mutation, or the name the history gives to what the clock does.' }),
    label: t.string({ description: 'The words for it, in your language.', resolve: ({ label }, _args, { locale }) => say(label, locale) }),
    from: t.stringList({ description: 'The statuses it starts from; empty when it creates.', resolve: ({ from }) => [...from] }),
    to: t.stringList({ description: 'The statuses it can lead to; empty when the status stays.', resolve: ({ to }) => [...to] }),
    actors: t.field({ type: [ActorKindEnum], description: 'Who may make it.', resolve: ({ actors }) => [...actors] }),
    departments: t.field({
      type: [DepartmentEnum],
      description: 'Of the carrier’s agents only these; empty: all.',
      resolve: ({ departments }) => [...departments],
    }),
    rules: t.stringList({ description: 'The ids of the rules that govern it.', resolve: ({ rules }) => [...rules] }),
    isTimer: t.exposeBoolean('isTimer', { description: 'True when the clock makes it: there is no mutation.' }),
    effectOf: t.stringList({
      description: 'The moves of other objects within which it is made, in their transaction; then there is no mutation.',
      resolve: ({ effectOf }) => [...effectOf],
    }),
    hasMutation: t.exposeBoolean('hasMutation', { description: 'True when a mutation of this name exists.' }),
  }),
});

const StateMachineType = builder.objectRef<StateMachine>('StateMachine').implement({
  description: 'All statuses of a kind of object and everything that leads from one to another: the table the server itself judges by.',
  fields: (t) => ({
    objectType: t.field({ type: ObjectTypeEnum, description: 'Whose statuses these are.', resolve: ({ lifecycle }) => lifecycle.noun }),
    name: t.string({
      description: 'What such an object is called, in your language.',
      resolve: ({ lifecycle }, _args, { locale }) => say(nounWords[lifecycle.noun], locale),
    }),
    statuses: t.field({
      type: [StatusMeaningType],
      description: 'Each with its words.',
      resolve: ({ lifecycle }) => Object.entries(lifecycle.statuses).map(([status, meaning]) => ({ lifecycle, status, meaning })),
    }),
    transitions: t.field({
      type: [TransitionType],
      description: 'Each move once.',
      resolve: ({ transitions }) => [...transitions],
    }),
  }),
});

builder.queryField('stateMachine', (t) =>
  t.field({
    type: StateMachineType,
    nullable: true,
    description:
      'The statuses and transitions of a kind of object. For a header with lines, whose status is rolled up, those of its lines. Null for what has no status of its own.',
    args: { entity: t.arg({ type: ObjectTypeEnum, required: true, description: 'The kind of object.' }) },
    resolve: (_root, { entity }, context) => {
      requireViewer(context);
      return stateMachineOf(entity) ?? null;
    },
  }),
);
