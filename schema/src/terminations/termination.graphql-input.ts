import { TerminationScope } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';

export const TerminationScopeEnum = builder.enumType('TerminationScope', {
  description: 'How much of a subscription ends (TER-01).',
  values: {
    [TerminationScope.WHOLE]: { description: 'All of it.' },
    [TerminationScope.PART]: { description: 'Some of its add-on services; the rest goes on.' },
  },
});

export const TerminationInputType = builder.inputType('TerminationInput', {
  description: 'Which installed product a line ends, and how much of it.',
  fields: (t) => ({
    number: t.string({
      required: true,
      description: 'Its phone or circuit number. Exactly one product of yours in operation must have it (TER-06).',
    }),
    scope: t.field({ type: TerminationScopeEnum, required: true, description: 'All of it, or a part.' }),
    components: t.stringList({
      description: 'Of a part: codes of the add-on services that end, one at least. Of the whole: none (TER-08).',
    }),
  }),
});
