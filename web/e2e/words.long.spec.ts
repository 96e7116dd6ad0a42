import { openTestDatabase } from '@sporbar/prisma/testing.ts';
import {
  InvoiceStatus,
  OrderLineStatus,
  PackageStatus,
  QuoteLineStatus,
  ServiceRequestStatus,
} from '@sporbar/prisma/generated/client/enums.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonName } from '../../api/src/demo/people.ts';
import { openDemoHouse, type DemoHouse } from './demo-house.ts';
import { invoiceIn, orderIn, packageIn, quoteIn, requestIn, sitePages, type SitePage } from './pages.ts';
import { faultsOf } from './word-walk.ts';

const patience = { timeout: 1_800_000 };
let house: DemoHouse;
beforeAll(async () => {
  house = await openDemoHouse(await openTestDatabase('server'), 'SMALL');
}, patience.timeout);
afterAll(() => house.close());

const inEvery = <Status extends string>(
  statuses: Readonly<Record<string, Status>>,
  addressOf: (status: Status, of: PersonName) => SitePage['address'],
  of: PersonName,
  readers: readonly PersonName[],
): SitePage[] =>
  Object.values(statuses).flatMap((status) =>
    readers.map((as) => ({ name: `${status} as ${as}`, route: null, as, address: addressOf(status, of) })),
  );

/** The carrier sees nothing that was not sent. */
const isSent = ({ name, as }: SitePage): boolean => !(name.startsWith('NEW ') && ['anne', 'dag', 'sverre'].includes(as ?? ''));

const objects = (orderer: PersonName, shopper: PersonName, payer: PersonName): SitePage[] =>
  [
    ...inEvery(OrderLineStatus, orderIn, orderer, [orderer, 'anne', 'dag']),
    ...inEvery(QuoteLineStatus, quoteIn, orderer, [orderer, 'sverre']),
    ...inEvery(PackageStatus, packageIn, shopper, [shopper, 'walter', 'tora']),
    ...inEvery(ServiceRequestStatus, requestIn, orderer, [orderer, 'anne']),
    ...inEvery(InvoiceStatus, invoiceIn, payer, [payer, 'berit']),
  ].filter(isSent);

it('G-05 nothing in any status speaks English to a Norwegian', patience, async () => {
  expect(await faultsOf(house, 'nb', objects('kari', 'ingrid', 'ola'), { pressing: true })).toEqual({});
});

it('G-05 nothing in any status speaks English to a Swede', patience, async () => {
  expect(await faultsOf(house, 'sv', [...sitePages, ...objects('elsa', 'viktor', 'astrid')], { pressing: true })).toEqual({});
});
