import { builder } from '../../builder.ts';
import { no, Refused } from '../../refusals.ts';
import { plainMutation } from '../../plain-mutation.ts';
import { shortestPassword } from './credentials.rules.ts';
import { MeType, SessionType } from './me.graphql.ts';
import { changePassword, requestPasswordReset, resetPassword } from './password-reset.commands.ts';
import { endOwnSession, requirePerson, signIn, signOut, touchSession, type SignedIn } from './sign-in.commands.ts';

const SignedInPayload = builder.objectRef<SignedIn>('SignedInPayload').implement({
  description: 'You are signed in; the answer sets the session cookie.',
  fields: (t) => ({ me: t.field({ type: MeType, description: 'You.', resolve: ({ viewer }) => viewer }) }),
});
const SignedOutPayload = builder.objectRef<{ signedOut: boolean }>('SignedOutPayload').implement({
  description: 'The session has ended and the cookie is gone.',
  fields: (t) => ({ signedOut: t.exposeBoolean('signedOut', { description: 'False when there was no session.' }) }),
});
const TouchedPayload = builder.objectRef<{ sessionId: string | null }>('TouchedPayload').implement({
  description: 'The session goes on.',
  fields: (t) => ({
    session: t.field({
      type: SessionType,
      nullable: true,
      description: 'The session with its new end; null with an API key, which never goes idle.',
      resolve: async ({ sessionId }, _args, { db }) => {
        const session = sessionId === null ? null : await db.session.findUnique({ where: { id: sessionId } });
        return session && { ...session, isThis: true };
      },
    }),
  }),
});
const MailedPayload = builder.objectRef<{ mailed: true }>('LinkRequestedPayload').implement({
  description: 'If the address is one we may write to, a mail is on its way. The answer is the same if not (IA-19).',
  fields: (t) => ({ requested: t.boolean({ description: 'Always true.', resolve: () => true }) }),
});
const EndedPayload = builder.objectRef<{ sessionId: string }>('SessionEndedPayload').implement({
  description: 'The session has ended; its sockets close within two seconds.',
  fields: (t) => ({ sessionId: t.exposeID('sessionId', { description: 'Which.' }) }),
});

const newPassword = `At least ${shortestPassword} characters, without the username in it.`;
const limits = { login: 254, password: 200, present: 200, token: 100, id: 40 };

plainMutation('signIn', {
  description:
    'Signs in by username or verified e-mail address and sets the cookie `sporbar`. An unknown user and a wrong password get the same answer; after five failures in fifteen minutes further attempts are put off with RATE_LIMITED (IA-19). The login is yours alone: lending it is forbidden (IA-02).',
  payload: SignedInPayload,
  limits,
  input: (t) => ({
    login: t.string({ required: true, description: 'Username or verified e-mail address.' }),
    password: t.string({ required: true, description: 'Your password.' }),
  }),
  run: (context, input) => signIn(context, input),
});

plainMutation('signOut', { description: 'Ends this session, its sockets and its streams.', payload: SignedOutPayload, run: signOut });

plainMutation('touchSession', {
  description: 'Tells that somebody is there: a key, a pointer, a navigation in any tab. Counts once a minute; call it no oftener (IA-06).',
  payload: TouchedPayload,
  run: async (context) => {
    if (context.viewer === null) throw new Refused([no.unauthenticated('')]);
    await touchSession(context);
    return { sessionId: context.viewer.sessionId };
  },
});

plainMutation('endSession', {
  description: 'Signs out another browser of yours.',
  payload: EndedPayload,
  limits,
  input: (t) => ({ id: t.id({ required: true, description: 'One of `mySessions`.' }) }),
  run: async (context, { id }) => {
    requirePerson(context);
    if (!(await endOwnSession(context, id))) throw new Refused([no.notFound('/id')]);
    return { sessionId: id };
  },
});

plainMutation('requestPasswordReset', {
  description: 'Mails a link to choose a new password. It works once, within an hour.',
  payload: MailedPayload,
  limits,
  input: (t) => ({ login: t.string({ required: true, description: 'Username or verified e-mail address.' }) }),
  run: async (context, input) => {
    await requestPasswordReset(context, input);
    return { mailed: true };
  },
});

plainMutation('resetPassword', {
  description: 'Sets a new password by the mailed link and signs in. Every other session of the user ends.',
  payload: SignedInPayload,
  limits,
  input: (t) => ({
    token: t.string({ required: true, description: 'From the link.' }),
    password: t.string({ required: true, description: newPassword }),
  }),
  run: (context, input) => resetPassword(context, input),
});

plainMutation('changePassword', {
  description: 'Replaces your password. Every other session of yours ends.',
  payload: SignedInPayload,
  limits,
  input: (t) => ({
    present: t.string({ required: true, description: 'The password you signed in with.' }),
    password: t.string({ required: true, description: newPassword }),
  }),
  run: (context, input) => changePassword(context, input),
});
