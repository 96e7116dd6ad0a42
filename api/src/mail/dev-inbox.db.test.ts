import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { newId } from '@sporbar/schema/ids.ts';
import { openDesk, type Desk } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../logger.ts';
import { startServer, type RunningServer } from '../server.ts';
import { isOurs, showsInbox } from './dev-inbox.ts';

describe('the inbox for development', () => {
  let desk: Desk;
  let open: RunningServer;
  let shut: RunningServer;
  const filesDir = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '.cache', 'inbox-'));
  const id = newId('EmailMessage');

  beforeAll(async () => {
    desk = await openDesk();
    const given = { database: desk.database, clock: desk.clock, filesDir, linkSecret: 'test', withTimers: false, logger: silentLogger };
    [open, shut] = [await startServer({ ...given, withInbox: true }), await startServer(given)];
    await desk.database.db.emailMessage.create({
      data: {
        id,
        to: 'kari@nordlys.example',
        subject: 'Order <O-10001>: Rejected',
        text: 'No duct into the house',
        html: '<!doctype html><html><head></head><body><script>alert(1)</script><p>No duct into the house</p></body></html>',
        locale: 'en',
        state: 'SENT',
        nextAttemptAt: desk.clock.now(),
        messageId: `<${id}@test>`,
        createdAt: desk.clock.now(),
      },
      select: { id: true },
    });
  });
  afterAll(async () => {
    await Promise.all([open.close(), shut.close()]);
    await desk.close();
    rmSync(filesDir, { recursive: true, force: true });
  });

  const get = async (path: string, server = open) => {
    const response = await fetch(`${server.url}${path}`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('N-05 lists the mails of the outbox, newest first, whatever their subject holds', async () => {
    const { status, text } = await get('/dev/inbox');
    expect(status).toBe(200);
    expect(text).toContain('Order &lt;O-10001&gt;: Rejected');
    expect(text).toContain(`href="/dev/inbox/${id}"`);
  });

  it('N-05 shows a mail as HTML where nothing can run or be fetched, and only our own page may frame it', async () => {
    const { headers, text } = await get(`/dev/inbox/${id}/html`);
    expect(text).toContain('No duct into the house');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox allow-popups.*default-src 'none'.*frame-ancestors 'self'$/);
    expect(headers.get('content-security-policy')).not.toContain('allow-scripts');
    const page = await get(`/dev/inbox/${id}`);
    expect(page.text).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('x-frame-options')).toBe('DENY');
  });

  it('N-05 shows a mail as its text', async () => {
    const { headers, text } = await get(`/dev/inbox/${id}/text`);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toBe('No duct into the house');
  });

  it.each(['/dev/inbox', `/dev/inbox/${id}`, `/dev/inbox/${id}/html`, `/dev/inbox/${id}/text`])(
    'IA-18 %s is not found on a server that was not told to show it',
    async (path) => {
      expect((await get(path, shut)).status).toBe(404);
    },
  );

  it('IA-18 shows it only where the demo runs and mails go nowhere else', () => {
    const usual = { hasDemo: true, smtpUrl: undefined, host: '127.0.0.1', isBehindProxy: false };
    expect(showsInbox(usual)).toBe(true);
    expect(showsInbox({ ...usual, smtpUrl: 'smtp://mail.example' })).toBe(false);
    expect(showsInbox({ ...usual, hasDemo: false })).toBe(false);
  });

  it.each(['0.0.0.0', '::', '10.0.0.7', '127.example', 'portal.example', ''])(
    'IA-18 shows none on a server that listens on "%s"',
    (host) => {
      const usual = { hasDemo: true, smtpUrl: undefined, isBehindProxy: false };
      expect(['127.0.0.1', '127.0.1.1', '::1', 'localhost'].map((own) => showsInbox({ ...usual, host: own }))).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(showsInbox({ ...usual, host })).toBe(false);
      expect(showsInbox({ ...usual, host: '127.0.0.1', isBehindProxy: true })).toBe(false);
    },
  );

  it('IA-18 shows none to another machine, nor under another name than the machine’s own', async () => {
    const asked = (remoteAddress: string, host: string) => isOurs({ socket: { remoteAddress }, headers: { host } });
    expect([asked('127.0.0.1', '127.0.0.1:4000'), asked('::ffff:127.0.0.1', 'localhost:4000'), asked('::1', '[::1]:4000')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([asked('10.0.0.7', '127.0.0.1:4000'), asked('127.0.0.1', 'evil.example:4000'), asked('', '')]).toEqual([false, false, false]);
    const { hostname, port } = new URL(open.url);
    const headers = { host: 'evil.example' };
    const [answer] = (await once(request({ hostname, port, path: '/dev/inbox', headers }).end(), 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(404);
  });

  it.each(['/dev/inbox/eml_1', `/dev/inbox/${newId('EmailMessage')}`, '/dev/inbox/../../etc', '/dev/inboxes'])(
    'G-09 %s is not found',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
