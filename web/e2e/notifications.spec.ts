import { mailsTopic } from '@sporbar/schema/mail/mails.live.ts';
import { moveLine, sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('notifications', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('N-02 N-03 N-04 says that no mail is sent, takes several addresses and the box, and names the address that is none', async () => {
    const { desk, people } = journey;
    await desk.database.db.organisation.update({ where: { id: people.north.id }, data: { email: null }, select: { id: true } });
    const seat = await journey.sit(people.kari);
    await seat.open('/account?tab=notifications');
    await seat.sees(seat.page.getByText('You get no mail because no address is stored.'));
    expect(await seat.page.locator('[data-contact]').count()).toBe(1);
    await seat.page.getByRole('button', { name: 'Change kari Customer' }).click();
    const dialog = seat.page.getByRole('dialog');
    await dialog.getByLabel('Group Email').fill('kari@nordlys.example\nno address');
    await dialog.getByLabel('Email notification on status update').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('“no address” is not an e-mail address.').waitFor();
    await dialog.getByLabel('Group Email').fill('kari@nordlys.example; ordre@nordlys.example');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await seat.page.getByText('Mails go to kari@nordlys.example, ordre@nordlys.example').waitFor();
    await seat.page.getByText('You get no mail').waitFor({ state: 'detached' });
    const contact = await desk.database.db.contact.findUniqueOrThrow({ where: { userId: people.kari } });
    expect(contact).toMatchObject({ groupEmails: ['kari@nordlys.example', 'ordre@nordlys.example'], notifyAllStatuses: true });
    await seat.leave();
  });

  it('D-14 D-39 a superuser sets the organisation’s address, which the contacts without one are told at once', async () => {
    const { people } = journey;
    const seat = await journey.sit(people.superuser);
    await seat.open('/account?tab=notifications');
    const address = seat.page.getByLabel('E-mail');
    await address.fill('post@nordlys.example');
    await seat.page.getByRole('region', { name: 'The organisation’s address' }).getByRole('button', { name: 'Save' }).click();
    await seat.page.getByText('No address of its own: mails go to post@nordlys.example').first().waitFor();
    expect(await seat.page.locator('[data-contact]').count()).toBe(4);
    await seat.leave();
  });

  it('N-09 N-11 an agent sends again what could not be sent, and every page tells by itself what becomes of it', async () => {
    const { api, desk, people, server } = journey;
    const { db } = desk.database;
    const order = await sentOrder(api, people.kari);
    await moveLine(api, people.delivery, order['id'], 'rejectOrderLine', { statusDescription: 'No duct into the house' });
    const { emailId: id } = await db.emailSubject.findFirstOrThrow({ where: { objectId: order['id'] as string } });
    await db.emailMessage.update({ where: { id }, data: { state: 'FAILED', lastError: '550 no such box' }, select: { id: true } });
    const [one, all] = [await journey.sit(people.agent), await journey.sit(people.delivery)];
    await one.open(`/orders/${order['number']}`);
    await all.open('/admin');
    await all.page.getByRole('link', { name: 'Mails that could not be sent' }).click();
    const row = all.page.getByRole('listitem').filter({ hasText: '550 no such box' });
    await row.getByRole('link', { name: String(order['number']) }).waitFor();
    await row.getByRole('button', { name: 'Send again' }).click();
    await one.sees(one.page.locator('[data-mail=QUEUED]'));
    await row.waitFor({ state: 'detached' });
    await db.emailMessage.update({ where: { id }, data: { state: 'SENT', sentAt: desk.clock.now() }, select: { id: true } });
    server.backbone.wakeups.wake([mailsTopic]);
    await one.sees(one.page.locator('[data-mail=SENT]'));
    expect(await one.page.getByRole('button', { name: 'Send again' }).count()).toBe(0);
    await Promise.all([one.leave(), all.leave()]);
  });
});
