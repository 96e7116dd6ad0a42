import type { EmailMessage } from '@sporbar/prisma/generated/client/client.ts';
import { MailState } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { plainMutation } from '../plain-mutation.ts';
import { sendMailAgain } from './mail-again.ts';

type Mailed = 'Order' | 'Quote' | 'ServiceRequest' | 'Package' | 'Invoice' | 'TroubleTicket';

const MailStateEnum = builder.enumType('MailState', {
  description: 'What became of a mail.',
  values: {
    [MailState.QUEUED]: { description: 'It waits to be sent.' },
    [MailState.SENT]: { description: 'The mail server has taken it.' },
    [MailState.FAILED]: { description: 'It could not be sent, however often it was tried.' },
    [MailState.SKIPPED_NO_ADDRESS]: { description: 'There was no address to send it to (N-02).' },
  },
});

const SentMailType = builder.prismaObject('EmailMessage', {
  name: 'SentMail',
  description: 'A mail that told the customer of a change.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Give it to `sendMailAgain`.' }),
    to: t.exposeString('to', { nullable: true, description: 'The address; null when there was none.' }),
    subject: t.exposeString('subject', { description: 'Its subject, in the language it was written in (N-10).' }),
    state: t.field({ type: MailStateEnum, description: 'What became of it.', resolve: ({ state }) => state }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When what it tells of happened.' }),
    lastError: t.exposeString('lastError', { nullable: true, description: 'What the mail server said last, where it did not take it.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true, description: 'When the mail server took it.' }),
  }),
});

/** Lines tell of themselves under the number of their page, so one page shows them all. */
function declareMailLog(model: Mailed): void {
  builder.prismaObjectField(model, 'sentMails', (t) =>
    t.loadableList({
      type: SentMailType,
      nullable: true,
      description: 'Carrier staff: the mails about it and its lines, newest first, at most 100. Null for customers.',
      load: (ids: string[], context: Context) => mailsAbout(context, ids),
      // Asked again on every execution: a socket's context outlives many changes.
      loaderOptions: { cache: false },
      resolve: ({ id }) => id,
    }),
  );
}

const most = 100;

async function mailsAbout(context: Context, ids: readonly string[]) {
  if (!requireViewer(context).isCarrier) return ids.map(() => null);
  const subjects = await context.db.emailSubject.findMany({
    where: { objectId: { in: [...ids] } },
    include: { email: true },
    orderBy: [{ email: { createdAt: 'desc' } }, { emailId: 'desc' }],
    take: most * ids.length,
  });
  const byObject = Map.groupBy(subjects, ({ objectId }) => objectId);
  return ids.map((id) => (byObject.get(id) ?? []).slice(0, most).map(({ email }) => email));
}

declareMailLog('Order');
declareMailLog('Quote');
declareMailLog('ServiceRequest');
declareMailLog('Package');
declareMailLog('Invoice');
declareMailLog('TroubleTicket');

builder.queryField('failedMails', (t) =>
  t.field({
    type: [SentMailType],
    nullable: true,
    description: 'Carrier staff: the mails that could not be sent, newest first, at most 100. Null for customers.',
    resolve: (_root, _args, context) =>
      requireViewer(context).isCarrier
        ? context.db.emailMessage.findMany({ where: { state: 'FAILED' }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: most })
        : null,
  }),
);

const SentAgain = builder.objectRef<EmailMessage>('SentAgainPayload').implement({
  description: 'The mail after it was put back.',
  fields: (t) => ({ mail: t.field({ type: SentMailType, description: 'It waits to be sent.', resolve: (mail) => mail }) }),
});

plainMutation('sendMailAgain', {
  description:
    'Carrier staff: sends a mail again that could not be sent (FAILED). Once: a mail that waits or was sent is refused. It is the same mail, with the same Message-ID. Rules: N-09, N-11.',
  payload: SentAgain,
  limits: { id: 40 },
  input: (t) => ({ id: t.id({ required: true, description: 'Which mail.' }) }),
  run: (context, { id }) => sendMailAgain(context, id),
});
