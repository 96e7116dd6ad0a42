import { builder } from '../../builder.ts';
import { guarded } from '../../events/live.graphql.ts';
import { followSession, type SessionNews } from './session-ending.ts';

const PhaseEnum = builder.enumType('SessionPhase', {
  description: 'How near a session is to its end (IA-06).',
  values: {
    STANDS: { description: 'It goes on.' },
    ENDING: { description: 'Its last two minutes: it ends unless somebody is there (`touchSession`).' },
    ENDED: { description: 'It is over; the connection closes within two seconds.' },
  } as const,
});

const SessionEndingType = builder.objectRef<SessionNews>('SessionEnding').implement({
  description: 'How your session stands.',
  fields: (t) => ({
    phase: t.field({ type: PhaseEnum, description: 'How near its end is.', resolve: ({ phase }) => phase }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends unless somebody is there before.' }),
    secondsLeft: t.exposeInt('secondsLeft', {
      description: 'Seconds until then by the server’s clock, when this was sent: count down from it, since your own clock may be wrong.',
    }),
  }),
});

builder.subscriptionField('sessionEnding', (t) =>
  t.field({
    type: SessionEndingType,
    description:
      'Your own session: how it stands, then the beginning of its last two minutes, that it goes on after all, and its end (IA-06). Following it is no activity. FORBIDDEN with an API key, which has no session.',
    // It is about the reader's own session, and told by what was told before.
    extensions: { isEachReadersOwn: true },
    subscribe: (_root, _args, context) => guarded(context, () => followSession(context)),
    resolve: (news) => news,
  }),
);
