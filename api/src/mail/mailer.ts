import { setTimeout } from 'node:timers/promises';
import type { Db } from '@sporbar/prisma/client.ts';
import type { Wakeups } from '@sporbar/schema/wakeups.ts';
import { carrierStream } from '@sporbar/schema/cursor.ts';
import { mailsTopic } from '@sporbar/schema/mail/mails.live.ts';
import type { Clock } from '@sporbar/schema/time.ts';
import { silentLogger, type Logger } from '../logger.ts';
import { claimDue, markFailed, markSent, type ClaimedMail } from './outbox.ts';
import { transportOf, type MailTransport } from './transport.ts';

export interface MailerParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly transport: MailTransport;
  /** Tells that something was committed; without it mails go only when `drain` is called. */
  readonly wakeups?: Wakeups | undefined;
  readonly logger?: Logger | undefined;
  /** The sender's address: `Sporbar <no-reply@sporbar.example>`. Replies to bookings go to the same domain. */
  readonly from?: string | undefined;
}

export interface Mailer {
  /** Sends what is due and answers how many mails were sent. Calls that overlap share the work. */
  drain(): Promise<number>;
  /** Stops, and waits for the mails under way. */
  close(): Promise<void>;
}

const usualSender = 'Sporbar <no-reply@localhost>';
/** At most so often is the outbox looked into, however much is committed. */
const gapMs = 200;

/** N-11: sends what transactions have queued. What fails is tried again later and undoes nothing. */
export function startMailer({ db, clock, transport, wakeups, logger = silentLogger, from = usualSender }: MailerParts): Mailer {
  const stop = new AbortController();
  let draining: Promise<number> | undefined;

  const sendOne = async (mail: ClaimedMail): Promise<number> => {
    try {
      await transport.send(outgoing(mail, from));
    } catch (error) {
      logger.warn({ error, mail: mail.id, attempts: mail.attempts }, 'a mail was not taken');
      await markFailed(db, mail, clock.now(), error instanceof Error ? error.message : String(error));
      return 0;
    }
    await markSent(db, mail, clock.now());
    return 1;
  };

  const drainAll = async (): Promise<number> => {
    let sent = 0;
    while (!stop.signal.aborted) {
      const claimed = await claimDue(db, clock.now());
      if (claimed.length === 0) break;
      for (const count of await Promise.all(claimed.map(sendOne))) sent += count;
      wakeups?.wake([mailsTopic]);
    }
    return sent;
  };

  const drain = (): Promise<number> => (draining ??= drainAll().finally(() => (draining = undefined)));
  const following = wakeups === undefined ? Promise.resolve() : follow(wakeups, drain, logger, stop.signal);

  return {
    drain,
    close: async () => {
      stop.abort();
      await following;
      await draining?.catch(() => {});
      transport.close();
    },
  };
}

/** Looks into the outbox after every commit and whenever the wake-ups poll, which is when retries become due. */
async function follow(wakeups: Wakeups, drain: () => Promise<number>, logger: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const woken = Promise.race([wakeups.next(carrierStream, signal), wakeups.next('tick:mails', signal)]);
    try {
      await drain();
    } catch (error) {
      // The database is away; mails wait in the outbox for the next look.
      if (!signal.aborted) logger.error({ error }, 'the outbox could not be read');
    }
    await woken;
    await setTimeout(gapMs, undefined, { signal, ref: false }).catch(() => {});
  }
}

/** N-07: a reply to a booking mail finds its booking by the local part of the address. */
function outgoing(mail: ClaimedMail, from: string) {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  const { to, subject, text, html, messageId, locale } = mail;
  return {
    from,
    to,
    subject,
    text,
    html,
    messageId,
    language: locale,
    replyTo: mail.replyToken === null ? undefined : `reply+${mail.replyToken}@${domain}`,
  };
}

interface Surroundings {
  readonly backbone: { readonly db: Db; readonly clock: Clock; readonly wakeups: Wakeups; readonly logger: Logger };
}

/** The part of the server that sends mails: by SMTP_URL, from MAIL_FROM. Runs until the signal aborts. */
export async function sendMails({ backbone }: Surroundings, signal: AbortSignal, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const mailer = startMailer({ ...backbone, transport: transportOf(env['SMTP_URL'], backbone.logger), from: env['MAIL_FROM'] });
  await new Promise<void>((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));
  await mailer.close();
}
