import { answerChecks, timeOutChecks } from '@sporbar/schema/availability/asking.ts';
import type { AvailabilityHit } from '@sporbar/schema/availability/availability-system.ts';
import { followSentOrders } from '@sporbar/schema/availability/consequences.ts';
import { faultyAvailability } from '@sporbar/schema/availability/faulty-availability.ts';
import { goodLine, newOrder, sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bothSee, openJourney, type Journey, type Seat } from './journey.ts';

const operatorAccess = () => goodLine({ productCode: 'OA_SHARED', attributes: { equipment: 'FILTERS' } });
const hit = (colour: AvailabilityHit['colour'], accessLineNumber = '4717880001'): AvailabilityHit => ({
  addressLine: 'Prøvegata 7, 1788 Halden',
  accessLineNumber,
  colour,
});

describe('an order whose lines are checked', () => {
  let hits: AvailabilityHit[];
  const system = faultyAvailability({ ask: async () => ({ hits }) });
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney({ availability: system });
  });
  beforeEach(() => {
    system.fail(null);
    hits = [hit('GREEN')];
  });
  afterAll(() => journey.close());

  const panel = (seat: Seat): Locator => seat.page.getByRole('region', { name: 'Availability' });
  const light = (seat: Seat, words: string): Locator => panel(seat).locator('[data-check=DONE]').getByText(words, { exact: true });
  const unasked = () => journey.desk.database.db.availabilityCheck.count({ where: { status: 'PENDING', askedAt: null } });

  /** The system has been asked, and says nothing for 30 seconds. */
  async function silence(): Promise<void> {
    const context = journey.server.contextOf();
    const left = new AbortController();
    const asking = answerChecks(context, left.signal);
    await expect.poll(unasked).toBe(0);
    journey.desk.clock.passMinutes(0.5);
    await timeOutChecks(context);
    left.abort();
    await asking;
  }

  it('J-04 K-12 a check that is not answered twice lets the order go to manual treatment, and a red one does not let it go', async () => {
    const { api, people, server } = journey;
    const order = await newOrder(api, people.ola, [operatorAccess()]);
    const [omar, anne] = [await journey.sit(people.ola), await journey.sit(people.agent)];
    await omar.open(`/orders/${order['number']}`);
    await omar.pressInVain('submitOrder', 'K-02');
    system.fail('SILENT');
    await omar.press('runAvailabilityCheck');
    await panel(omar).locator('[data-check=PENDING]').waitFor();
    await silence();
    await omar.sees(panel(omar).locator('[data-check=TIMED_OUT]'));
    await omar.sees(panel(omar).getByText('There was no answer within 30 seconds. Try again;'));
    await omar.pressInVain('submitOrder', 'K-12');
    await panel(omar).getByRole('button', { name: 'Try again (attempt 2)' }).click();
    await panel(omar).locator('[data-check=PENDING]').waitFor();
    await silence();
    await omar.sees(light(omar, 'Uncertain: the check failed'));
    await omar.sees(panel(omar).getByText('The order can be sent and is treated by hand. No technician can be booked.'));
    await omar.press('submitOrder');
    await omar.header('Sent').waitFor();
    await anne.open(`/orders/${order['number']}`);
    await followSentOrders(server.contextOf());
    await bothSee(omar, anne, (seat) => seat.header('In process'));

    system.fail(null);
    hits = [hit('RED')];
    const another = await newOrder(api, people.kari, [operatorAccess()]);
    const kari = await journey.sit(people.kari);
    await kari.open(`/orders/${another['number']}`);
    await kari.press('runAvailabilityCheck');
    await panel(kari).locator('[data-check=PENDING]').waitFor();
    await journey.answer();
    await kari.sees(light(kari, 'Not possible'));
    await kari.pressInVain('submitOrder', 'K-09');
    await Promise.all([omar.leave(), anne.leave(), kari.leave()]);
  });

  it('K-04 K-10 is searched by access line, address, phone or circuit at the bottom of the open line', async () => {
    const { api, people, desk } = journey;
    const order = await newOrder(api, people.kari);
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${order['number']}`);
    const kind = panel(seat).getByLabel('Search by');
    expect(await kind.locator('option').allTextContents()).toEqual([
      'Access line number',
      'Address of the line',
      'Phone number',
      'Circuit number',
    ]);
    await panel(seat).getByText('Prøvegata 7').first().waitFor();
    for (const [searchKind, searchValue] of [
      ['PHONE', '69112233'],
      ['CIRCUIT', 'NO-1'],
      ['ACCESS_LINE_NUMBER', '4717880001'],
    ] as const) {
      await kind.selectOption(searchKind);
      await panel(seat).locator('input[name=searchValue]').fill(searchValue);
      await seat.press('runAvailabilityCheck', panel(seat));
      await panel(seat).locator('[data-check=PENDING]').waitFor();
      await journey.answer();
      await seat.sees(light(seat, 'OK'));
      const row = await desk.database.db.availabilityCheck.findFirst({
        where: { orderLine: { orderId: order['id'] } },
        orderBy: { id: 'desc' },
      });
      expect(row).toMatchObject({ searchKind, searchValue });
      await panel(seat).getByText(searchValue).first().waitFor();
      expect(await panel(seat).locator('input[name=searchValue]').inputValue()).toBe(searchValue);
    }
    await seat.leave();
  });

  it('K-13 stands below everything of the open line, and an answer leaves alone what is being typed', async () => {
    const { api, people } = journey;
    const order = await newOrder(api, people.kari);
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${order['number']}`);
    await seat.press('runAvailabilityCheck');
    await panel(seat).locator('[data-check=PENDING]').waitFor();
    await seat.page.getByRole('button', { name: 'Fill in' }).click();
    const name = seat.page.locator('input[name="/line/contactName"]');
    await name.fill('Nils Nilsen the younger');
    const line = seat.page.locator('section[data-line]');
    const bottom = async (of: Locator): Promise<number> => of.evaluate((element) => element.getBoundingClientRect().bottom);
    expect(await bottom(panel(seat))).toBeGreaterThan(await bottom(name));
    expect((await bottom(line)) - (await bottom(seat.page.locator('[data-booking]')))).toBeLessThan(40);
    await journey.answer();
    await seat.sees(light(seat, 'OK'));
    expect(await name.inputValue()).toBe('Nils Nilsen the younger');
    await seat.page.getByRole('button', { name: 'Save', exact: true }).click();
    await seat.page.locator('dd', { hasText: 'Nils Nilsen the younger' }).waitFor();
    await seat.book();
    await seat.leave();
  });

  it('K-05 K-16 chooses none of several lines beforehand, and shows each light with its words', async () => {
    const { api, people } = journey;
    hits = [hit('GREEN', '471'), hit('YELLOW', '472'), hit('RED', '473')];
    const order = await newOrder(api, people.kari);
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${order['number']}`);
    await seat.press('runAvailabilityCheck');
    await panel(seat).locator('[data-check=PENDING]').waitFor();
    await journey.answer();
    await seat.sees(panel(seat).getByText('3 lines found: choose one'));
    const rows = panel(seat).locator('[data-hit]');
    expect(await rows.locator('[data-light]').allInnerTexts()).toEqual(['OK', 'Uncertain: no clear answer', 'Not possible']);
    expect(await panel(seat).locator('[aria-current=true]').count()).toBe(0);
    await seat.pressInVain('submitOrder', 'K-05');
    await rows.nth(1).getByRole('button', { name: 'Choose this line' }).click();
    await seat.sees(light(seat, 'Uncertain: no clear answer'));
    await seat.pressInVain('submitOrder', 'B-09');
    await seat.press('skipAppointment');
    await seat.confirm('Go on without a booking');
    await seat.canBeSent();
    await seat.press('submitOrder');
    await seat.header('Sent').waitFor();
    await seat.leave();
  });

  it('K-14 says that an old answer does not hold the order up, and counts the seconds from when the system was asked', async () => {
    const { api, people, desk } = journey;
    const order = await newOrder(api, people.kari);
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${order['number']}`);
    system.fail('SLOW');
    await seat.press('runAvailabilityCheck');
    await panel(seat).locator('[data-check=PENDING]').waitFor();
    const asking = journey.answer();
    await expect.poll(unasked).toBe(0);
    desk.clock.passMinutes(0.2);
    await seat.open(`/orders/${order['number']}`);
    const seconds = await panel(seat).locator('[data-seconds]').getAttribute('data-seconds');
    expect(Number(seconds)).toBeGreaterThanOrEqual(12);
    system.answerNow();
    await asking;
    await seat.sees(light(seat, 'OK'));
    const before = desk.clock.now();
    desk.clock.passDays(1);
    await seat.context.clock.setFixedTime(desk.clock.now());
    const later = await journey.sit(people.kari);
    await later.open(`/orders/${order['number']}`);
    await later.sees(panel(later).getByText('The answer is more than 24 hours old.'));
    desk.clock.set(before.toISOString());
    await Promise.all([seat.leave(), later.leave()]);
  });

  it('K-03 K-06 checks all lines of a project at once; each row turns as its answer comes, and nobody’s typing is disturbed', async () => {
    const { api, people } = journey;
    const lines = [1, 2, 3].map((houseNumber) =>
      goodLine({
        address: { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber, postcode: '1788', city: 'Halden', country: 'NO' },
      }),
    );
    const order = await newOrder(api, people.kari, lines, { orderType: 'PROJECT' });
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${order['number']}`);
    const rows = seat.page.locator('section[data-line]');
    const all = seat.page.locator('[data-checks]');
    await all.getByText('3 without an answer').waitFor();
    await rows.nth(2).getByRole('button').first().click();
    await rows.nth(2).getByRole('button', { name: 'Fill in' }).click();
    const name = rows.nth(2).locator('input[name="/line/contactName"]');
    await name.fill('Nina Ni');
    system.fail('SLOW', ({ searchValue }) => !searchValue.startsWith('Prøvegata 1,'));
    await all.locator('[data-move=runAvailabilityChecks]').click();
    await all.getByText('3 being checked').waitFor();
    const asking = journey.answer();
    await seat.sees(rows.nth(0).locator('[data-check=DONE]').getByText('OK'));
    await seat.sees(all.getByText('1 OK, 2 being checked'));
    expect(await rows.nth(1).locator('[data-check=PENDING]').count()).toBe(1);
    await name.press('End');
    await name.pressSequentially('lsen');
    system.answerNow();
    await asking;
    await seat.sees(all.getByText('3 OK'));
    expect(await name.inputValue()).toBe('Nina Nilsen');
    await rows.nth(2).getByRole('button', { name: 'Save', exact: true }).click();
    await rows.nth(2).locator('dd', { hasText: 'Nina Nilsen' }).waitFor();
    await seat.press('submitOrder');
    await seat.header('Sent').waitFor();
    await seat.leave();
  });

  it('K-11 shows the carrier what was checked once the order is sent', async () => {
    const { api, people } = journey;
    const order = await sentOrder(api, people.kari);
    const anne = await journey.sit(people.agent);
    await anne.open(`/orders/${order['number']}`);
    await anne.sees(light(anne, 'OK'));
    expect(await anne.page.locator('[data-move=runAvailabilityCheck]').count()).toBe(0);
    expect(await panel(anne).getByText('It can be sent').count()).toBe(0);
    await anne.leave();
  });

  it('O-29 two lines that are like the same order lead to it by one link', async () => {
    const { api, people } = journey;
    const line = goodLine({ endUser: { kind: 'PRIVATE', name: 'Nora Nes', birthDate: '1981-01-31' } });
    const there = await sentOrder(api, people.kari, [line]);
    const order = await newOrder(api, people.kari, [line, line], { orderType: 'PROJECT' });
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${order['number']}`);
    const link = seat.page.getByRole('link', { name: String(there['number']), exact: true });
    await link.first().waitFor();
    expect(await link.count()).toBe(1);
    await seat.leave();
  });

  it('K-13 ATT-01 lists the lines of a project with their lights and visits beside each other, and the files of all of them', async () => {
    const { api, people } = journey;
    const order = await newOrder(api, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    const seat = await journey.sit(people.kari);
    await seat.open(`/orders/${order['number']}`);
    await seat.page.getByRole('tab', { name: 'Availability and visit' }).click();
    const told = seat.page.getByRole('list', { name: 'Availability and visit' }).getByRole('listitem');
    await told.nth(1).waitFor();
    expect(await told.locator('[data-check=NONE]').count()).toBe(2);
    await seat.page.getByRole('tab', { name: 'Attachments' }).click();
    await seat.page.getByLabel('Add a file to the line').selectOption({ index: 2 });
    const second = seat.page.getByRole('region', { name: /^2\. / });
    await second.getByText('At most 5 MB each').waitFor();
    const file = { name: 'sketch.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nThe way to the house.') };
    await second.locator('input[type=file]').setInputFiles(file);
    await second.getByRole('button', { name: 'sketch.pdf', exact: true }).waitFor();
    await seat.leave();
  });
});
