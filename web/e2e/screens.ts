import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase } from '@sporbar/prisma/client.ts';
import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import type { Page } from 'playwright-core';
import { findBrowser, handToTests } from '../../api/test/browser.ts';
import { openDemoHouse, type DemoHouse } from './demo-house.ts';
import { sitePages, type SitePage } from './pages.ts';

// `npm run screens`: pictures of every page with the demo, into docs/screens. Words after it choose pages by name, and --language the language.

const folder = resolve(import.meta.dirname, '..', '..', 'docs', 'screens');
const themes = ['light', 'dark'] as const;
const widths = [360, 1440] as const;
const heights = { 360: 780, 1440: 900 } as const;
const tallest = { 360: 1800, 1440: 1300 } as const;

const language = (['en', 'nb', 'sv'] as const).find((one) => process.argv.includes(`--language=${one}`)) ?? 'en';
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const pages = sitePages.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const pictureOf = ({ name }: SitePage, theme: string, width: number): string => `${name}.${theme}.${width}.webp`;

async function takePictures(house: DemoHouse): Promise<void> {
  for (const theme of themes)
    for (const width of widths)
      for (const [as, seen] of Map.groupBy(pages, (page) => page.as)) {
        const viewport = { width, height: heights[width] };
        const window = await house.open(as, { locale: language, colorScheme: theme, viewport, reducedMotion: 'reduce' });
        const page = await window.newPage();
        for (const one of seen) {
          await page.goto(await one.address(house.db), { waitUntil: 'networkidle' });
          await page.locator('[data-live=live], body:not(:has([data-live]))').first().waitFor({ state: 'attached' });
          writeFileSync(join(folder, pictureOf(one, theme, width)), await pictureWhole(page, width));
        }
        await window.close();
        console.log(`${theme}, ${width} px, as ${as ?? 'nobody'}: ${seen.length}`);
      }
}

/** The whole page, down to the tallest that is still looked at. */
async function pictureWhole(page: Page, width: 360 | 1440): Promise<Buffer> {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(whole, heights[width]), tallest[width]) });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const devTools = await page.context().newCDPSession(page);
  const { data } = await devTools.send('Page.captureScreenshot', { format: 'webp', quality: 30 });
  await devTools.detach();
  await page.setViewportSize({ width, height: heights[width] });
  return Buffer.from(data, 'base64');
}

function indexOf(all: readonly SitePage[]): string {
  const cells = (page: SitePage): string[] =>
    widths.flatMap((width) => themes.map((theme) => `[${theme} ${width}](${pictureOf(page, theme, width)})`));
  const rows = all.map((page) => [page.name, page.as ?? 'nobody', ...cells(page)]);
  const heads = ['Page', 'As', ...widths.flatMap((width) => themes.map((theme) => `${theme}, ${width} px`))];
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [
    '# The screens',
    '',
    'Every page of the site with the demo, light and dark, on a phone and on a desk. Taken by `npm run screens`; long pages',
    `are cut at ${tallest[360]} and ${tallest[1440]} px. *As* is the login of the demo that sees the page so.`,
    '',
    ...[heads, heads.map(() => '---'), ...rows].map(line),
    '',
  ].join('\n');
}

handToTests(await findBrowser());
mkdirSync(folder, { recursive: true });
if (chosen.length === 0) for (const name of readdirSync(folder)) if (name.endsWith('.webp')) rmSync(join(folder, name));
const database = await openDatabase();
await loadReferenceData(database.db);
const house = await openDemoHouse(database, 'WHOLE');
await takePictures(house).finally(() => house.close());
writeFileSync(join(folder, 'README.md'), indexOf(sitePages));
const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
console.log(`docs/screens holds ${(bytes / 1_048_576).toFixed(1)} MB`);
