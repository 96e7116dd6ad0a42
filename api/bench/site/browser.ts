import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../test/browser.ts';

/** A headless Chromium with one page, signed in. */
export interface OpenSite {
  readonly page: Page;
  /** Version and origin. */
  readonly about: string;
  close(): Promise<void>;
}

export async function openSite(url: string, cookie: string): Promise<OpenSite> {
  const { path, env, about } = await findBrowser();
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
    viewport: { width: 1280, height: 900 },
  });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  return { page: await context.newPage(), about, close: () => browser.close() };
}
