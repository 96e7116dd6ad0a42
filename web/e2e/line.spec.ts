import { startServer } from '../../api/src/server.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newOrder, goodLine, call } from '@sporbar/schema/orders/order.testing.ts';
import { startSession } from '@sporbar/schema/identity/sign-in/sign-in.commands.ts';
import { systemClock, type Clock } from '@sporbar/schema/time.ts';
import { foundPeople, openDesk, type Desk, type People } from '@sporbar/schema/testing.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { cookieName } from '../../api/src/graphql/session-cookie.ts';
import { startProcess, type ServerProcess } from '../../api/src/crash/server-process.testing.ts';
import { silentLogger } from '../../api/src/logger.ts';
import { launchBrowser } from '../../api/test/browser.ts';

/** A server on one port that can be taken away and put back while browsers look at it. */
class House {
  readonly desk: Desk;
  readonly people: People;
  readonly #filesDir = mkdtempSync(join(import.meta.dirname, '..', '..', '.cache', 'line-'));
  #server: Awaited<ReturnType<typeof startServer>> | undefined;
  #port = 0;

  constructor(desk: Desk, people: People) {
    this.desk = desk;
    this.people = people;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async up(): Promise<void> {
    const { desk } = this;
    const given = { database: desk.database, clock: desk.clock, filesDir: this.#filesDir, linkSecret: 'test', logger: silentLogger };
    this.#server = await startServer({ ...given, withSite: true, withTimers: false, port: this.#port });
    this.#port = Number(new URL(this.#server.url).port);
  }

  async down(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  async close(): Promise<void> {
    await this.down();
    await this.desk.close();
    rmSync(this.#filesDir, { recursive: true, force: true });
  }
}

describe('the line goes down and comes back', () => {
  let house: House;
  let browser: Browser;
  let order: { id: string; version: number };

  beforeAll(async () => {
    const desk = await openDesk('server', { poolSize: 12 });
    house = new House(desk, await foundPeople(desk));
    await house.up();
    browser = await launchBrowser();
    const made = await newOrder(desk, house.people.kari, [goodLine()]);
    order = { id: made['id'], version: made['version'] };
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  /** From here on the page notes each thing it says of its line. */
  const listen = (page: Page) =>
    page.evaluate(() => {
      const said: string[] = [];
      const note = () => {
        const now = document.querySelector<HTMLElement>('[data-live]')?.dataset['live'] ?? '';
        if (now !== said.at(-1)) said.push(now);
      };
      new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live'] });
      Object.assign(window, { said });
    });
  /** It was told that the page catches up before it was told that it is live, and live was told once. */
  async function heardItCatchUp(page: Page): Promise<void> {
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(said.slice(-2)).toEqual(['catching-up', 'live']);
    expect(said.indexOf('live')).toBe(said.length - 1);
  }

  /** Kari at her order, live. */
  async function sit(
    options: Parameters<Browser['newContext']>[0] = {},
    at = { url: house.url, clock: house.desk.clock as Clock },
  ): Promise<Page> {
    const { desk, people } = house;
    const context = await browser.newContext({ baseURL: at.url, locale: 'en-GB', timezoneId: 'Europe/Oslo', ...options });
    await context.clock.setFixedTime(at.clock.now());
    let secret = '';
    const cookies = { keep: (given: string) => (secret = given), forget: () => {} };
    await startSession({ ...desk.context, clock: at.clock, cookies }, people.kari, 'signIn');
    await context.addCookies([{ name: cookieName, value: secret, url: at.url }]);
    const page = await context.newPage();
    await page.goto(`/orders/${order.id}`);
    await told(page, 'live');
    return page;
  }

  const told = (page: Page, state: string) => page.locator(`[data-live=${state}]`).first().waitFor({ state: 'attached' });

  it('IA-15 a page whose server goes away says since when, and shows what happened meanwhile when it is back', async () => {
    const page = await sit();
    await house.down();
    await told(page, 'offline');
    expect(await page.locator('[data-live]').first().innerText()).toBe('Offline since 10:00');
    expect(await page.getByText('Connection lost, reconnecting. What you see may be old.').isVisible()).toBe(true);
    await listen(page);
    const sent = await call(house.desk, house.people.kari, 'submitOrder', { id: order.id, expectedVersion: order.version });
    expect(sent['code']).toBeUndefined();
    await house.up();
    await told(page, 'live');
    await page.getByText('Sent', { exact: true }).first().waitFor();
    await page.getByText('What you see may be old').waitFor({ state: 'detached' });
    await heardItCatchUp(page);
    await page.context().close();
  });

  it('IA-15 a page that is loaded anew goes on from where it stood', async () => {
    const page = await sit({ viewport: { width: 360, height: 740 } });
    const kept = () => page.evaluate(() => Object.entries(sessionStorage).filter(([name]) => name.startsWith('line ')));
    const [before] = await kept();
    expect(before?.[1]).toMatch(/\w/);
    await page.goto('about:blank');
    const comment = 'Delivered at the back door.';
    const { version, id } = await house.desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: order.id } });
    const marked = await call(house.desk, house.people.agent, 'markOrderLineIncomplete', { id, expectedVersion: version, comment });
    expect(marked['code']).toBeUndefined();
    await page.goto(`/orders/${order.id}`);
    await told(page, 'live');
    await page.getByText('Incomplete').first().waitFor();
    const [after] = await kept();
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).not.toBe(before?.[1]);
    await page.context().close();
  });

  it(
    'IA-15 a server that is killed is missed, and the page catches up with what came to pass before another stood in its place',
    { timeout: 180_000 },
    async () => {
      const { desk, people } = house;
      const home = mkdtempSync(join(import.meta.dirname, '..', '..', '.cache', 'killed-'));
      const settings = { DATABASE_URL: desk.database.url ?? '', SPORBAR_DATA: home };
      const started: ServerProcess[] = [];
      onTestFinished(async () => {
        await Promise.all(started.map((one) => one.kill()));
        rmSync(home, { recursive: true, force: true });
      });
      const start = async (more: Readonly<Record<string, string>> = {}): Promise<ServerProcess> => {
        const one = await startProcess({ ...settings, ...more });
        started.push(one);
        return one;
      };
      // A process has the clock of the machine: what happened a year before it is out of its delivery index.
      desk.clock.set(systemClock.now().toISOString());
      const first = await start();
      const page = await sit({}, { url: first.url, clock: systemClock });
      await first.kill();
      await told(page, 'offline');
      await listen(page);
      const { version, id } = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: order.id } });
      const given = { id, expectedVersion: version, comment: 'Nothing is built there.' };
      const cancelled = await call(desk, people.agent, 'cancelOrderLineByCarrier', given);
      expect(cancelled['code']).toBeUndefined();
      const second = await start({ PORT: new URL(first.url).port });
      await told(page, 'live');
      await page.getByText('Cancelled').first().waitFor();
      await heardItCatchUp(page);
      await page.context().close();
      expect(await second.stop()).toBe(0);
    },
  );
});
