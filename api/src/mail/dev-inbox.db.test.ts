import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@sporbar/schema/ids.ts';
import { openDesk, type Desk } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../logger.ts';
import { startServer, type RunningServer } from '../server.ts';
import { showsInbox } from './dev-inbox.ts';

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
    expect(showsInbox({ hasDemo: true, smtpUrl: undefined })).toBe(true);
    expect(showsInbox({ hasDemo: true, smtpUrl: 'smtp://mail.example' })).toBe(false);
    expect(showsInbox({ hasDemo: false, smtpUrl: undefined })).toBe(false);
  });

  it.each(['/dev/inbox/eml_1', `/dev/inbox/${newId('EmailMessage')}`, '/dev/inbox/../../etc', '/dev/inboxes'])(
    'G-09 %s is not found',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
