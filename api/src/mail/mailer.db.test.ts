import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { sentRequest, movedRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '@sporbar/schema/testing.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../logger.ts';
import { openInbox, type Inbox } from './inbox.testing.ts';
import { startMailer, type Mailer } from './mailer.ts';
import { mostAttempts, restAfter } from './outbox.ts';
import { loggedTransport, smtpTransport, type MailTransport } from './transport.ts';

describe.each(databaseKinds)('the mailer on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  let inbox: Inbox;
  const mailers: Mailer[] = [];

  beforeAll(async () => {
    desk = await openDesk(kind, { poolSize: 6 });
    people = await foundPeople(desk);
  });
  beforeEach(async () => {
    inbox = await openInbox();
    await desk.database.db.emailSubject.deleteMany();
    await desk.database.db.emailMessage.deleteMany();
  });
  afterEach(async () => {
    await Promise.all(mailers.splice(0).map((mailer) => mailer.close()));
    await inbox.close();
  });
  afterAll(() => desk.close());

  const open = (more: { wakeups?: boolean; transport?: MailTransport; from?: string } = {}): Mailer => {
    const parts = {
      db: desk.database.db,
      clock: desk.clock,
      transport: more.transport ?? smtpTransport(inbox.url),
      wakeups: more.wakeups ? desk.wakeups : undefined,
      from: more.from,
    };
    const mailer = startMailer(parts);
    mailers.push(mailer);
    return mailer;
  };
  /** Makes one mail due, by asking a customer for what is missing. */
  const askWhat = async (resolution = 'Which floor?') => {
    const { id, number } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution });
    return number as string;
  };
  const rows = () => desk.database.db.emailMessage.findMany({ orderBy: { id: 'asc' } });

  it('N-11 sends what was queued, once, and says so', async () => {
    const number = await askWhat();
    const mailer = open({ from: 'Sporbar <no-reply@sporbar.example>' });
    expect(await mailer.drain()).toBe(1);
    expect(await mailer.drain()).toBe(0);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'SENT', attempts: 1, sentAt: desk.clock.now(), lastError: null });
    const [mail, ...others] = inbox.mails;
    expect(others).toEqual([]);
    expect(mail?.to).toBe('post@nordlys.example');
    expect(mail?.header('Subject')).toContain(`Henvendelse ${number}: Mangelfull`);
    expect(mail?.header('From')).toBe('Sporbar <no-reply@sporbar.example>');
    expect(mail?.header('Message-ID')).toBe(row?.messageId);
    expect(mail?.header('Auto-Submitted')).toBe('auto-generated');
    expect(mail?.source).toContain('Which floor?');
    expect(mail?.source).toContain('multipart/alternative');
  });

  it('N-11 a mail that is not taken undoes nothing, rests, and is tried again with the same Message-ID', async () => {
    await askWhat();
    inbox.refuse(1);
    const mailer = open();
    expect(await mailer.drain()).toBe(0);
    const [waiting] = await rows();
    expect(waiting).toMatchObject({ state: 'QUEUED', attempts: 1, lastError: expect.stringContaining('Try again later') });
    expect(await desk.database.db.serviceRequest.findFirst({ orderBy: { createdAt: 'desc' } })).toMatchObject({ status: 'INCOMPLETE' });
    expect(await mailer.drain()).toBe(0);
    desk.clock.passMinutes(restAfter(1) / 60_000);
    expect(await mailer.drain()).toBe(1);
    expect(inbox.mails.map((mail) => mail.header('Message-ID'))).toEqual([waiting?.messageId]);
  });

  it('N-11 gives up after the eighth attempt', async () => {
    await askWhat();
    inbox.refuse(mostAttempts);
    const mailer = open();
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      expect(await mailer.drain()).toBe(0);
      desk.clock.passMinutes(restAfter(attempt) / 60_000);
    }
    expect(await rows()).toMatchObject([{ state: 'FAILED', attempts: mostAttempts }]);
    expect(await mailer.drain()).toBe(0);
  });

  it('N-09 two senders at once do not send the same mail twice', async () => {
    for (let n = 0; n < 12; n++) await askWhat(`Question ${n}?`);
    const senders = [open(), open(), open()];
    const counts = await Promise.all(senders.map((mailer) => mailer.drain()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(new Set(inbox.mails.map((mail) => mail.header('Message-ID'))).size).toBe(12);
    expect(inbox.mails).toHaveLength(12);
  });

  it('N-09 a mail whose sender died is sent after its lease, and not before', async () => {
    await askWhat();
    const taken = Promise.withResolvers<void>();
    const silence = new Promise<void>(() => {});
    const dying = startMailer({
      ...desk.context,
      transport: { send: () => (taken.resolve(), silence), close: () => {} },
      wakeups: undefined,
    });
    void dying.drain();
    await taken.promise;
    const heir = open();
    expect(await heir.drain()).toBe(0);
    desk.clock.passMinutes(10);
    expect(await heir.drain()).toBe(1);
  });

  it('N-11 goes by itself when something was committed', async () => {
    open({ wakeups: true });
    const before = inbox.arrived(1);
    await askWhat();
    await before;
    expect(inbox.mails).toHaveLength(1);
  });

  it('N-02 what has no address is never sent', async () => {
    await desk.database.db.organisation.update({ where: { id: people.north.id }, data: { email: null } });
    await askWhat();
    await desk.database.db.organisation.update({ where: { id: people.north.id }, data: { email: 'post@nordlys.example' } });
    expect(await open().drain()).toBe(0);
    expect(await rows()).toMatchObject([{ state: 'SKIPPED_NO_ADDRESS', to: null, attempts: 0 }]);
  });

  it('N-07 a booking mail can be answered: its token is in the address', async () => {
    await askWhat();
    await desk.database.db.emailMessage.updateMany({ data: { replyToken: 'a1b2c3' } });
    await open({ from: 'Sporbar <no-reply@sporbar.example>' }).drain();
    expect(inbox.mails[0]?.header('Reply-To')).toBe('reply+a1b2c3@sporbar.example');
  });

  it('N-05 line breaks and tags in a comment change neither the header nor the markup', async () => {
    await askWhat('Which floor?\r\nBcc: victim@example.test\r\n\r\n<script>alert(1)</script>');
    await open().drain();
    const [mail] = inbox.mails;
    expect(mail?.header('Bcc')).toBeUndefined();
    expect(mail?.source.replace(/=\r?\n/g, '')).toContain('&lt;script&gt;');
    expect(inbox.mails).toHaveLength(1);
  });

  it('N-11 without an SMTP server the log says that there was a mail, and not to whom', async () => {
    await askWhat();
    const said: string[] = [];
    await open({ transport: loggedTransport({ ...silentLogger, info: (_facts, message) => void said.push(message) }) }).drain();
    expect(said).toEqual(['a mail was not sent: there is no mail server']);
    expect(await rows()).toMatchObject([{ state: 'SENT' }]);
  });
});
