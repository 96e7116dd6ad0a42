import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { answerChecks } from '@sporbar/schema/availability/asking.ts';
import type { Ports } from '@sporbar/schema/ports.ts';
import { startSession } from '@sporbar/schema/identity/sign-in/sign-in.commands.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '@sporbar/schema/testing.ts';
import { cookieName } from '../../api/src/graphql/session-cookie.ts';
import { silentLogger } from '../../api/src/logger.ts';
import { startServer, type RunningServer } from '../../api/src/server.ts';
import { launchBrowser } from '../../api/test/browser.ts';

/** What "live" means: so long after a change at most, a page that is open shows it. */
const LIVE_WITHIN = 2_000;

export interface Journey {
  readonly desk: Desk;
  readonly people: People;
  readonly server: RunningServer;
  /** The desk as programs reach it: every operation of its `run` goes through the API, under a session of the user. */
  readonly api: Desk;
  /** A browser of its own, signed in; null: nobody is. */
  sit(userId: string | null, options?: Parameters<Browser['newContext']>[0]): Promise<Seat>;
  /** The availability system answers what it was asked. */
  answer(): Promise<unknown>;
  close(): Promise<void>;
}

/** A database on a server, the whole portal over it, and as many browsers as a test asks for. */
export async function openJourney(ports: Partial<Ports> = {}): Promise<Journey> {
  const desk = await openDesk('server', { poolSize: 12, catalogue: 'TRUE', ports });
  const people = await foundPeople(desk);
  const filesDir = mkdtempSync(join(import.meta.dirname, '..', '..', '.cache', 'journey-'));
  const started = { database: desk.database, clock: desk.clock, filesDir, linkSecret: 'test', logger: silentLogger };
  const server = await startServer({ ...started, ports, withSite: true, withTimers: false });
  const browser = await launchBrowser();
  return {
    desk,
    people,
    server,
    api: { ...desk, run: (userId, document, variables) => runOver(desk, server.url, userId, String(document), variables) },
    sit: async (userId, options) => {
      const context = await browser.newContext({
        baseURL: server.url,
        locale: 'en-GB',
        timezoneId: 'Europe/Oslo',
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      await context.clock.setFixedTime(desk.clock.now());
      if (userId !== null) await context.addCookies([{ name: cookieName, value: await signIn(desk, userId), url: server.url }]);
      return new Seat(context, await context.newPage());
    },
    answer: () => answerChecks(server.contextOf()),
    close: async () => {
      await browser.close();
      await server.close();
      await desk.close();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}

async function signIn(desk: Desk, userId: string): Promise<string> {
  let secret = '';
  await startSession({ ...desk.context, cookies: { keep: (given) => (secret = given), forget: () => {} } }, userId, 'signIn');
  return secret;
}

async function runOver(
  desk: Desk,
  url: string,
  userId: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const cookie = userId === null ? '' : `${cookieName}=${await signIn(desk, userId)}`;
  const headers = { 'content-type': 'application/json', 'x-graphql-yoga-csrf': '1', cookie };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: readonly { message: string }[] };
  if (errors !== undefined || data === undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** What one does is done when the own page shows it; the page of the other must follow as "live" promises. */
export async function bothSee(actor: Seat, watcher: Seat, what: (seat: Seat) => Locator): Promise<void> {
  await what(actor).first().waitFor();
  await watcher.sees(what(watcher));
}

/** Somebody at a browser with one page open. */
export class Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  #requests: string[] = [];

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('request', (request) => {
      if (!request.url().includes('/_app/')) this.#requests.push(`${request.method()} ${request.url()}`);
    });
  }

  /** Opens a page behind the login and waits until it is live. */
  async open(path: string): Promise<this> {
    await this.page.goto(path, { waitUntil: 'commit' });
    await this.page.locator('[data-live=live]').first().waitFor({ state: 'attached' });
    this.#requests = [];
    return this;
  }

  /** Opens any page and waits until it stands: live, or at rest where nothing on it can be. */
  async visit(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: 'load' });
    if ((await this.page.locator('[data-live]').count()) === 0) await this.page.waitForLoadState('networkidle');
    else await this.page.locator('[data-live=live]').first().waitFor({ state: 'attached' });
  }

  /** From here on this browser only watches: what it has done so far does not count. */
  watch(): this {
    this.#requests = [];
    return this;
  }

  /** Every HTTP request of the page since it was opened and live, but for files of the site itself. */
  requests(): readonly string[] {
    return this.#requests;
  }

  /** Resolves when the page shows it, within the time that "live" promises. */
  async sees(what: Locator): Promise<void> {
    await what.first().waitFor({ timeout: LIVE_WITHIN });
  }

  /** The status chips that stand beside the title, as they are read. */
  header(status: string): Locator {
    return this.page
      .locator('header')
      .filter({ has: this.page.locator('h1') })
      .getByRole('button', { name: status, exact: true });
  }

  /** Presses the button of a move, on the page or a part of it, also where it stands behind "more". */
  async press(move: string, within: Locator | Page = this.page): Promise<void> {
    const button = within.locator(`[data-move="${move}"]`);
    const more = within.getByRole('button', { name: 'More moves' });
    await button.or(more).first().waitFor();
    if (!(await button.first().isVisible())) {
      await more.last().click();
      await this.page.locator(`[data-move="${move}"]`).last().click();
    } else await button.first().click();
  }

  /** Has the line of an order checked, and resolves when the answer shows. */
  async check(journey: Pick<Journey, 'answer'>): Promise<void> {
    await this.press('runAvailabilityCheck');
    await this.page.locator('[data-availability] [data-check=PENDING]').first().waitFor();
    await journey.answer();
    await this.page.locator('[data-availability] [data-check=DONE]').first().waitFor();
  }

  /** Books the first free time for the line of an order, and resolves when the page lets the order be sent. */
  async book(): Promise<void> {
    await this.page.locator('[data-booking] [data-slot]').first().click();
    await this.press('confirmAppointment');
    await this.canBeSent();
  }

  async canBeSent(): Promise<void> {
    await this.page.locator('[data-move=submitOrder]:not([aria-disabled=true])').first().waitFor();
  }

  /** Presses the button of a move that is not possible now, and resolves when the page says why. */
  async pressInVain(move: string, reason: string | RegExp): Promise<void> {
    await this.page.locator(`[data-move="${move}"][aria-disabled=true]`).first().press('Enter');
    await this.page.getByText('Not possible now').waitFor();
    await this.page.locator('[data-popover-content]').getByText(reason).first().waitFor();
    await this.page.keyboard.press('Escape');
  }

  /** Gives a file to an upload field and resolves when the page lists it. */
  async upload(field: Locator, name: string): Promise<void> {
    await field.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
    await field.getByRole('button', { name, exact: true }).waitFor();
  }

  /** Answers the question a move asks before it is made. */
  async confirm(move: string): Promise<void> {
    await this.page.getByRole('dialog').locator('button[type=submit]', { hasText: move }).click();
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
