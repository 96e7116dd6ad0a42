import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../test/browser.ts';

/** An operation as the site's browser put it on the wire. */
export interface SiteOperation {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** What the site sends: the stream every page follows, and the list of orders. */
export interface SiteDocuments {
  readonly changes: SiteOperation;
  readonly orders: SiteOperation;
}

const nameOf = (query: string): string => /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? '';

/** Opens the site in a real browser, walks from the first page to the orders, and answers what it sent. */
export async function captureSite(url: string, cookie: string): Promise<SiteDocuments> {
  const { path, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  try {
    const context = await browser.newContext({ baseURL: url });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const sent = listen(page);
    await page.goto('/', { waitUntil: 'networkidle' });
    await page.locator('[data-live=live]').first().waitFor({ state: 'attached' });
    await page.locator('a[href="/orders"]').first().click();
    await page.waitForURL('**/orders');
    await page.waitForLoadState('networkidle');
    return { changes: found(sent, 'Changes'), orders: found(sent, 'Orders') };
  } finally {
    await browser.close();
  }
}

function listen(page: Page): SiteOperation[] {
  const sent: SiteOperation[] = [];
  const note = ({ query, variables = {} }: { query?: string; variables?: Record<string, unknown> }) => {
    if (typeof query === 'string') sent.push({ name: nameOf(query), query, variables });
  };
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/graphql')) note(request.postDataJSON() as object);
  });
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(String(payload)) as { type: string; payload?: object };
      if (message.type === 'subscribe') note(message.payload ?? {});
    }),
  );
  return sent;
}

function found(sent: readonly SiteOperation[], name: string): SiteOperation {
  const operation = sent.find((one) => one.name === name);
  if (operation === undefined) throw new Error(`the site did not send ${name}, but ${sent.map((one) => one.name).join()}`);
  return operation;
}
