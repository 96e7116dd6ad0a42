import { bookingSteps } from '@sporbar/schema/booking/booking.testing.ts';
import { goodLine, moveLine, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('what is installed', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  async function installed(): Promise<string> {
    const { api, desk, people } = journey;
    const order = await sentOrder(api, people.kari, [goodLine()]);
    await walkTo(api, people.agent, order['id'], 'FINISHED');
    const row = await desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId: order['id'] } } });
    return row.circuitNumber ?? '';
  }

  it('CAT-01 M-18 a product comes to the portfolio live, and is moved from its row by an order of its own', async () => {
    const seat = await journey.sit(journey.people.kari);
    await seat.open('/portfolio');
    const circuit = await installed();
    await seat.sees(seat.page.getByRole('button', { name: '1 new – show' }));
    await seat.page.getByRole('button', { name: '1 new – show' }).click();
    const row = seat.page.getByRole('row').filter({ hasText: circuit });
    await seat.sees(row.getByRole('button', { name: 'Active' }));
    await row.getByRole('link', { name: `Modify circuit ${circuit}` }).click();
    await seat.page.getByLabel('Something else').check();
    expect(await seat.page.locator('[data-visited]').count()).toBe(0);
    await seat.page.getByLabel('Move to another address').check();
    await seat.page.locator('[data-visited]').waitFor();
    expect(await seat.page.locator('label', { hasText: 'Contact phone' }).first().innerText()).not.toContain('optional');
    await seat.page.locator('[name="/lines/0/address/street"]').fill('Kirkegata');
    await seat.page.locator('[name="/lines/0/address/houseNumber"]').fill('3');
    await seat.page.locator('[name="/lines/0/address/postcode"]').fill('1788');
    await seat.page.locator('[name="/lines/0/address/city"]').fill('Halden');
    await seat.page.locator('[name="/lines/0/contactName"]').fill('Nils Nilsen');
    await seat.page.locator('[name="/lines/0/contactPhone"]').fill('91234567');
    await seat.page.getByLabel('Requested date').fill('2025-10-21');
    await seat.page.getByRole('button', { name: 'Save order' }).click();
    await seat.page.waitForURL(/\/orders\/O-/);
    await seat.page.getByRole('link', { name: circuit }).waitFor();
    await seat.page.getByRole('button', { name: 'Fill in', exact: true }).click();
    await seat.page.locator('[name="/line/address/street"]').waitFor();
    expect(await seat.page.locator('[name^="/line/endUser"]').count()).toBe(0);
    for (const tick of await seat.page.getByRole('group', { name: 'Agreed with the end user' }).getByRole('checkbox').all())
      await tick.check();
    await seat.page.getByRole('button', { name: 'Save', exact: true }).click();
    await seat.page.locator('[name="/line/address/street"]').waitFor({ state: 'detached' });
    await seat.check(journey);
    await seat.book();
    await seat.press('submitOrder');
    await seat.sees(seat.header('Sent'));
    await seat.leave();
  });

  it('M-22 the desk records a visit and reports the closed door, and the customer reads of it live', async () => {
    const { api, people } = journey;
    const steps = bookingSteps(api, people.kari);
    const order = await steps.checked();
    await steps.skip(order);
    await steps.submit(order);
    await walkTo(api, people.agent, order['id'], 'REGISTERED');
    const [agent, customer] = [await journey.sit(people.agent), await journey.sit(people.kari)];
    await customer.open(`/orders/${order['number']}`);
    await agent.open(`/orders/${order['number']}`);
    await agent.press('recordAppointment');
    await agent.page.getByLabel('Visit from').fill('2025-10-21T08:00');
    await agent.page.getByLabel('Visit until').fill('2025-10-21T12:00');
    await agent.confirm('Record agreed visit');
    await customer.sees(customer.page.getByRole('button', { name: 'Confirmed' }));
    await moveLine(api, people.agent, order['id'], 'startOrderLine');
    await moveLine(api, people.agent, order['id'], 'scheduleOrderLine');
    await agent.press('reportVisit');
    await agent.page.getByLabel('What became of the visit?').selectOption('NOBODY_HOME');
    await agent.page.getByLabel('Charge the wasted visit').check();
    await agent.confirm('Report the visit');
    await customer.sees(customer.page.getByText('The wasted visit is charged.'));
    await customer.sees(customer.page.getByText('The visit has to be booked anew'));
    expect(await customer.page.getByRole('button', { name: 'Nobody home' }).count()).toBeGreaterThan(0);
    await agent.leave();
    await customer.leave();
  });
});
