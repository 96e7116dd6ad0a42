import { goodLine, moveLine, newOrder, preparedOrder, readOrder, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueJobs } from '../../api/src/jobs.ts';
import { bothSee, openJourney, type Journey } from './journey.ts';

describe('an order that needs its customer', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('on a phone what there is to do stays at hand below a long order', async () => {
    const { api, people } = journey;
    const order = await preparedOrder(api, people.kari, [goodLine()]);
    const seat = await journey.sit(people.kari, { viewport: { width: 360, height: 740 } });
    await seat.open(`/orders/${order['number']}`);
    const atHand = seat.page.locator('[data-lasting]');
    expect(await atHand.count()).toBe(0);
    await seat.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await atHand.getByRole('button', { name: 'Submit' }).click();
    await seat.header('Sent').waitFor();
    await atHand.waitFor({ state: 'detached' });
    await seat.leave();
  });

  it('J-07 an incomplete order is mailed about, waits for its customer, is mended, and goes on where it was', async () => {
    const { api, people, desk } = journey;
    const order = await sentOrder(api, people.kari);
    await walkTo(api, people.agent, order['id'], 'REGISTERED');
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open('/');
    await watcher.open(`/orders/${order['number']}`);
    await watcher.sees(watcher.header('Registered'));
    await moveLine(api, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'The telephone number is wrong' });
    await watcher.sees(watcher.header('Incomplete'));
    await watcher.sees(watcher.page.getByText('The telephone number is wrong'));
    const mails = await desk.database.db.emailMessage.findMany({ where: { subjects: { some: { objectId: order['id'] } } } });
    expect(mails.map(({ to, state }) => [to, state])).toEqual([['post@nordlys.example', 'QUEUED']]);
    expect(mails[0]?.text).toContain('The telephone number is wrong');

    await actor.page.getByRole('listitem').filter({ hasText: order['number'] }).getByRole('link').first().click();
    await actor.header('Incomplete').waitFor();
    await actor.page.locator('[data-move]').first().waitFor();
    const moves = await actor.page.locator('[data-move]').evaluateAll((buttons) => buttons.map(({ dataset }) => dataset['move']));
    expect([...new Set(moves)].toSorted()).toEqual([
      'cancelOrder',
      'cancelOrderLine',
      'runAvailabilityCheck',
      'setOrderLineCustomerUpdate',
    ]);
    await actor.page.getByRole('button', { name: 'Fill in' }).click();
    await actor.page.locator('input[name="/line/contactPhone"]').fill('98765432');
    await actor.page.getByRole('button', { name: 'Save', exact: true }).click();
    await bothSee(actor, watcher, (seat) => seat.page.locator('dd', { hasText: '98765432' }));
    await actor.press('setOrderLineCustomerUpdate');
    await actor.confirm('Set Customer Update');
    await bothSee(actor, watcher, (seat) => seat.header('Updated by customer'));
    await moveLine(api, people.agent, order['id'], 'resumeOrderLine');
    await watcher.sees(watcher.header('Registered'));
    expect(watcher.requests()).toEqual([]);
    const line = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: order['id'] } });
    expect(line).toMatchObject({ status: 'REGISTERED', customerOrderId: 'C-1', contactPhone: '98765432' });
    await Promise.all([actor.leave(), watcher.leave()]);
  });

  it('S-03 S-04 who marks a line incomplete names the fields, and the customer answers with these alone', async () => {
    const { api, people, desk } = journey;
    const order = await sentOrder(api, people.kari);
    const [agent, customer] = [await journey.sit(people.agent), await journey.sit(people.kari)];
    await customer.open(`/orders/${order['number']}`);
    await agent.open(`/orders/${order['number']}`);
    await agent.press('markOrderLineIncomplete');
    const dialog = agent.page.getByRole('dialog');
    await dialog.getByLabel('Floor').check();
    await dialog.getByLabel('Second contact phone').check();
    await dialog.locator('textarea').fill('The technician does not find the door.');
    await agent.confirm('Mark as incomplete');
    await agent.header('Incomplete').waitFor();

    const answer = customer.page.locator('[data-answer]');
    await answer.waitFor();
    await answer.getByText('The technician does not find the door.').waitFor();
    const asked = await answer.locator('input').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name')));
    expect(asked).toEqual(['/line/address/floor', '/line/contactPhone2']);
    expect(await customer.page.locator('[data-move=setOrderLineCustomerUpdate]').count()).toBe(0);
    await answer.getByLabel('Floor').fill('3');
    await answer.getByLabel('Second contact phone').fill('98 76');
    await answer.getByRole('button', { name: 'Send the answer' }).click();
    await answer.getByText('O-15').waitFor();
    await answer.getByLabel('Second contact phone').fill('98765432');
    await answer.getByRole('button', { name: 'Send the answer' }).click();
    await customer.header('Updated by customer').waitFor();
    await answer.waitFor({ state: 'detached' });
    await customer.page.getByText('Floor, Second contact phone').waitFor();
    const line = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: order['id'] }, include: { address: true } });
    expect(line).toMatchObject({ status: 'CUSTOMER_UPDATE', contactPhone: '91234567', contactPhone2: '98765432', missingFields: [] });
    expect(line.address).toMatchObject({ street: 'Prøvegata', houseNumber: 7, floor: '3' });
    await Promise.all([agent.leave(), customer.leave()]);
  });

  it('M-13 O-26 counts down on the button to the last day, by the server’s clock whatever the browser’s says', async () => {
    const { api, people, desk } = journey;
    const [sent, draft] = [await sentOrder(api, people.kari), await newOrder(api, people.kari)];
    const seat = await journey.sit(people.kari);
    await seat.context.clock.setFixedTime('2025-12-24T12:00:00Z');
    await seat.open(`/orders/${sent['number']}`);
    const { cancelDeadline } = (await readOrder(api, people.kari, sent['id']))['lines'][0];
    const counted = seat.page.locator('[data-move=cancelOrderLine] [data-left]');
    const days = Math.round((Date.parse(cancelDeadline) - Date.parse(desk.clock.now().toISOString().slice(0, 10))) / 86_400_000);
    await counted.getByText(`${days} days left`).waitFor();
    expect(await counted.getAttribute('data-left')).toBe(cancelDeadline);
    await seat.open(`/orders/${draft['number']}`);
    await seat.page.getByText('Cancelled unless submitted: until 14 Oct (13 days left)').waitFor();
    expect(await seat.page.locator('main header').first().innerText()).toMatch(/until 14 Oct\s+\(13 days left\):/);
    await seat.leave();
  });

  it('J-07 M-16 once the technician is on the way Reopen says why not and leads to the request for a new delivery date', async () => {
    const { api, people, desk } = journey;
    const order = await sentOrder(api, people.kari);
    await walkTo(api, people.agent, order['id'], 'READY');
    const actor = await journey.sit(people.kari);
    await actor.open(`/orders/${order['number']}`);
    await actor.page.getByText('Last day to change').waitFor();
    await moveLine(api, people.agent, order['id'], 'scheduleOrderLine', { agreedDate: '2025-10-21' });
    const reopen = actor.page.locator('[data-move="reopenOrderLine"][aria-disabled=true]');
    await actor.sees(reopen);
    expect(await actor.page.getByText('Last day to change').count()).toBe(0);
    await actor.pressInVain('reopenOrderLine', /^[GMS]-\d+$/);
    await reopen.press('Enter');
    await actor.page.getByRole('link', { name: 'Ask for it by service request' }).click();
    await actor.page.locator('[data-status-first]').getByText(order['number']).waitFor();
    expect(await actor.page.locator('select[name=topic]').inputValue()).toBe('NEW_DELIVERY_DATE');
    await actor.page.locator('textarea[name=description]').fill('The end user is abroad on that day; a week later, please.');
    await actor.page.getByRole('button', { name: 'Submit', exact: true }).click();
    await actor.header('Submitted').waitFor();
    const asked = { area: 'DELIVERY', topic: 'NEW_DELIVERY_DATE', status: 'SUBMITTED', referenceValue: order['number'] };
    expect(await desk.database.db.serviceRequest.findMany()).toMatchObject([asked]);
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
    expect((await readOrder(api, people.kari, order['id']))['lines'][0].statusCode).toBeNull();
    await actor.leave();
  });

  it('J-07 D-23 an order reopened in DESIGN is changed, submitted as revision 1, and history tells the difference', async () => {
    const { api, people, desk } = journey;
    const order = await sentOrder(api, people.kari);
    await walkTo(api, people.agent, order['id'], 'DESIGN');
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/orders/${order['number']}`);
    await watcher.open(`/orders/${order['number']}`);
    await actor.press('reopenOrderLine');
    await actor.confirm('Reopen line');
    await bothSee(actor, watcher, (seat) => seat.header('New'));
    await actor.page.getByRole('button', { name: 'Fill in' }).click();
    await actor.page.locator('select[name="/line/attributes/speedKbps"]').selectOption('16000');
    await actor.page.locator('input[name="/line/contactName"]').fill('Nina');
    await actor.page.getByRole('button', { name: 'Save', exact: true }).click();
    await bothSee(actor, watcher, (seat) => seat.page.locator('dd', { hasText: '16000 kbit/s' }));
    await actor.pressInVain('submitOrder', 'O-13');
    await actor.page.getByRole('button', { name: 'Fill in' }).click();
    await actor.page.locator('input[name="/line/contactName"]').fill('Nils Nilsen');
    await actor.page.getByRole('button', { name: 'Save', exact: true }).click();
    await actor.page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
    await actor.check(journey);
    await actor.canBeSent();
    await actor.press('submitOrder');
    await bothSee(actor, watcher, (seat) => seat.header('Sent'));
    const sent = watcher.page.locator('aside li', { has: watcher.page.locator('[data-changes]') }).filter({ hasText: /^\s*Sent/ });
    await watcher.sees(sent.locator('del', { hasText: '8000 kbit/s' }));
    await watcher.sees(sent.locator('ins', { hasText: '16000 kbit/s' }));
    await watcher.sees(watcher.page.locator('dt:text-is("Revision") + dd:text-is("1")'));
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
    expect(await desk.database.db.emailMessage.count({ where: { subjects: { some: { objectId: order['id'] } } } })).toBe(1);
    await journey.close();
  });
});
