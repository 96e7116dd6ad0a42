import { openTestDatabase } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemoHouse, type DemoHouse } from './demo-house.ts';
import { EnglishFinder } from './english.ts';
import { routesOnDisk, sitePages } from './pages.ts';
import { read } from './reader.ts';
import { Visitor } from './visitor.ts';

let house: DemoHouse;
beforeAll(async () => {
  house = await openDemoHouse(await openTestDatabase('server'), 'SMALL');
});
afterAll(() => house.close());

it('G-05 every page of the site is on the list', () => {
  const listed = new Set(sitePages.map(({ route }) => route));
  expect(routesOnDisk().filter((route) => !listed.has(route))).toEqual([]);
});

describe('in Norwegian and Swedish', () => {
  it.concurrent.each(['nb', 'sv'] as const)('G-05 no page says anything in English in %s', { timeout: 180_000 }, async (locale) => {
    const finder = await EnglishFinder.of(locale, house.db);
    /** What is wrong, and where it was seen first. */
    const faults = new Map<string, string>();
    let name = '';
    const visitor = new Visitor(async (page, what) => {
      const { language, title, texts } = await read(page);
      if (language !== locale) faults.set(`the page says it is in ${language}`, `${name}, ${what}`);
      for (const text of [title, ...texts]) {
        const fault = finder.faultOf(text);
        if (fault !== undefined) faults.set(`“${text}”: ${fault}`, `${name}, ${what}`);
      }
    });
    for (const [as, pages] of Map.groupBy(sitePages, (one) => one.as)) {
      const window = await house.open(as, { locale });
      const page = await visitor.enter(window, as !== null);
      for (const one of pages) {
        name = one.name;
        await visitor.visit(page, await one.address(house.db));
        await visitor.pressAll(page);
        await visitor.sendForms(page);
      }
      if (as !== null) await visitor.openFrame(page);
      await window.close();
    }
    expect(Object.fromEntries(faults)).toEqual({});
  });
});
