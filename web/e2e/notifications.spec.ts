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
});
