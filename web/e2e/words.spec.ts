import { openTestDatabase } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDemoHouse, type DemoHouse } from './demo-house.ts';
import { routesOnDisk, sitePages } from './pages.ts';
import { faultsOf } from './word-walk.ts';

const patience = { timeout: 600_000 };
let house: DemoHouse;
beforeAll(async () => {
  house = await openDemoHouse(await openTestDatabase('server'), 'SMALL');
}, patience.timeout);
afterAll(() => house.close());

it('G-05 every page of the site is on the list', () => {
  const listed = new Set(sitePages.map(({ route }) => route));
  expect(routesOnDisk().filter((route) => !listed.has(route))).toEqual([]);
});

it('G-05 no page, dialog, menu or refusal speaks English to a Norwegian', patience, async () => {
  expect(await faultsOf(house, 'nb', sitePages, { pressing: true })).toEqual({});
});

it('G-05 no page and no form sent empty speaks English to a Swede', patience, async () => {
  const one = new Map(sitePages.toReversed().map((page) => [page.route ?? page.name, page]));
  expect(await faultsOf(house, 'sv', [...one.values()], { pressing: false })).toEqual({});
});
