import { describe, expect, it } from 'vitest';
import { afterNews, firstShown, lost, nearestFree, stepTo, weeksOf, type Slot } from './slots.ts';

const slot = (date: string, hour: number, free = 3): Slot => ({
  date,
  slotStart: `${date}T0${hour}:00:00.000Z`,
  slotEnd: `${date}T0${hour + 4}:00:00.000Z`,
  free,
});
const [tuesday, wednesday, friday, monday] = ['2025-10-21', '2025-10-22', '2025-10-24', '2025-10-27'];
const early = slot(tuesday, 2);
const late = slot(tuesday, 6);
const next = slot(wednesday, 2);

describe('the calendar of a booking', () => {
  it('B-10 keeps a slot that somebody took in its place, as taken', () => {
    const before = firstShown([early, late]);
    const now = afterNews(before, { isSnapshot: false, slots: [], gone: [early.slotStart] });
    expect(lost(before, now)).toEqual([early]);
    expect(
      weeksOf(now)[0]
        ?.find(({ date }) => date === tuesday)
        ?.slots.map(({ isFree }) => isFree),
    ).toEqual([false, true]);
  });

  it('B-10 offers a slot again that was given back, with as many places as there are', () => {
    const taken = afterNews(firstShown([early, late]), { isSnapshot: false, slots: [], gone: [early.slotStart] });
    const now = afterNews(taken, { isSnapshot: false, slots: [{ ...early, free: 1 }], gone: [] });
    expect(now.free.get(early.slotStart)?.free).toBe(1);
    expect(now.taken.size).toBe(0);
  });

  it('B-10 believes a snapshot alone: what it does not name was taken meanwhile', () => {
    const now = afterNews(firstShown([early, late]), { isSnapshot: true, slots: [late, next], gone: [] });
    expect([...now.free.keys()]).toEqual([late.slotStart, next.slotStart]);
    expect([...now.taken.keys()]).toEqual([early.slotStart]);
  });

  it('shows each week from Monday to Friday, days without slots too', () => {
    const weeks = weeksOf(firstShown([early, slot(friday, 2), slot(monday, 2)]));
    expect(weeks.map((days) => days.map(({ date, slots }) => [date.slice(8), slots.length]))).toEqual([
      [
        ['20', 0],
        ['21', 1],
        ['22', 0],
        ['23', 0],
        ['24', 1],
      ],
      [
        ['27', 1],
        ['28', 0],
        ['29', 0],
        ['30', 0],
        ['31', 0],
      ],
    ]);
  });

  it.each([
    ['ArrowDown', early, late],
    ['ArrowUp', late, early],
    ['ArrowRight', early, next],
    ['ArrowRight', late, next],
    ['ArrowLeft', next, early],
    ['ArrowLeft', early, undefined],
    ['Enter', early, undefined],
  ])('is walked by %s', (key, from, to) => {
    const [week = []] = weeksOf(firstShown([early, late, next]));
    expect(stepTo(week, from.slotStart, key)).toBe(to?.slotStart);
  });

  it('B-10 leads from a slot that was taken to the next that is free, or else to the last', () => {
    const calendar = firstShown([early, next]);
    expect(nearestFree(calendar, late.slotStart)).toBe(next.slotStart);
    expect(nearestFree(calendar, slot(friday, 2).slotStart)).toBe(next.slotStart);
    expect(nearestFree(firstShown([]), late.slotStart)).toBeUndefined();
  });
});
