import { bookingSteps, foundLine, haldenCalendar } from '@sporbar/schema/booking/booking.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

describe('a technician booked on the page of an order', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney({ availability: { ask: () => Promise.resolve({ hits: [foundLine()] }) } });
  });
  afterAll(() => journey.close());

  const openChecked = async (): Promise<Seat> => {
    const order = await bookingSteps(journey.api, journey.people.kari).checked();
    const seat = await journey.sit(journey.people.kari);
    await seat.open(`/orders/${order['number']}`);
    return seat;
  };

  it('B-01 B-08 offers the free times from the requested date, holds the one that is chosen and confirms it, and then the order can be sent', async () => {
    const seat = await openChecked();
    const { page } = seat;
    await page.getByRole('button', { name: 'Hold a time' }).click();
    const offered = page.locator('[data-booking] button[aria-label]');
    await offered.first().waitFor();
    expect(await offered.first().getAttribute('aria-label')).toMatch(/^Tuesday, 21 October 2025, between 08:00 and 12:00$/);
    await offered.first().click();
    await page.getByText('The time is held for you until 10:15.').waitFor();
    await page.getByRole('button', { name: 'Confirm the booking' }).click();
    await page.locator('[data-move=submitOrder]:not([aria-disabled=true])').first().waitFor();
    const visits = await journey.desk.database.db.appointment.findMany({ where: { status: 'CONFIRMED' } });
    expect(visits.map(({ slotStart }) => slotStart.toISOString())).toEqual(['2025-10-21T06:00:00.000Z']);
    await seat.leave();
  });

  it('B-10 tells that somebody else was faster, and shows what is free now', async () => {
    const seat = await openChecked();
    const { page } = seat;
    await page.getByRole('button', { name: 'Hold a time' }).click();
    const noon = page.getByRole('button', { name: /^Tuesday, 21 October 2025, between 12:00/ });
    await noon.waitFor();
    await journey.desk.database.db.$executeRaw`INSERT INTO "slot_use" ("calendarCode", "slotStart", "taken")
      SELECT ${haldenCalendar}, '2025-10-21T10:00:00Z'::timestamptz, 1000 ON CONFLICT ("calendarCode", "slotStart") DO UPDATE SET "taken" = 1000`;
    await noon.click();
    await page.locator('[data-booking] [role=alert]').waitFor();
    await noon.waitFor({ state: 'detached' });
    await seat.leave();
  });
});
