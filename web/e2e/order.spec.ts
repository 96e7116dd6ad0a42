import { moveLine, newOrder, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueJobs } from '../../api/src/jobs.ts';
import { openJourney, type Journey } from './journey.ts';

describe('an order that needs its customer', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('J-07 an order that is marked incomplete shows on the open page within two seconds, by no request of the page', async () => {
    const { api, people } = journey;
    const order = await sentOrder(api, people.kari);
    await walkTo(api, people.agent, order['id'], 'REGISTERED');
    const watcher = await journey.sit(people.ola);
    await watcher.open(`/orders/${order['number']}`);
    await watcher.sees(watcher.header('Registered'));
    await moveLine(api, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'The floor is missing' });
    await watcher.sees(watcher.header('Incomplete'));
    await watcher.sees(watcher.page.getByText('The floor is missing'));
    expect(watcher.requests()).toEqual([]);
    await watcher.leave();
  });

  it('J-07 the customer corrects the line and sets Customer Update, and the carrier goes on where it was', async () => {
    const { api, people, desk } = journey;
    const order = await sentOrder(api, people.kari);
    await walkTo(api, people.agent, order['id'], 'REGISTERED');
    await moveLine(api, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'The telephone number is wrong' });
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/orders/${order['number']}`);
    await watcher.open(`/orders/${order['number']}`);
    await actor.page.getByRole('button', { name: 'Fill in' }).click();
    await actor.page.locator('input[name="/line/contactPhone"]').fill('98765432');
    await actor.page.getByRole('button', { name: 'Save', exact: true }).click();
    await watcher.sees(watcher.page.getByText('98765432'));
    await actor.press('setOrderLineCustomerUpdate');
    await actor.confirm('Set Customer Update');
    await actor.header('Updated by customer').waitFor();
    await watcher.sees(watcher.header('Updated by customer'));
    await moveLine(api, people.agent, order['id'], 'resumeOrderLine');
    await watcher.sees(watcher.header('Registered'));
    expect(watcher.requests()).toEqual([]);
    expect(actor.requests()).not.toEqual([]);
    const line = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: order['id'] } });
    expect(line).toMatchObject({ status: 'REGISTERED', customerOrderId: 'C-1', contactPhone: '98765432' });
    await Promise.all([actor.leave(), watcher.leave()]);
  });

  it('J-07 Reopen is disabled with its reason once the technician is on the way, and a service request is offered', async () => {
    const { api, people } = journey;
    const order = await sentOrder(api, people.kari);
    await walkTo(api, people.agent, order['id'], 'FIELD_SERVICE');
    const actor = await journey.sit(people.kari);
    await actor.open(`/orders/${order['number']}`);
    const reopen = actor.page.locator('[data-move="reopenOrderLine"]');
    expect(await reopen.isEnabled()).toBe(false);
    await reopen.press('Enter');
    await actor.page.getByText('Not possible now').waitFor();
    await actor.page
      .getByText(/^[GMS]-\d+$/)
      .first()
      .waitFor();
    await actor.page.keyboard.press('Escape');
    await actor.page.getByRole('tab', { name: 'Service requests' }).click();
    const raise = actor.page.getByRole('link', { name: 'Raise a service request' });
    expect(await raise.getAttribute('href')).toContain(order['id']);
    await actor.leave();
  });

  it('J-07 an order in DESIGN is cancelled by its customer after the fee was shown', async () => {
    const { api, people, desk } = journey;
    const order = await sentOrder(api, people.kari);
    await walkTo(api, people.agent, order['id'], 'DESIGN');
    const actor = await journey.sit(people.kari);
    await actor.open(`/orders/${order['number']}`);
    await actor.press('cancelOrderLine');
    await actor.page
      .getByRole('dialog')
      .getByText(/^This costs /)
      .waitFor();
    await actor.confirm('Cancel Line Item');
    await actor.header('Cancelled').waitFor();
    const line = await desk.database.db.orderLine.findFirst({ where: { orderId: order['id'] } });
    expect(line).toMatchObject({ cancelledBy: 'CUSTOMER', cancellationFeeTier: 'WORK_STARTED' });
    await actor.leave();
  });

  it('J-07 an order reopened in DESIGN is changed and submitted as revision 1', async () => {
    const { api, people, desk } = journey;
    const order = await sentOrder(api, people.kari);
    await walkTo(api, people.agent, order['id'], 'DESIGN');
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/orders/${order['number']}`);
    await watcher.open(`/orders/${order['number']}`);
    await actor.press('reopenOrderLine');
    await actor.confirm('Reopen line');
    await actor.header('New').waitFor();
    await watcher.sees(watcher.header('New'));
    await actor.page.getByRole('button', { name: 'Fill in' }).click();
    await actor.page.locator('input[name="/line/contactName"]').fill('Nina Nilsen');
    await actor.page.getByRole('button', { name: 'Save', exact: true }).click();
    await watcher.sees(watcher.page.getByText('Nina Nilsen'));
    await actor.press('submitOrder');
    await actor.header('Sent').waitFor();
    await watcher.sees(watcher.header('Sent'));
    expect(watcher.requests()).toEqual([]);
    expect(await desk.database.db.orderLine.findFirst({ where: { orderId: order['id'] } })).toMatchObject({
      status: 'COMMITTED',
      revision: 1,
    });
    await Promise.all([actor.leave(), watcher.leave()]);
  });
});

describe('an order that nobody submits', () => {
  it('J-07 counts down on day 14 and is cancelled by the clock on day 15, live', async () => {
    const { api, people, desk, server, ...journey } = await openJourney();
    const order = await newOrder(api, people.kari);
    desk.clock.set('2025-10-14T08:00:00Z');
    const before = await journey.sit(people.kari);
    await before.open(`/orders/${order['number']}`);
    await before.page.getByText('Will be cancelled on').waitFor();
    await before.leave();
    desk.clock.set('2025-10-15T08:00:00Z');
    const watcher = await journey.sit(people.kari);
    await watcher.open(`/orders/${order['number']}`);
    await watcher.sees(watcher.header('New'));
    await runDueJobs(server.contextOf(), server.backbone.logger);
    await watcher.sees(watcher.header('Cancelled'));
    expect(watcher.requests()).toEqual([]);
    expect(await desk.database.db.orderLine.findFirst({ where: { orderId: order['id'] } })).toMatchObject({ cancelledBy: 'SYSTEM' });
    await journey.close();
  });
});
