import { moveLine, sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

describe('the bell', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  const bell = (seat: Seat, unseen: number | string) => seat.page.locator(`[data-bell="${unseen}"]`);
  const reject = async (): Promise<string> => {
    const { api, people } = journey;
    const order = await sentOrder(api, people.kari);
    await moveLine(api, people.delivery, order['id'], 'rejectOrderLine', { statusDescription: 'No duct into the house' });
    return order['number'] as string;
  };

  it('N-01 N-05 rings live on every device, says what happened and leads there; what is seen on one is seen on all', async () => {
    const { people } = journey;
    const [here, there] = [await journey.sit(people.kari), await journey.sit(people.kari)];
    await here.open('/orders');
    await there.open('/portfolio');
    await Promise.all([bell(here, 0), bell(there, 0)].map((one) => one.waitFor()));
    here.watch();
    const number = await reject();
    await Promise.all([here, there].map((seat) => seat.sees(bell(seat, 1))));
    expect(await here.page.locator('[data-bell-said]').innerText()).toBe('Notifications: 1 unseen');
    expect(here.requests()).toEqual([]);
    await here.page.getByRole('button', { name: 'Notifications: 1 unseen' }).press('Enter');
    const notice = here.page.locator('[data-notices] a').first();
    await notice.waitFor();
    const said = await notice.innerText();
    for (const text of [`Order ${number}`, 'Line 1: Rejected', 'dag Agent']) expect(said).toContain(text);
    await Promise.all([here, there].map((seat) => seat.sees(bell(seat, 0))));
    await here.page.keyboard.press('Escape');
    await here.page.locator('[data-bell]:focus').waitFor();
    await here.page.keyboard.press('Enter');
    await notice.click();
    await here.page.getByRole('heading', { level: 1, name: `Order ${number}` }).waitFor();
    await here.page.locator('[data-notices]').waitFor({ state: 'detached' });
    await Promise.all([here.leave(), there.leave()]);
  });

  it('N-04 what comes while it is open shows at once and counts as seen when it is closed', async () => {
    const seat = await journey.sit(journey.people.superuser, { viewport: { width: 360, height: 740 } });
    await seat.open('/orders');
    await seat.page.locator('[data-bell]').click();
    await seat.sees(bell(seat, 0));
    const number = await reject();
    const rejected = seat.page.locator('[data-notices] a', { hasText: number }).filter({ hasText: 'Rejected' });
    await seat.sees(rejected.filter({ hasText: 'Unseen' }));
    expect(await seat.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await seat.page.keyboard.press('Escape');
    await seat.sees(bell(seat, 0));
    await seat.leave();
  });
});
