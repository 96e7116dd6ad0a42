import type { Page } from 'playwright-core';
import { now } from '../measure/usage.ts';
import { openSite } from './browser.ts';

/** Chromium with the list of orders open, and the moment each change was in its page. */
export interface WatchedList {
  /** Version and origin of the browser. */
  readonly about: string;
  /** When each text was first in the row it belongs to, by the clock all processes share; waits until all are there. */
  shown(texts: readonly string[]): Promise<Map<string, number>>;
  close(): Promise<void>;
}

/** How far two clocks of one machine may stand apart. */
const mostSkewMs = 5;
const patienceMs = 30_000;

/** Opens the page as its reader does and waits until it is live and shows so many rows. `pattern` finds a change's text in a row. */
export async function watchList(url: string, cookie: string, rows: number, pattern: RegExp): Promise<WatchedList> {
  const { page, about, close } = await openSite(url, cookie);
  try {
    await page.goto('/orders', { waitUntil: 'networkidle' });
    await page.locator('[data-live=live]').first().waitFor({ state: 'attached' });
    await page
      .locator('tbody tr[data-id]')
      .nth(rows - 1)
      .waitFor();
    await page.evaluate(observe, pattern.source);
    await compareClocks(page);
    return {
      about,
      shown: async (texts) => {
        await page.waitForFunction(haveAll, texts as string[], { timeout: patienceMs }).catch(async () => {
          const seen = await page.evaluate(readMoments);
          throw new Error(`the page did not show ${texts.filter((text) => !seen.some(([name]) => name === text)).join()}`);
        });
        await compareClocks(page);
        return new Map(await page.evaluate(readMoments));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

// The three below run in the page.

type Moments = Map<string, number>;

/** Notes when a text is first in a row of the table: the observer is told in the same turn in which the page was changed. */
function observe(pattern: string): void {
  const moments: Moments = new Map();
  Object.assign(window, { benchMoments: moments });
  const text = new RegExp(pattern, 'g');
  const table = document.querySelector('tbody');
  if (table === null) throw new Error('the page has no table');
  new MutationObserver((mutations) => {
    const at = performance.timeOrigin + performance.now();
    const changed = new Set(mutations.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('tr')));
    for (const row of changed) for (const [found] of row?.textContent.matchAll(text) ?? []) if (!moments.has(found)) moments.set(found, at);
  }).observe(table, { subtree: true, childList: true, characterData: true });
}

function haveAll(texts: string[]): boolean {
  const { benchMoments } = window as unknown as { benchMoments: Moments };
  return texts.every((text) => benchMoments.has(text));
}

function readMoments(): [string, number][] {
  const { benchMoments } = window as unknown as { benchMoments: Moments };
  return [...benchMoments];
}

/** The page's clock and ours must agree within what asking takes, or nothing can be said of moments in both. */
async function compareClocks(page: Page): Promise<void> {
  let nearest = { tookMs: Infinity, apartMs: 0 };
  for (let attempt = 0; attempt < 20; attempt++) {
    const before = now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = now();
    if (after - before < nearest.tookMs) nearest = { tookMs: after - before, apartMs: Math.abs(there - (before + after) / 2) };
  }
  if (nearest.apartMs > mostSkewMs + nearest.tookMs / 2)
    throw new Error(`the clocks of the page and of this process are ${nearest.apartMs.toFixed(1)} ms apart`);
}
