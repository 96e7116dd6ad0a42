import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { linkPages } from '@sporbar/schema/identity/link-mails.ts';
import { mailRules } from '@sporbar/schema/mail/mail.rules.ts';
import { pages } from '@sporbar/schema/mail/mail.words.ts';
import { describe, expect, it } from 'vitest';

const routes = resolve(import.meta.dirname, '..', '..', '..', 'web', 'src', 'routes');

/** Every address that the site has a page for: its folder without the groups in brackets. */
const addresses = new Set(
  readdirSync(routes, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte'))
    .map((file) => `/${join(file, '..').replaceAll('\\', '/')}`.replace(/\/\([^)]*\)/g, '') || '/'),
);

describe('the links in mails', () => {
  it.each([...new Set(mailRules.map(({ noun }) => noun))])('N-05 lead to the page of %s', (noun) => {
    expect(addresses).toContain(`${pages[noun]}/[id]`);
  });

  it.each(linkPages)('IA-01 lead to a page that takes the token: %s', (page) => {
    expect(addresses).toContain(page);
  });
});
