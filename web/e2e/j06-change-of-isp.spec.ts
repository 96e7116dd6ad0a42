import { moveLine, sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { takeoverLine } from '@sporbar/schema/takeovers/takeover.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

describe('J-06 a change of ISP', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  const field = (seat: Seat, name: string) => seat.page.locator(`[name="${name}"]`);

  it('ISP-03 ISP-07 ISP-15 the form says what a change asks for before anything is saved', async () => {
    const seat = await journey.sit(journey.people.kari);
    await seat.open('/orders/takeover');
    const outlook = seat.page.getByLabel('What this change asks for');
    await field(seat, '/lines/0/takeover/previousProduct').selectOption('OA_SHARED');
    await field(seat, '/lines/0/productCode').selectOption('OA_FULL');
    await outlook.getByText('ISP-03').waitFor();
    await field(seat, '/lines/0/productCode').selectOption('SHDSL');
    await outlook.getByText('22 October 2025').waitFor();
    await outlook.getByText('Must be booked').waitFor();
    await seat.page.getByLabel('Extra socket').waitFor();
    await field(seat, '/lines/0/takeover/previousProduct').selectOption('RETAIL_ADSL');
    await field(seat, '/lines/0/productCode').selectOption('WHOLESALE_ADSL_SHARED');
    await outlook.getByText('17 October 2025').waitFor();
    await outlook.getByText('Not needed').waitFor();
    await seat.page.getByLabel('Extra socket').waitFor({ state: 'detached' });
    expect(await field(seat, '/lines/0/contactName').count()).toBe(0);
    await seat.leave();
  });

  it('ISP-04 ISP-05 leads those who want another access or are in a hurry to the other ways', async () => {
    const seat = await journey.sit(journey.people.kari);
    await seat.open('/orders/takeover');
    const outlook = seat.page.getByLabel('What this change asks for');
    const hint = (question: string) => outlook.locator('details').filter({ hasText: question });
    await hint('Needs another access type?').getByText('Needs another access type?').click();
    await hint('Needs another access type?').getByRole('link', { name: 'Portfolio' }).waitFor();
    await hint('In a hurry?').getByText('In a hurry?').click();
    await hint('In a hurry?').getByText('Have the end user’s subscription terminated where it is').waitFor();
    await hint('In a hurry?').getByRole('link', { name: 'Order a new line' }).click();
    await seat.page.waitForURL(/\/orders\/new$/);
    await seat.leave();
  });

  it('ISP-12 ISP-17 is filled in, held back without authorisation, sent, and then cancelled by a request alone', async () => {
    const seat = await journey.sit(journey.people.kari);
    await seat.open('/orders/takeover');
    const fill = (name: string, text: string) => field(seat, `/lines/0/${name}`).fill(text);
    await field(seat, '/lines/0/takeover/previousProduct').selectOption('RETAIL_ADSL');
    await fill('takeover/losingOperator', 'Annet Nett');
    await fill('takeover/existingPhoneNumber', '69170001');
    await field(seat, '/lines/0/productCode').selectOption('WHOLESALE_ADSL_SHARED');
    await field(seat, '/lines/0/attributes/speedKbps').selectOption('8000');
    await field(seat, '/lines/0/attributes/equipment').selectOption('OWN_MODEM');
    await fill('takeover/authorisationGivenBy', 'Nils Nilsen');
    await field(seat, '/lines/0/takeover/ownerVerified').check();
    await seat.page.getByLabel('Private person').first().check();
    await fill('endUser/name', 'Nils Nilsen');
    await fill('endUser/birthDate', '1980-12-31');
    await fill('address/street', 'Prøvegata');
    await fill('address/houseNumber', '7');
    await fill('address/postcode', '1788');
    await fill('address/city', 'Halden');
    await fill('requestedDate', '2025-10-17');
    await seat.page.getByRole('button', { name: 'Save order' }).click();
    await seat.page.waitForURL(/\/orders\/O-/);
    await seat.page.locator('[data-move=submitOrder][aria-disabled=true]').first().waitFor();
    await seat.page.getByRole('button', { name: 'Fill in', exact: true }).click();
    await field(seat, '/line/takeover/authorisationReference').fill('NRDB-2025-6');
    await seat.page.getByRole('button', { name: 'Save', exact: true }).click();
    await seat.page.getByText('NRDB-2025-6').first().waitFor();
    await seat.press('submitOrder');
    await seat.sees(seat.header('Sent'));
    const cancel = seat.page.locator('[data-move=cancelOrderLine]').first();
    expect(await cancel.getAttribute('aria-disabled')).toBe('true');
    await seat.leave();
  });

  it('S-03 S-04 is answered with the end user to be, the product before and the ticks where the carrier asks for these', async () => {
    const { api, people, desk } = journey;
    const requestedDate = '2025-10-17';
    const { id, number } = await sentOrder(api, people.kari, [{ ...takeoverLine('69170002', { ownerVerified: true }), requestedDate }]);
    const missing = ['takeover/previousProduct', 'takeover/newEndUser', 'takeover/ownerVerified', 'takeover/aegServices', 'checklist'];
    await moveLine(api, people.agent, id, 'markOrderLineIncomplete', { comment: 'Who is to have the line?', missing });
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${number}`);
    const answer = seat.page.locator('[data-answer]');
    await answer.locator('[name="/line/takeover/hasNewEndUser"]').check();
    await answer.locator('[name="/line/takeover/newEndUser/kind"][value=PRIVATE]').check();
    await answer.locator('[name="/line/takeover/newEndUser/name"]').fill('Nina Nilsen');
    await answer.locator('[name="/line/takeover/newEndUser/birthDate"]').fill('1985-05-05');
    await answer.locator('[name="/line/checklist/KNOWS_DATE"]').check();
    expect(await answer.locator('[name="/line/takeover/previousProduct"]').inputValue()).not.toBe('');
    expect(await answer.locator('[name^="/line/takeover/aegServices/"]').count()).toBe(3);
    await answer.getByRole('button', { name: 'Send the answer' }).click();
    await seat.header('Updated by customer').waitFor();
    const line = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: id } });
    expect(line).toMatchObject({ newEndUserName: 'Nina Nilsen', newEndUserBirthDate: '1985-05-05', ownerVerified: true });
    expect(line.checklist).toContain('KNOWS_DATE');
    await seat.leave();
  });
});
