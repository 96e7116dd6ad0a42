import { goodLine, moveLine, newOrder, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { takenProduct, takeoverLine } from '@sporbar/schema/takeovers/takeover.testing.ts';
import { endTerminations } from '@sporbar/schema/terminations/termination.timer.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

describe('J-08 a termination', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  const field = (seat: Seat, name: string) => seat.page.locator(`[name="/lines/0/${name}"]`);

  /** An active circuit of Kari's. */
  async function circuit(): Promise<{ readonly id: string; readonly number: string }> {
    const { api, desk, people } = journey;
    const order = await sentOrder(api, people.kari, [goodLine({ addOns: ['STATIC_IP'] })]);
    await walkTo(api, people.agent, order['id'], 'FINISHED');
    const row = await desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId: order['id'] } } });
    return { id: row.id, number: row.circuitNumber ?? '' };
  }

  it('TER-06 TER-08 refuses a number that is no active product of the organisation, and a part that names nothing', async () => {
    const { people } = journey;
    const { number } = await circuit();
    const seat = await journey.sit(people.kari);
    await seat.open('/orders/terminate');
    await field(seat, 'termination/number').fill('C0000000000');
    await seat.page.getByRole('button', { name: 'Find', exact: true }).click();
    await seat.page.getByText('No product of yours in operation has this phone or circuit number.').waitFor();
    expect(await seat.page.getByRole('button', { name: 'Save order' }).isDisabled()).toBe(true);
    await field(seat, 'termination/number').fill(number);
    await field(seat, 'termination/number').press('Enter');
    await seat.page.locator(`[data-ending="${number}"]`).waitFor();
    await seat.page.getByLabel('A part of it').check();
    await field(seat, 'requestedDate').fill('2025-11-30');
    await seat.page.getByText(/Ends on .*30 November 2025/).waitFor();
    await seat.page.getByRole('button', { name: 'Save order' }).click();
    await seat.page.getByText('TER-08').first().waitFor();
    await field(seat, 'termination/components/STATIC_IP').check();
    await seat.page.getByRole('button', { name: 'Save order' }).click();
    await seat.page.waitForURL(/\/orders\/O-/);
    await seat.page
      .getByRole('region', { name: 'Termination' })
      .getByText(/A part of it: /)
      .waitFor();
    await seat.leave();
  });

  it('ISP-19 the page of a product that a change of ISP takes away turns to ended, live, and names nobody', async () => {
    const { api, desk, people } = journey;
    const id = await takenProduct(desk, people, '69170808');
    const elsa = await journey.sit(people.elsa);
    await elsa.open(`/portfolio/${id}`);
    await elsa.header('Active').waitFor();
    const order = await sentOrder(api, people.kari, [takeoverLine('69170808')]);
    await walkTo(api, people.agent, order['id'], 'FINISHED');
    await elsa.sees(elsa.header('Ended'));
    const told = await elsa.page.locator('main').innerText();
    expect(told).not.toMatch(/Kari|Nordlys|O-\d/);
    await elsa.leave();
  });

  it('S-03 S-04 TER-08 is answered with what ends where the carrier asks how much', async () => {
    const { api, people } = journey;
    const termination = { number: (await circuit()).number, scope: 'WHOLE' };
    const { id, number } = await sentOrder(api, people.kari, [{ termination, requestedDate: '2025-11-30' }]);
    await moveLine(api, people.agent, id, 'markOrderLineIncomplete', { comment: 'All of it?', missing: ['termination/scope'] });
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${number}`);
    const answer = seat.page.locator('[data-answer]');
    await answer.getByLabel('A part of it').check();
    await answer.getByRole('button', { name: 'Send the answer' }).click();
    await answer.getByText('TER-08').waitFor();
    await answer.locator('[name="/line/termination/components/STATIC_IP"]').check();
    await answer.getByRole('button', { name: 'Send the answer' }).click();
    await seat.header('Updated by customer').waitFor();
    await seat.page.getByRole('region', { name: 'Termination' }).getByText('A part of it').waitFor();
    await seat.leave();
  });

  it('J-08 O-23 a new order for an end user who moves leads to the move of the circuit there is, with what was typed', async () => {
    const { api, people } = journey;
    const { id, number } = await circuit();
    const address = { purpose: 'DELIVERY', street: 'Kirkegata', houseNumber: 3, postcode: '1788', city: 'Halden', country: 'NO' };
    const order = await newOrder(api, people.kari, [goodLine({ address, isMoving: null })]);
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${order['number']}`);
    await seat.pressInVain('submitOrder', 'O-23');
    await seat.page.getByRole('button', { name: `Move circuit ${number}` }).click();
    await seat.page.waitForURL(`**/portfolio/${id}/modify`);
    await seat.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[name="/lines/0/address/street"]')?.value === 'Kirkegata',
    );
    expect(await seat.page.getByLabel('Move to another address').isChecked()).toBe(true);
    await seat.page.getByRole('button', { name: 'Save order' }).click();
    await seat.page.waitForURL(/\/orders\/O-/);
    await seat.page.getByRole('link', { name: number }).waitFor();
    await seat.leave();
  });

  it('O-22 whoever answers that the end user has broadband elsewhere goes on as a change of ISP, with what was typed', async () => {
    const { api, people } = journey;
    const order = await newOrder(api, people.kari, [goodLine()]);
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${order['number']}`);
    await seat.page.getByRole('button', { name: 'Fill in', exact: true }).click();
    await seat.page.locator('[name="/line/endUser/name"]').fill('Else Elstad');
    await seat.page
      .getByRole('radiogroup', { name: /with another operator today/ })
      .getByLabel('Yes')
      .check();
    await seat.page.getByRole('button', { name: 'Go on as a change of ISP' }).click();
    await seat.page.getByRole('button', { name: 'Discard', exact: true }).click();
    await field(seat, 'takeover/losingOperator').waitFor();
    expect(await field(seat, 'endUser/name').inputValue()).toBe('Else Elstad');
    await seat.leave();
  });

  it('J-08 TER-03 TER-05 is found by circuit number, says before it is sent when it ends and who pays, and ends by itself on that day', async () => {
    const { api, desk, people, server } = journey;
    const { id, number } = await circuit();
    const [kari, list, product] = [await journey.sit(people.kari), await journey.sit(people.kari), await journey.sit(people.kari)];
    await list.open('/portfolio');
    await product.open(`/portfolio/${id}`);
    await product.page.getByRole('link', { name: 'Terminate', exact: true }).waitFor();

    await kari.open('/portfolio');
    await kari.page.getByRole('button', { name: `More about circuit ${number}` }).click();
    await kari.page.getByRole('menuitem', { name: 'Terminate', exact: true }).click();
    await kari.page.waitForURL(/\/orders\/terminate\?number=/);
    const card = kari.page.locator(`[data-ending="${number}"]`);
    for (const said of ['Nils Nilsen', 'Prøvegata 7', 'WHOLESALE ADSL', '1 October 2025'])
      await card.getByText(new RegExp(said, 'i')).first().waitFor();
    await field(kari, 'requestedDate').fill('2025-10-10');
    await kari.page.getByText(/Ends on .*31 October 2025/).waitFor();
    await kari.page.getByText(/pays for it until 30 October 2025, and nothing from 31 October 2025 on/).waitFor();
    await kari.page.getByText(/ends after 10 October 2025, the date wished for/).waitFor();
    await kari.page.getByRole('button', { name: 'Save order' }).click();
    await kari.page.waitForURL(/\/orders\/O-/);
    await kari.page
      .getByRole('region', { name: 'Termination' })
      .getByText(/Ends on .*31 October 2025/)
      .waitFor();
    await kari.press('submitOrder');
    await kari.sees(kari.header('Sent'));

    const order = await desk.database.db.order.findFirstOrThrow({
      where: { action: 'TERMINATE', lines: { some: { installedProductId: id, status: 'COMMITTED' } } },
    });
    const registered = await moveLine(api, people.system, order.id, 'registerOrderLine', { customerOrderId: 'C-8' });
    expect(registered['__typename']).toBe('OrderPayload');
    const row = list.page.getByRole('row').filter({ hasText: number });
    await list.sees(row.getByRole('button', { name: 'Ending' }));
    await product.sees(product.header('Ending'));
    for (const move of ['startOrderLine', 'deliverOrderLine', 'confirmDelivery', 'finishOrderLine'])
      await moveLine(api, people.agent, order.id, move);
    await Promise.all([kari.leave(), list.leave(), product.leave()]);

    // A quarter of an hour before midnight of the day, where the carrier works.
    desk.clock.set('2025-10-30T22:45:00Z');
    expect(await endTerminations(server.contextOf())).toBe(0);
    const [late, lateList, lateOrder] = [await journey.sit(people.kari), await journey.sit(people.kari), await journey.sit(people.kari)];
    await late.open(`/portfolio/${id}`);
    await late.header('Ending').waitFor();
    await lateList.open('/portfolio');
    await lateOrder.open(`/orders/${order.number}`);
    desk.clock.passMinutes(20);
    expect(await endTerminations(server.contextOf())).toBe(1);
    await late.sees(late.header('Ended'));
    await lateList.sees(lateList.page.getByRole('row').filter({ hasText: number }).getByRole('button', { name: 'Ended' }));
    await lateOrder.sees(lateOrder.page.locator('[data-termination=ENDED]'));
    await late.page.locator('aside').getByText('Ended', { exact: true }).waitFor();
    expect(await late.page.getByRole('link', { name: 'Terminate', exact: true }).count()).toBe(0);
    await Promise.all([late.leave(), lateList.leave(), lateOrder.leave()]);
  });
});
