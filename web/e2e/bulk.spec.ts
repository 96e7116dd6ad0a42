import { goodLine, newOrder, preparedOrder } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('moves on many orders at once', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('G-06 makes the move on each that can, tells who was left out and why, and what is refused on the way', async () => {
    const { api, people, desk } = journey;
    const [first, second] = [await preparedOrder(api, people.ola), await preparedOrder(api, people.ola)];
    const unfinished = await newOrder(api, people.ola, [{ ...goodLine(), contactPhone: null }]);
    const seat = await journey.sit(people.ola);
    const { page } = seat;
    await seat.open('/orders?status=NEW');
    await page.getByRole('checkbox', { name: 'Choose all on this page' }).check();
    await page.getByText('3 chosen').waitFor();
    await page.locator('[data-bulk-move=submitOrder]').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-fate=left-out]').getByText(unfinished['number']).waitFor();
    expect(await dialog.locator('[data-fate=waits]').count()).toBe(2);
    // One of them changes before it is its turn: it is refused, and the other is done all the same.
    await desk.database.db.order.update({ where: { id: first['id'] }, data: { version: { increment: 1 } } });
    await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
    await dialog.getByText('1 done, 1 not done').first().waitFor();
    expect(await dialog.locator('[data-fate=refused]').innerText()).toContain(first['number']);
    expect(await dialog.locator('[data-fate=done]').innerText()).toContain(second['number']);
    await dialog.locator('footer').getByRole('button', { name: 'Close' }).click();
    await page.getByText('1 chosen').waitFor();
    await page.locator(`tr[data-id="${second['id']}"][data-gone=true]`).waitFor();
    expect((await desk.database.db.order.findUniqueOrThrow({ where: { id: second['id'] } })).status).toBe('COMMITTED');
    await seat.leave();
  });
});
