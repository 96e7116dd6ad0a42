import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { hasScope, maySeeInvoices } from '../access.ts';
import { actorOf } from '../acting.ts';
import { actingViewer, type Context } from '../context.ts';
import { writeAudit } from '../identity/audit.ts';
import { no, Refused, refusalsOf } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { mailsTopic } from './mails.live.ts';

export const noMail = refusalsOf({
  notFailed: {
    code: 'VALIDATION',
    ruleId: 'N-09',
    message: {
      en: 'Only a mail that could not be sent is sent again.',
      nb: 'Bare en e-post som ikke lot seg sende, kan sendes på nytt.',
      sv: 'Bara ett meddelande som inte kunde skickas går att skicka igen.',
    },
    hint: {
      en: 'Read the list again: it has been sent, or waits to be sent.',
      nb: 'Les listen på nytt: den er sendt eller venter på å bli sendt.',
      sv: 'Läs listan igen: det har skickats eller väntar på att skickas.',
    },
  },
});

/** INV-07: the mails that somebody of the carrier may read of. */
export const visibleMails = (viewer: Viewer | null): Prisma.EmailMessageWhereInput =>
  viewer !== null && maySeeInvoices(viewer) ? {} : { subjects: { none: { objectType: 'INVOICE' } } };

/**
 * N-09, N-11: puts a mail that was given up back into the outbox, to be tried as often as a new one. Once: of two who ask,
 * and of one who asks twice, one is refused. Audited under what the mail tells of.
 */
export async function sendMailAgain(context: Context, id: string): Promise<Prisma.EmailMessageGetPayload<object>> {
  const viewer = actingViewer(context);
  if (!viewer.isCarrier || viewer.inTraining || !hasScope(viewer, 'order')) throw new Refused([no.forbidden('')]);
  const at = context.clock.now();
  const again = await context.db.$transaction(async (tx) => {
    const mail = await tx.emailMessage.findUnique({
      where: { id, AND: visibleMails(viewer) },
      include: { subjects: { orderBy: { objectId: 'asc' } } },
    });
    if (mail === null) throw new Refused([no.notFound('/id')]);
    const back = { state: 'QUEUED', attempts: 0, nextAttemptAt: at } as const;
    const { count } = await tx.emailMessage.updateMany({ where: { id, state: 'FAILED' }, data: back });
    if (count === 0) throw new Refused([noMail.notFailed('/id')]);
    const [about] = mail.subjects;
    await writeAudit(tx, context, {
      at,
      actor: actorOf(viewer),
      action: 'sendMailAgain',
      objectType: about?.objectType ?? 'EMAIL',
      objectId: about?.objectId ?? id,
      organisationId: mail.organisationId ?? undefined,
      before: { mail: id, state: 'FAILED', lastError: mail.lastError },
      after: { mail: id, state: 'QUEUED' },
    });
    const { subjects: _subjects, ...row } = mail;
    return { ...row, ...back };
  });
  context.wakeups.wake([mailsTopic, 'tick:mails']);
  return again;
}
