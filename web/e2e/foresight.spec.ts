import { goodLine, sentOrder, walkTo } from '@sporbar/schema/orders/order.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('what a move will do, told before it is made', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('M-08 M-09 who cancels sees the fee, the statuses and until when, and nothing is done before the click', async () => {
    const { api, people, desk } = journey;
    const { id, number } = await sentOrder(api, people.kari, [goodLine()]);
    await walkTo(api, people.agent, id, 'DESIGN');
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${number}`);
    await seat.press('cancelOrder');
    const dialog = seat.page.getByRole('dialog');
    await dialog.locator('[data-foresight=told]').waitFor();
    expect(await dialog.locator('[data-cost=WORK_STARTED]').innerText()).toMatch(/990.*work which has been started/);
    expect(await dialog.locator('[data-left]').getAttribute('data-left')).toMatch(/^2025-10-/);
    expect(await dialog.locator('[data-foreseen=ORDER]').innerText()).toMatch(/The order:\s*In process\s*Cancelled/);
    expect(await dialog.locator('[data-charge]').innerText()).toMatch(/Cancellation fee.*\s*.*990/);
    const line = () => desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: id } });
    expect([(await line()).status, await desk.database.db.invoiceCharge.count()]).toEqual(['DESIGN', 0]);
    await seat.confirm('Cancel');
    await seat.header('Cancelled').waitFor();
    expect(await desk.database.db.invoiceCharge.count()).toBe(1);
    await seat.leave();
  });

  it('S-03 N-01 typing in a form is judged anew without being held up, and the mail that would go out is named', async () => {
    const { api, people, desk } = journey;
    const { id, number } = await sentOrder(api, people.kari, [goodLine()]);
    const seat = await journey.sit(people.agent);
    await seat.open(`/orders/${number}`);
    await seat.press('markOrderLineIncomplete');
    const dialog = seat.page.getByRole('dialog');
    await dialog.locator('[data-problem="S-03"]').waitFor();
    expect(await dialog.locator('[aria-invalid=true]').count()).toBe(0);
    await dialog.locator('textarea').fill('Which floor?');
    await dialog.locator('[data-foresight=told] [data-mail]', { hasText: 'post@nordlys.example' }).waitFor();
    await dialog.locator('textarea').fill(' ');
    await dialog.locator('[aria-invalid=true]').waitFor();
    expect((await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: id } })).status).toBe('COMMITTED');
    expect(await desk.database.db.emailMessage.count({ where: { subjects: { some: { objectId: id } } } })).toBe(0);
    await seat.leave();
  });
});
