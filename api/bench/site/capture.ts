import type { Page } from 'playwright-core';
import { openSite } from './browser.ts';

/** An operation as the site's browser put it on the wire. */
export interface SiteOperation {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** What the site sends: the stream every page follows, the list of orders, and what it follows its first rows by. */
export interface SiteDocuments {
  readonly changes: SiteOperation;
  readonly orders: SiteOperation;
  readonly ordersLive: SiteOperation;
}

const nameOf = (query: string): string => /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? '';

/** Opens the site in a real browser, walks from the first page to the orders, and answers what it sent. */
export async function captureSite(url: string, cookie: string): Promise<SiteDocuments> {
  const { page, close } = await openSite(url, cookie);
  try {
    const sent = new Sent(page);
    await page.goto('/', { waitUntil: 'networkidle' });
    await page.locator('[data-live=live]').first().waitFor({ state: 'attached' });
    await page.locator('a[href="/orders"]').first().click();
    await page.waitForURL('**/orders');
    return { changes: await sent.find('Changes'), orders: await sent.find('Orders'), ordersLive: await sent.find('OrdersLive') };
  } finally {
    await close();
  }
}

const patienceMs = 15_000;

/** What a page has sent so far, over HTTP and over its socket. */
class Sent {
  readonly #sent: SiteOperation[] = [];
  #noted = Promise.withResolvers<void>();

  constructor(page: Page) {
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/graphql')) this.#note(request.postDataJSON() as object);
    });
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        const message = JSON.parse(String(payload)) as { type: string; payload?: object };
        if (message.type === 'subscribe') this.#note(message.payload ?? {});
      }),
    );
  }

  /** Resolves when it has been sent; rejects with what was sent instead. */
  async find(name: string): Promise<SiteOperation> {
    const tooLate = AbortSignal.timeout(patienceMs);
    const gaveUp = new Promise<void>((done) => tooLate.addEventListener('abort', () => done(), { once: true }));
    for (;;) {
      const operation = this.#sent.find((one) => one.name === name);
      if (operation !== undefined) return operation;
      if (tooLate.aborted) throw new Error(`the site did not send ${name}, but ${this.#sent.map((one) => one.name).join()}`);
      await Promise.race([this.#noted.promise, gaveUp]);
    }
  }

  #note({ query, variables = {} }: { query?: string; variables?: Record<string, unknown> }): void {
    if (typeof query !== 'string') return;
    this.#sent.push({ name: nameOf(query), query, variables });
    this.#noted.resolve();
    this.#noted = Promise.withResolvers();
  }
}
