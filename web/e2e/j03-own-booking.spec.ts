import { foundLine } from '@sporbar/schema/booking/booking.testing.ts';
import { goodLine, moveLine, newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueJobs } from '../../api/src/jobs.ts';
import { openJourney, type Journey } from './journey.ts';

describe('J-03 new ADSL with green light and own booking', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney({ availability: { ask: () => Promise.resolve({ hits: [foundLine()] }) } });
  });
  afterAll(() => journey.close());

  it('J-03 B-01 B-03 is checked, booked, sent, delivered and closed, live for a colleague', async () => {
    const { api, people, desk, server } = journey;
    const address = { ...(goodLine()['address'] as object), floor: '2', entrance: 'B' };
    const order = await newOrder(api, people.kari, [goodLine({ address, accessLineNumber: '4717880001' })]);
    const [kari, ola] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await kari.open(`/orders/${order['number']}`);
    await ola.open(`/orders/${order['number']}`);
    await kari.page.getByRole('button', { name: 'Fill in' }).click();
    const phone = kari.page.locator('input[name="/line/contactPhone"]');
    await phone.fill('912 34 568');
    await kari.page.getByRole('button', { name: 'Save', exact: true }).click();
    await kari.page.getByText('O-14').first().waitFor();
    await phone.fill('91234568');
    await kari.page.getByRole('button', { name: 'Save', exact: true }).click();
    await ola.sees(ola.page.locator('dd', { hasText: '91234568' }));

    expect(await kari.page.getByLabel('Search by').inputValue()).toBe('ACCESS_LINE_NUMBER');
    await kari.check(journey);
    await kari.page.locator('[data-light=GREEN]').first().waitFor();
    await kari.pressInVain('submitOrder', 'B-01');
    await kari.page.getByRole('button', { name: 'Tuesday, 21 October 2025, between 08:00 and 12:00' }).click();
    await kari.press('confirmAppointment');
    await kari.canBeSent();
    await kari.press('submitOrder');
    await kari.header('Sent').waitFor();
    await ola.sees(ola.page.locator('dt:text-is("Agreed date") + dd', { hasText: 'Tuesday, 21 October 2025' }));

    const carrier = (move: string, more?: Record<string, unknown>, by = people.agent) => moveLine(api, by, order['id'], move, more);
    await carrier('registerOrderLine', { customerOrderId: 'C-4711' }, people.system);
    await ola.sees(ola.header('Registered'));
    await ola.sees(ola.page.locator('dd', { hasText: 'C-4711' }));
    const mails = () => desk.database.db.emailMessage.count({ where: { subjects: { some: { objectId: order['id'] } }, state: 'QUEUED' } });
    for (const move of ['startOrderLine', 'designOrderLine', 'readyOrderLine']) {
      await carrier(move);
      await ola.sees(ola.header('In process'));
    }
    expect(await mails()).toBe(0);
    await carrier('scheduleOrderLine', { agreedDate: '2025-10-21' });
    await expect.poll(mails).toBe(1);
    await ola.sees(ola.header('In process'));
    for (const move of ['testOrderLine', 'deliverOrderLine', 'confirmDelivery', 'finishOrderLine']) await carrier(move);
    await ola.sees(ola.header('Finished'));
    expect(await mails()).toBe(1);
    await kari.open('/portfolio');
    await kari.page.getByRole('row').filter({ hasText: 'Nils Nilsen' }).first().waitFor();
    desk.clock.passDays(14);
    await runDueJobs(server.contextOf(), server.backbone.logger);
    const later = await journey.sit(people.kari);
    await later.open(`/orders/${order['number']}`);
    await later.header('Closed').waitFor();
    expect(await desk.database.db.orderLine.findFirst({ where: { orderId: order['id'] } })).toMatchObject({
      status: 'CLOSED',
      agreedDate: '2025-10-21',
      customerOrderId: 'C-4711',
    });
    await Promise.all([kari.leave(), ola.leave(), later.leave()]);
  });
});
