import type { Db } from '@sporbar/prisma/client.ts';
import type { EmailMessage } from '@sporbar/prisma/generated/client/client.ts';

const minuteMs = 60_000;
export const mostAttempts = 8;
/** Longer than a batch can take over SMTP: who claimed it and fell silent has died. */
const leaseMs = 10 * minuteMs;
export const batchSize = 10;

/** How long a mail rests after its nth attempt failed: a minute, then twice as long each time. */
export const restAfter = (attempts: number): number => minuteMs * 2 ** (attempts - 1);

export type ClaimedMail = Pick<EmailMessage, 'id' | 'subject' | 'text' | 'html' | 'locale' | 'replyToken' | 'messageId' | 'attempts'> & {
  readonly to: string;
};

/**
 * Takes the next mails that are due, at most ten. Each goes to one sender: others skip it while it is being claimed and
 * leave it alone until the lease has run out.
 */
export const claimDue = (db: Db, now: Date): Promise<ClaimedMail[]> =>
  db.$queryRaw<ClaimedMail[]>`
    UPDATE "email_messages" m SET "attempts" = m."attempts" + 1, "nextAttemptAt" = ${new Date(now.getTime() + leaseMs)}
    WHERE m."id" IN (
      SELECT "id" FROM "email_messages" WHERE "state" = 'QUEUED' AND "nextAttemptAt" <= ${now}
      ORDER BY "nextAttemptAt", "id" LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
    RETURNING m."id", m."to", m."subject", m."text", m."html", m."locale"::text, m."replyToken", m."messageId", m."attempts"`;

/** Marks a mail as sent, once. */
export const markSent = async (db: Db, { id }: ClaimedMail, at: Date): Promise<void> => {
  await db.emailMessage.updateMany({ where: { id, state: 'QUEUED' }, data: { state: 'SENT', sentAt: at, lastError: null } });
};

/** Puts a mail back for later, or gives it up after the eighth attempt. The change it tells of stands either way (N-11). */
export const markFailed = async (db: Db, { id, attempts }: ClaimedMail, at: Date, reason: string): Promise<void> => {
  const after = attempts >= mostAttempts ? ({ state: 'FAILED' } as const) : { nextAttemptAt: new Date(at.getTime() + restAfter(attempts)) };
  await db.emailMessage.updateMany({ where: { id, state: 'QUEUED' }, data: { ...after, lastError: reason.slice(0, 500) } });
};
