import { loadViewerOfUser } from '@sporbar/schema/identity/viewer-loading.ts';
import { moveByCarrier } from '@sporbar/schema/orders/delivery.commands.ts';
import { goodLine, moveLine, preparedOrder, readOrder } from '@sporbar/schema/orders/order.testing.ts';
import { freshKey } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bothSee, openJourney, type Journey } from './journey.ts';

const homeOffice = (number: number): Record<string, unknown> =>
  goodLine({
    productCode: 'WHOLESALE_ADSL_FULL',
    addOns: ['LINE_RENTAL'],
    endUser: { kind: 'PRIVATE', name: `Ansatt ${number}`, birthDate: '1980-12-31' },
    address: { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: number, postcode: '1788', city: 'Halden', country: 'NO' },
  });

/** The carrier's systems bring the first lines to ORDERED, as fast as they can. */
async function orderBySystems({ desk, server, people }: Journey, orderId: string, count: number): Promise<void> {
  const { db } = desk.database;
  const context = { ...server.contextOf(), viewer: await loadViewerOfUser(db, people.system) };
  for (const { id, lineNo, version } of await db.orderLine.findMany({ where: { orderId }, orderBy: { lineNo: 'asc' }, take: count })) {
    const input = { id, expectedVersion: version, idempotencyKey: freshKey() };
    await moveByCarrier(context, 'registerOrderLine', { ...input, customerOrderId: `C-${lineNo}` });
    await moveByCarrier(context, 'startOrderLine', { ...input, expectedVersion: version + 1, idempotencyKey: freshKey() });
  }
}

describe('a project of many lines', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('J-05 O-19 fifty home offices stand on one page that stays live, from the first submit to the one line that was incomplete', async () => {
    const { api, people } = journey;
    const lines = Array.from({ length: 50 }, (_, index) => homeOffice(index + 1));
    const order = await preparedOrder(api, people.kari, lines, { orderType: 'PROJECT' });
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/orders/${order['number']}`);
    await watcher.open(`/orders/${order['number']}`);
    const sections = actor.page.locator('section[data-line]');
    expect(await sections.count()).toBe(50);

    await actor.page.getByText('50 of 50').waitFor();
    await actor.pressInVain('addOrderLine', 'A project order has at most 50 lines.');

    await sections.nth(2).getByRole('button').first().click();
    await sections.nth(2).getByRole('button', { name: 'Fill in' }).click();
    await sections.nth(2).locator('select[name="/line/productCode"]').selectOption('SHDSL');
    await sections.nth(2).getByRole('button', { name: 'Save', exact: true }).click();
    await sections.nth(2).getByText('All lines of a project order have the same product.').waitFor();
    await sections.nth(2).getByRole('button', { name: 'Back', exact: true }).click();

    await actor.press('submitOrder');
    await bothSee(actor, watcher, (seat) => seat.header('Sent'));
    expect(watcher.requests()).toEqual([]);
    await Promise.all([actor.page.goto('about:blank'), watcher.page.goto('about:blank')]);
    await orderBySystems(journey, order['id'], 49);
    await actor.open(`/orders/${order['number']}`);
    await watcher.open(`/orders/${order['number']}`);
    await watcher.sees(watcher.header('In process'));
    await moveLine(api, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'The entrance is missing' }, 49);
    await watcher.sees(watcher.header('Incomplete'));
    await watcher.sees(watcher.page.getByText('Line 50: The entrance is missing'));
    const title = await watcher.page
      .locator('header')
      .filter({ has: watcher.page.locator('h1') })
      .innerText();
    expect(title).not.toMatch(/\b(Ordered|O|D|R|M|T|L|F)\b(?!-)/);

    await sections.nth(49).getByRole('button').first().click();
    await sections.nth(49).getByRole('button', { name: 'Fill in' }).click();
    await sections.nth(49).locator('input[name="/line/address/entrance"]').fill('B');
    await sections.nth(49).getByRole('button', { name: 'Save', exact: true }).click();
    await actor.press('setOrderLineCustomerUpdate', sections.nth(49));
    await actor.confirm('Set Customer Update');
    await bothSee(actor, watcher, (seat) => seat.header('Updated by customer'));
    await moveLine(api, people.agent, order['id'], 'resumeOrderLine', {}, 49);
    await watcher.sees(watcher.header('In process'));
    expect(watcher.requests()).toEqual([]);
    expect((await readOrder(api, people.kari, order['id']))['lineStatusCounts']).toEqual(
      expect.arrayContaining([
        { status: 'ORDERED', count: 49 },
        { status: 'IN_PROCESS', count: 1 },
      ]),
    );
    await Promise.all([actor.leave(), watcher.leave()]);
  }, 120_000);
});
