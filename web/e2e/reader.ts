import type { Page } from 'playwright-core';

export interface Read {
  readonly language: string;
  readonly title: string;
  /** Every text of the page and every attribute that is read out or shown, each once. */
  readonly texts: readonly string[];
}

/** Reads a page as eyes and screen readers do, open menus and messages too. What says its own language, or that it is none, is left out. */
export const read = (page: Page): Promise<Read> =>
  page.evaluate(() => {
    const spoken = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt'];
    const silent = 'script, style, noscript, template, code, [lang]:not(html), [translate=no]';
    const texts = new Set<string>();
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode())
      if (node.parentElement?.closest(silent) === null) texts.add((node.textContent ?? '').replace(/\s+/g, ' ').trim());
    for (const element of document.body.querySelectorAll('*'))
      if (element.closest(silent) === null)
        for (const name of spoken) texts.add((element.getAttribute(name) ?? '').replace(/\s+/g, ' ').trim());
    texts.delete('');
    return { language: document.documentElement.lang, title: document.title, texts: [...texts] };
  });
