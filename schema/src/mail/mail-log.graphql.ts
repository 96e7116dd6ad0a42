import type { Db } from '@sporbar/prisma/client.ts';
import type { EmailMessage } from '@sporbar/prisma/generated/client/client.ts';
import { MailState } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { guarded } from '../events/live.graphql.ts';
import { plainMutation } from '../plain-mutation.ts';
import { no, Refused } from '../refusals.ts';
import { sendMailAgain, visibleMails } from './mail-again.ts';
import { pages } from './mail.words.ts';
import { followMails } from './mails.live.ts';

/** What has a page of its own among what mails tell of. */
const roots = ['ORDER', 'QUOTE', 'SERVICE_REQUEST', 'TROUBLE_TICKET', 'PACKAGE', 'INVOICE', 'INSTALLED_PRODUCT'] as const;

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
    path: t.loadable({
      type: 'String',
      nullable: true,
      description: 'The page of what it tells of, under the address of the portal; null for a mail about an account.',
      load: (ids: string[], { db }: Context) => pagesOf(db, ids),
      loaderOptions: { cache: false },
      resolve: ({ id }) => id,
    }),
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

/** The page of the first object that each mail tells of. */
async function pagesOf(db: Db, ids: readonly string[]): Promise<(string | null)[]> {
  const subjects = await db.emailSubject.findMany({
    where: { emailId: { in: [...ids] }, objectType: { in: [...roots] } },
    orderBy: { objectId: 'asc' },
  });
  const first = new Map(subjects.toReversed().map((subject) => [subject.emailId, subject]));
  return ids.map((id) => {
    const subject = first.get(id);
    return subject === undefined ? null : `${pages[subject.objectType]}/${subject.objectId}`;
  });
}

/** INV-07: what a mail about an invoice says is for those who may see invoices. */
const failedMails = ({ db, viewer }: Context) =>
  db.emailMessage.findMany({
    where: { state: 'FAILED', ...visibleMails(viewer) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
  });

builder.queryField('failedMails', (t) =>
  t.field({
    type: [SentMailType],
    nullable: true,
    description:
      'Carrier staff: the mails that could not be sent, newest first, at most 100; those about invoices for who may see these. Null for customers.',
    resolve: (_root, _args, context) => (requireViewer(context).isCarrier ? failedMails(context) : null),
  }),
);

const MailNews = builder.objectRef<EmailMessage[]>('MailNews').implement({
  description: 'Mails as they stand.',
  fields: (t) => ({ mails: t.field({ type: [SentMailType], description: 'All that are followed.', resolve: (mails) => mails }) }),
});

builder.subscriptionField('mailsChanged', (t) =>
  t.field({
    type: MailNews,
    description:
      'Carrier staff: these mails, then the same again whenever one of them was sent, given up or put back. Without `ids` those of `failedMails`. FORBIDDEN for customers.',
    args: { ids: t.arg.idList({ description: 'Which mails, at most 100; unknown ones are left out.' }) },
    // Each reader is told by what it was told before.
    extensions: { isEachReadersOwn: true },
    subscribe: (_root, { ids }, context) =>
      guarded(context, () => {
        const viewer = requireViewer(context);
        if (!viewer.isCarrier) throw new Refused([no.forbidden('')]);
        if (ids == null) return followMails(context, () => failedMails(context));
        const where = { id: { in: ids.slice(0, most) }, ...visibleMails(viewer) };
        return followMails(context, () => context.db.emailMessage.findMany({ where, orderBy: { id: 'asc' } }));
      }),
    resolve: (mails) => mails,
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
