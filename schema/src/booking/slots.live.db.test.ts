import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodLine } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { bookingSteps, foundLine, morning, noon } from './booking.testing.ts';
import { followSlots, type SlotNews } from './slots.live.ts';

describe('an open calendar', () => {
  let desk: Desk;
  let people: People;
  let statements: string[];
  let steps: ReturnType<typeof bookingSteps>;

  beforeAll(async () => {
    desk = await openDesk('embedded', { catalogue: 'TRUE', onStatement: (sql) => statements?.push(sql) });
    people = await foundPeople(desk);
    desk.ports.availability = { ask: () => Promise.resolve({ hits: [foundLine()] }) };
    steps = bookingSteps(desk, people.kari);
  });
  afterAll(() => desk.close());

  const open = async (order: Answer, user = people.kari, args: { days: number; from?: string } = { days: 28 }) =>
    followSlots(await desk.contextOf(user), { lineId: order['lines'][0].id, ...args });
  const told = async (calendar: AsyncGenerator<SlotNews>): Promise<SlotNews> => {
    const { value, done } = await calendar.next();
    if (done === true) throw new Error('the calendar is not followed any more');
    return value;
  };
  const freeAt = ({ slots }: SlotNews, start: string): number | undefined =>
    slots.find(({ slotStart }) => slotStart.toISOString() === start)?.free;

  it('B-10 tells what somebody else takes and gives back, by number alone', async () => {
    const calendar = await open(await steps.checked());
    const first = await told(calendar);
    expect(first).toMatchObject({ isSnapshot: true, gone: [] });
    const before = freeAt(first, morning) ?? 0;
    const other = await bookingSteps(desk, people.elsa).checked();
    await bookingSteps(desk, people.elsa).hold(other);
    const news = await told(calendar);
    expect(news).toEqual({ isSnapshot: false, gone: [], slots: [expect.objectContaining({ free: before - 1 })] });
    expect(Object.keys(news.slots[0] ?? {}).toSorted()).toEqual(['capacity', 'date', 'free', 'slotEnd', 'slotStart']);
    await bookingSteps(desk, people.elsa).hold(other, noon);
    expect(freeAt(await told(calendar), morning)).toBe(before);
    await calendar.return(undefined);
  });

  it('B-10 G-05 is open to nobody who does not see the line', async () => {
    const order = await steps.checked();
    await expect(told(await open(order, people.elsa))).rejects.toMatchObject({ problems: [{ def: { code: 'NOT_FOUND' } }] });
    await expect(told(await open({ lines: [{ id: 'oln_none' }] }))).rejects.toMatchObject({ problems: [{ def: { code: 'NOT_FOUND' } }] });
    await expect(told(await open(order, people.agent))).rejects.toMatchObject({ problems: [{ def: { code: 'NOT_FOUND' } }] });
  });

  it('B-08 refuses more than four weeks at once', async () => {
    const calendar = await open(await steps.checked(), people.kari, { days: 29 });
    await expect(told(calendar)).rejects.toMatchObject({ problems: [{ def: { code: 'VALIDATION', ruleId: 'B-08' } }] });
  });

  it('B-10 costs no more statements for 200 who look at one calendar than for a few', async () => {
    const orders = [await steps.checked(), await steps.checked([goodLine({ requestedDate: '2025-10-23' })])];
    const calendars = await Promise.all(Array.from({ length: 200 }, (_, index) => open(orders[index % 2] ?? {})));
    await Promise.all(calendars.map(told));
    const other = await steps.checked();
    statements = [];
    const heard = Promise.all(calendars.map(told));
    await steps.hold(other, '2025-10-23T06:00:00.000Z');
    const news = await heard;
    expect(new Set(news.map(({ slots }) => slots[0]?.slotStart.toISOString()))).toEqual(new Set(['2025-10-23T06:00:00.000Z']));
    // One reading for all of them, one at most that was waited for, and what the holding itself reads.
    expect(statements.filter((sql) => sql.startsWith('SELECT') && sql.includes('"slot_use"')).length).toBeLessThan(5);
    expect(statements.filter((sql) => sql.includes('"calendar_windows"')).length).toBeLessThan(5);
    await Promise.all(calendars.map((calendar) => calendar.return(undefined)));
  });
});
