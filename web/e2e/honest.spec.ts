import { call, preparedOrder } from '@sporbar/schema/orders/order.testing.ts';
import { sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Proxy } from '../../api/torture/proxy.ts';
import { openJourney, type Journey, type Seat } from './journey.ts';

const FIVE_MINUTES = 300_000;

describe('what a page says while its line is gone', () => {
  let journey: Journey;
  let proxy: Proxy;
  /** Whether anybody is at the other end of the line. */
  let isServed = true;

  beforeAll(async () => {
    journey = await openJourney();
    const port = Number(new URL(journey.server.url).port);
    proxy = await Proxy.open(() => (isServed ? port : undefined));
  });
  afterEach(() => {
    isServed = true;
    proxy.unmute();
  });
  afterAll(async () => {
    await journey.close();
    await proxy.close();
  });

  const told = ({ page }: Seat, state: string) => page.locator(`[data-live=${state}]`).first().waitFor({ state: 'attached' });

  /** Somebody at a page that is live over the line. */
  async function sit(path: string): Promise<Seat> {
    const seat = await journey.sit(journey.people.ola);
    return seat.open(`http://127.0.0.1:${proxy.port}${path}`);
  }

  function goAway(): void {
    isServed = false;
    proxy.cut();
  }

  it('IA-15 a page that wakes from sleep on a line that leads nowhere does not say that it is live', async () => {
    const { api, people, desk } = journey;
    const order = await preparedOrder(api, people.ola);
    const seat = await sit(`/orders/${order['number']}`);
    proxy.mute();
    await seat.context.clock.setFixedTime(desk.clock.now().getTime() + FIVE_MINUTES);
    await told(seat, 'catching-up');
    const sent = await call(api, people.ola, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
    expect(sent['code']).toBeUndefined();
    expect(await seat.header('New').isVisible()).toBe(true);
    expect(await seat.page.locator('[data-live=live]').count()).toBe(0);
    proxy.unmute();
    await told(seat, 'live');
    await seat.header('Sent').waitFor();
    await seat.leave();
  });

  it('IA-07 a form that is half typed keeps its words while the server goes and comes back', async () => {
    const { number } = await sentRequest(journey.api, journey.people.ola);
    const seat = await sit(`/service-requests/${number}`);
    const message = seat.page.getByLabel('New message');
    await message.fill('The door code has changed to');
    goAway();
    await told(seat, 'offline');
    expect(await message.inputValue()).toBe('The door code has changed to');
    await seat.page.getByRole('button', { name: 'Send message' }).click();
    await seat.page.getByText('No answer from the server.').first().waitFor();
    isServed = true;
    await told(seat, 'live');
    expect(await message.inputValue()).toBe('The door code has changed to');
    await seat.leave();
  });

  it('G-04 what was done and not answered is done once, however often it is sent', async () => {
    const { api, people, desk } = journey;
    const { number, id } = await sentRequest(api, people.ola);
    const seat = await sit(`/service-requests/${number}`);
    const send = seat.page.getByRole('button', { name: 'Send message' });
    await seat.page.getByLabel('New message').fill('Ring twice.');
    // It arrives, and its answer does not.
    await seat.page.route(
      '**/graphql',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await send.click();
    await seat.page.getByText('We do not know whether it was done.').first().waitFor();
    await send.click();
    await expect.poll(() => seat.page.getByLabel('New message').inputValue()).toBe('');
    expect(await desk.database.db.activity.count({ where: { serviceRequestId: id, text: 'Ring twice.' } })).toBe(1);
    await seat.leave();
  });
});
