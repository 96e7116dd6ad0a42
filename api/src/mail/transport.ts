import nodemailer from 'nodemailer';
import type { Logger } from '../logger.ts';

export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
  /** Stays the same however often the mail is tried: who gets it twice can tell. */
  readonly messageId: string;
}

/** How mails leave. `send` resolves once the other side has taken the mail over, and rejects otherwise. */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

const secondMs = 1_000;

/** Over SMTP: `smtp://user:password@host:587`, `smtps://…` for TLS from the start. */
export function smtpTransport(url: string): MailTransport {
  const limits = { connectionTimeout: 10 * secondMs, greetingTimeout: 10 * secondMs, socketTimeout: 30 * secondMs };
  const transporter = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 2,
    ...limits,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ language, replyTo, ...mail }) => {
      // No machine shall answer a machine (RFC 3834).
      const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language };
      await transporter.sendMail({ ...mail, ...(replyTo === undefined ? {} : { replyTo }), headers });
    },
    close: () => transporter.close(),
  };
}

/** Where no SMTP server is named: says in the log that there was a mail, and not to whom. The mails stay in the database. */
export const loggedTransport = (logger: Logger): MailTransport => ({
  send: ({ messageId }) => {
    logger.info({ messageId }, 'a mail was not sent: there is no mail server');
    return Promise.resolve();
  },
  close: () => {},
});

export const transportOf = (smtpUrl: string | undefined, logger: Logger): MailTransport =>
  smtpUrl === undefined || smtpUrl === '' ? loggedTransport(logger) : smtpTransport(smtpUrl);
