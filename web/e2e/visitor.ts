import type { BrowserContext, Locator, Page, Request, Route } from 'playwright-core';

type Look = (page: Page, what: string) => Promise<void>;

interface Sent {
  readonly query?: string;
  readonly variables?: { readonly input?: Readonly<Record<string, unknown>> };
}

const popover = '[data-popover-content]';
const dialog = ':is([role=dialog], [role=alertdialog])';
const overlay = `${dialog}, [role=menu], ${popover}`;

/** Presses whatever a page offers and looks after each press. Nothing is changed by it: moves are made as dry runs. */
export class Visitor {
  readonly #look: Look;
  readonly #pressed = new Set<string>();
  readonly #pending = new Set<Request>();

  constructor(look: Look) {
    this.#look = look;
  }

  /** Before anything is opened in the window. */
  async enter(window: BrowserContext, isSignedIn: boolean): Promise<Page> {
    await window.route('**/graphql', (route) => onlyTry(route, isSignedIn));
    const page = await window.newPage();
    page.on('request', (request) => void this.#pending.add(request));
    const done = (request: Request): void => void this.#pending.delete(request);
    page.on('requestfinished', done).on('requestfailed', done);
    page.setDefaultTimeout(8_000);
    return page;
  }

  /** Opens a page and waits until it is alive. */
  async visit(page: Page, address: string): Promise<void> {
    await page.goto(address, { waitUntil: 'load' });
    if ((await page.locator('[data-live]').count()) > 0) await page.locator('[data-live=live]').first().waitFor({ state: 'attached' });
    else await page.waitForLoadState('networkidle');
    await this.#settled(page);
    await this.#look(page, 'at first');
  }

  /** Everything that can be opened or made on the page and was not on one before. */
  async pressAll(page: Page): Promise<void> {
    await this.#each(page, 'button[data-phase]', (button) => this.#openAndLook(page, button, 'a status explained'));
    await this.#each(page, 'main [role=tab]', (tab) => this.#pressAndLook(page, tab, 'a tab'));
    await this.#each(page, 'main [data-move]', (button) => this.#openAndLook(page, button, 'a move'));
    await this.#each(page, 'main button[data-popover-trigger][aria-label]', async (more) => this.#pressMore(page, more));
    await this.#each(page, 'main button:not([data-phase], [data-move], [role=tab], [type=submit], [data-popover-trigger])', (button) =>
      this.#openAndLook(page, button, 'a button'),
    );
  }

  /** Sends every form of the page as it stands, without asking the browser whether it may. */
  async sendForms(page: Page, within = 'main'): Promise<void> {
    const selector = `${within} form:not([role=search])`;
    for (let at = 0; at < (await page.locator(selector).count()); at += 1) {
      await page.evaluate(
        ({ selector, at }) => {
          const form = document.querySelectorAll<HTMLFormElement>(selector)[at];
          if (form?.checkVisibility() !== true) return;
          form.noValidate = true;
          form.requestSubmit();
        },
        { selector, at },
      );
      await this.#settled(page);
      await this.#look(page, 'a form sent as it stands');
    }
  }

  /** The palette, the shortcuts and the menu of the user. */
  async openFrame(page: Page): Promise<void> {
    for (const keys of ['Control+k', '?']) {
      await page.keyboard.press(keys);
      await this.#settled(page);
      await this.#look(page, `after ${keys}`);
      await this.#close(page);
    }
    for (const menu of await page.locator('header [data-dropdown-menu-trigger]').all())
      if (await menu.isVisible()) await this.#openAndLook(page, menu, 'a menu');
  }

  async #each(page: Page, selector: string, press: (button: Locator) => Promise<void>): Promise<void> {
    const names = await page
      .locator(selector)
      .evaluateAll((found) =>
        found.map((one) =>
          one.checkVisibility() && !one.matches(':disabled')
            ? (one.getAttribute('data-move') ?? one.getAttribute('aria-label') ?? one.textContent)
            : null,
        ),
      );
    for (const [index, name] of names.entries()) {
      const key = `${selector} ${name?.trim().replace(/\d+/g, '') ?? ''}`;
      if (name === null || this.#pressed.has(key)) continue;
      this.#pressed.add(key);
      const button = page.locator(selector).nth(index);
      if (await button.isVisible()) await press(button);
    }
  }

  async #pressMore(page: Page, more: Locator): Promise<void> {
    await this.#pressAndLook(page, more, 'more moves');
    const moves = page.locator(`${popover} [data-move]:enabled`);
    const names = await moves.evaluateAll((found) => found.map((one) => one.getAttribute('data-move') ?? ''));
    for (const name of names) {
      const key = `more ${name}`;
      if (this.#pressed.has(key)) continue;
      this.#pressed.add(key);
      const move = page.locator(`${popover} [data-move="${name}"]`);
      if (!(await move.isVisible())) await more.click();
      await this.#openAndLook(page, move, `the move ${name}`);
    }
    await this.#close(page);
  }

  async #pressAndLook(page: Page, button: Locator, what: string): Promise<void> {
    await button.click({ force: true });
    await this.#settled(page);
    await this.#look(page, what);
  }

  /** What opens is looked at, sent empty where it is a form, looked at again and closed. */
  async #openAndLook(page: Page, button: Locator, what: string): Promise<void> {
    await this.#pressAndLook(page, button, what);
    if (await page.locator(`${dialog} form`).count()) await this.sendForms(page, dialog);
    await this.#close(page);
  }

  async #close(page: Page): Promise<void> {
    while (await page.locator(overlay).count()) {
      await page.keyboard.press('Escape');
      await page.locator(overlay).last().waitFor({ state: 'detached' });
    }
  }

  async #settled(page: Page): Promise<void> {
    const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await drawn();
    while (this.#pending.size > 0) await Promise.race([page.waitForEvent('requestfinished'), page.waitForEvent('requestfailed')]);
    await drawn();
  }
}

/** Moves are tried and not made; what cannot be tried does not arrive. */
async function onlyTry(route: Route, isSignedIn: boolean): Promise<void> {
  const sent = (route.request().postDataJSON() ?? {}) as Sent;
  const input = sent.variables?.input;
  if (!isSignedIn || sent.query?.trimStart().startsWith('mutation') !== true) return route.continue();
  if (input?.['idempotencyKey'] === undefined) return route.abort();
  return route.continue({ postData: JSON.stringify({ ...sent, variables: { ...sent.variables, input: { ...input, dryRun: true } } }) });
}
