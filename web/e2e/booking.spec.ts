import { bookingSteps, foundLine, haldenCalendar, morning, noon } from '@sporbar/schema/booking/booking.testing.ts';
import { lapseHolds } from '@sporbar/schema/booking/booking.timers.ts';
import { goodLine } from '@sporbar/schema/orders/order.testing.ts';
import { takeoverLine } from '@sporbar/schema/takeovers/takeover.testing.ts';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJourney, type Journey, type Seat } from './journey.ts';

describe('a technician booked on the page of an order', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney({ availability: { ask: () => Promise.resolve({ hits: [foundLine()] }) } });
  });
  afterAll(() => journey.close());
  beforeEach(() => capacity(12));

  const capacity = (value: number) =>
    journey.desk.database.db.calendarWindow.updateMany({ where: { calendarCode: haldenCalendar }, data: { capacity: value } });
  const steps = (user = journey.people.kari) => bookingSteps(journey.api, user);
  const openChecked = async (line?: Record<string, unknown>, options?: Parameters<Journey['sit']>[1]): Promise<Seat> => {
    const order = await steps().checked(line && [line]);
    const seat = await journey.sit(journey.people.kari, options);
    await seat.open(`/orders/${order['number']}`);
    await seat.page.locator('[data-picker=live]').waitFor();
    return seat;
  };
  const slot = (seat: Seat, start: string): Locator => seat.page.locator(`[data-slot="${start}"]`);
  const taken = (seat: Seat, start: string): Locator => seat.page.locator(`[data-taken="${start}"]`);

  it('B-01 B-08 offers the free times from the requested date, holds the one that is chosen and confirms it, and then the order can be sent', async () => {
    const seat = await openChecked();
    const { page } = seat;
    await page.locator('[data-need=REQUIRED]').getByText('Must be booked').waitFor();
    const offered = page.locator('[data-booking] [data-slot]');
    expect(await offered.first().getAttribute('aria-label')).toMatch(/^Tuesday, 21 October 2025, between 08:00 and 12:00$/);
    await offered.first().click();
    await page.getByText('The time is held for you until 10:15.').waitFor();
    expect(await page.locator('span[data-left]').innerText()).toMatch(/^1[45]:\d\d left$/);
    await page.locator('[data-reminder]').getByText('Nils Nilsen, 91234567').waitFor();
    expect(await page.locator('[data-reminder] li').count()).toBe(3);
    await page.getByRole('button', { name: 'Confirm the booking' }).click();
    await page.getByText('between 08:00 and 12:00. That is the agreed date.').waitFor();
    await seat.canBeSent();
    const visits = await journey.desk.database.db.appointment.findMany({ where: { status: 'CONFIRMED' } });
    expect(visits.map(({ slotStart }) => slotStart.toISOString())).toEqual([morning]);
    await seat.leave();
  });

  it('B-10 two seats at one calendar: what one takes is taken for the other at once, and free again when it is given back', async () => {
    await capacity(2);
    const [kari, other] = [await openChecked(), await openChecked()];
    await slot(kari, noon).focus();
    await slot(other, noon).click();
    await other.page.locator('[data-visit=HELD]').waitFor();
    await kari.sees(slot(kari, noon).getByText('1 free'));
    const third = await steps(journey.people.ola).checked();
    await steps(journey.people.ola).hold(third, noon);
    await kari.sees(taken(kari, noon));
    await kari.sees(kari.page.getByText('Tuesday, 21 October 2025, between 12:00 and 16:00 is not free any more.'));
    expect(await kari.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.dataset['slot'])).toBe(
      '2025-10-22T06:00:00.000Z',
    );
    await other.page.locator('[data-choose]').click();
    await slot(other, '2025-10-22T10:00:00.000Z').click();
    await kari.sees(slot(kari, noon).getByText('1 free'));
    expect(kari.requests().filter((request) => request.startsWith('POST'))).toEqual([]);
    await Promise.all([kari.leave(), other.leave()]);
  });

  it('B-10 says while the line is down that the times may be old, lets nobody choose by them, and shows all anew when it is up', async () => {
    await capacity(1);
    const seat = await openChecked();
    await seat.context.setOffline(true);
    await seat.page.locator('[data-picker=old]').waitFor();
    await seat.page.getByText('these times may be old').waitFor();
    const order = await steps(journey.people.ola).checked();
    const [start] = (await seat.page.locator('[data-slot]').evaluateAll((all) => all.map(({ dataset }) => dataset['slot']))) as [string];
    await steps(journey.people.ola).hold(order, start);
    expect(await slot(seat, start).isDisabled()).toBe(true);
    await seat.context.setOffline(false);
    await seat.page.locator('[data-picker=live]').waitFor();
    await taken(seat, start).waitFor();
    await seat.leave();
  });

  it('D-37 B-10 a time that was not confirmed is offered again, on a phone and by the keyboard alone', async () => {
    const seat = await openChecked(undefined, { viewport: { width: 360, height: 740 } });
    const { page } = seat;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const first = page.locator('[data-slot]').first();
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('[data-visit=HELD]').waitFor();
    journey.desk.clock.passMinutes(15);
    await lapseHolds(journey.server.contextOf());
    await seat.sees(page.locator('[data-picker=live] [data-slot]'));
    expect(await page.locator('[data-visit]').count()).toBe(0);
    journey.desk.clock.passMinutes(-15);
    await seat.leave();
  });

  it('B-05 keeps telephone numbers with the booking of ISDN, and shows them', async () => {
    const seat = await openChecked(
      goodLine({
        productCode: 'ISDN',
        attributes: { variant: 'BASIC_RATE', equipment: 'EXISTING_SOCKET' },
        addOns: ['NETWORK_TERMINATION'],
      }),
    );
    await seat.page.getByLabel('Telephone numbers to keep').selectOption('2');
    await seat.page.locator('[data-slot]').first().click();
    await seat.page.getByText(/^Numbers kept: \d{8}, \d{8}$/).waitFor();
    await seat.leave();
  });

  it('ISP-06 names at the booked visit of a change of ISP what is done beyond the interface', async () => {
    const beyond = takeoverLine('69170003', { previousProduct: 'OA_SHARED', aegServices: ['EXTRA_SOCKET', 'MODEM'] });
    const attributes = { speedKbps: '2048', equipment: 'OWN_MODEM' };
    const seat = await openChecked({ ...beyond, productCode: 'SHDSL', attributes, requestedDate: '2025-10-22' });
    await seat.page.locator('[data-slot]').first().click();
    const visit = seat.page.locator('[data-visit=HELD]');
    await visit.getByText('Work at the end user’s: Extra socket, Modem').waitFor();
    await seat.press('confirmAppointment');
    await seat.page.locator('[data-visit=CONFIRMED]').getByText('Work at the end user’s: Extra socket, Modem').waitFor();
    await seat.leave();
  });

  it('O-20 B-04 says on a project that no technician is booked, and offers no time', async () => {
    const order = await steps().checked([goodLine()], { orderType: 'PROJECT' });
    const seat = await journey.sit(journey.people.kari);
    await seat.open(`/orders/${order['number']}`);
    await seat.page.locator('[data-need=NOT_POSSIBLE]').getByText('No technician is booked on a project order').waitFor();
    expect(await seat.page.locator('[data-slot]').count()).toBe(0);
    await seat.canBeSent();
    expect(await steps().hold(order)).toMatchObject({ problems: [{ code: 'BOOKING_NOT_ALLOWED', ruleId: 'B-04' }] });
    await seat.leave();
  });
});
