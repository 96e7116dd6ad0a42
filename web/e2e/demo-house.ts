import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Db } from '@sporbar/prisma/client.ts';
import { startSession } from '@sporbar/schema/identity/sign-in/sign-in.commands.ts';
import type { Browser, BrowserContext } from 'playwright-core';
import { defaultPorts } from '../../api/src/default-ports.ts';
import { loadDemo } from '../../api/src/demo/load-demo.ts';
import { personId, type PersonName } from '../../api/src/demo/people.ts';
import type { DemoExtent } from '../../api/src/demo/play-demo.ts';
import { cookieName } from '../../api/src/graphql/session-cookie.ts';
import { silentLogger } from '../../api/src/logger.ts';
import { startServer } from '../../api/src/server.ts';
import { launchBrowser } from '../../api/test/browser.ts';

/** Wednesday 14 October 2026, 11:40 in Oslo: what every clock of the house shows. */
const demoNow = new Date('2026-10-14T09:40:00Z');

/** The portal with the demo, where it is always the same moment. */
export interface DemoHouse {
  readonly db: Db;
  /** A window of its own, signed in as somebody of the demo; null: as nobody. */
  open(
    username: PersonName | null,
    options: Parameters<Browser['newContext']>[0] & { locale: 'en' | 'nb' | 'sv' },
  ): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Loads the demo into an empty database and serves the site over it. The database is closed with the house. */
export async function openDemoHouse(database: Database, extent: DemoExtent): Promise<DemoHouse> {
  const filesDir = mkdtempSync(join(import.meta.dirname, '..', '..', '.cache', 'house-'));
  const clock = { now: () => demoNow };
  const linkSecret = 'demo house';
  const ports = defaultPorts(database.db, { dataDir: filesDir, siteUrl: 'http://127.0.0.1', linkSecret });
  await loadDemo({ db: database.db, ports, keysFile: join(filesDir, 'keys.json'), clock, extent });
  const server = await startServer({ database, clock, filesDir, linkSecret, logger: silentLogger, withSite: true, withTimers: false });
  const browser = await launchBrowser();
  const signIn = async (username: PersonName): Promise<string> => {
    let secret = '';
    const cookies = { keep: (given: string) => void (secret = given), forget: () => {} };
    await startSession({ ...server.contextOf(), cookies }, personId(username), 'signIn');
    return secret;
  };
  return {
    db: database.db,
    open: async (username, { locale, ...options }) => {
      // The browser itself speaks English: what is chosen in the portal must win over it.
      const common = { baseURL: server.url, locale: 'en-GB', timezoneId: 'Europe/Oslo', viewport: { width: 1280, height: 900 } };
      const context = await browser.newContext({ ...common, ...options });
      await context.clock.setFixedTime(demoNow);
      await context.addCookies([{ name: 'locale', value: locale, url: server.url }]);
      if (username !== null) await context.addCookies([{ name: cookieName, value: await signIn(username), url: server.url }]);
      return context;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await database.close();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}
