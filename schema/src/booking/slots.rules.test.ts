import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../calendar/working-days.ts';
import { addDays, dateOf } from '../time.ts';
import { newsOf } from './slots.live.ts';
import { calendarOf, openSlots, prefixesOf, skillOf, slotsOf, type CalendarFacts } from './slots.rules.ts';

const week: CalendarFacts = {
  code: 'NO-1-ACCESS',
  country: 'NO',
  windows: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, fromHour: 8, toHour: 12, capacity: 2 },
    { weekday, fromHour: 12, toHour: 16, capacity: 1 },
  ]),
  exceptions: [],
};
const starts = (calendar: CalendarFacts, from: string, days: number) =>
  slotsOf(calendar, from, days).map(({ slotStart }) => slotStart.toISOString());
const now = new Date('2025-10-01T08:00:00Z');

describe('the slots of a calendar', () => {
  it('B-08 are those of its week, read in Oslo, summer and winter', () => {
    expect(starts(week, '2025-10-21', 1)).toEqual(['2025-10-21T06:00:00.000Z', '2025-10-21T10:00:00.000Z']);
    expect(starts(week, '2025-10-27', 1)).toEqual(['2025-10-27T07:00:00.000Z', '2025-10-27T11:00:00.000Z']);
  });
  it('B-08 are none on Saturday, Sunday and public holidays of the country', () => {
    expect(starts(week, '2025-10-25', 2)).toEqual([]);
    expect(starts(week, '2026-05-17', 1)).toEqual([]);
    expect(starts(week, '2027-05-17', 1)).toEqual([]);
    expect(starts({ ...week, country: 'SE' }, '2027-05-17', 1)).toHaveLength(2);
  });
  it('B-08 follow an exception, and are gone on a day it closes', () => {
    const closed = {
      ...week,
      exceptions: [
        { date: '2025-10-21', capacity: 0 },
        { date: '2025-10-22', capacity: 9 },
      ],
    };
    expect(slotsOf(closed, '2025-10-21', 2).map(({ date, capacity }) => [date, capacity])).toEqual([
      ['2025-10-22', 9],
      ['2025-10-22', 9],
    ]);
  });
  it('B-08 are offered from the earliest date on, and to come', () => {
    const slots = slotsOf(week, '2025-10-20', 5);
    expect(openSlots(slots, new Map(), '2025-10-22', now)[0]?.date).toBe('2025-10-22');
    expect(openSlots(slots, new Map(), '2025-10-20', new Date('2025-10-21T06:00:00Z'))[0]?.slotStart.toISOString()).toBe(
      '2025-10-21T10:00:00.000Z',
    );
  });
  it('B-10 are free while there is room, whatever the calendar was before', () => {
    const slots = slotsOf(week, '2025-10-21', 1);
    const at = slots[0]?.slotStart.getTime() ?? 0;
    const free = (taken: number) => openSlots(slots, new Map([[at, taken]]), '2025-10-21', now).map((slot) => slot.free);
    expect([free(0), free(1), free(2), free(5)]).toEqual([[2, 1], [1, 1], [1], [1]]);
  });
  it('B-08 in any year and for any take: on working days, in order, none before the earliest day, none beyond its room', () => {
    for (let seed = 0; seed < 400; seed += 1) {
      const from = addDays('2024-01-01', (seed * 37) % 1500);
      const earliest = addDays(from, seed % 9);
      const slots = slotsOf(week, from, 14);
      const taken = new Map(slots.map(({ slotStart }, index) => [slotStart.getTime(), (index * seed) % 4]));
      const open = openSlots(slots, taken, earliest, now);
      for (const { date, slotStart, slotEnd, free, capacity } of open) {
        expect(isWorkingDay('NO', date) && date >= earliest && dateOf(slotStart) === date && dateOf(slotEnd) === date).toBe(true);
        expect(free).toBe(capacity - (taken.get(slotStart.getTime()) ?? 0));
      }
      const times = open.map(({ slotStart }) => slotStart.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(times).size).toBe(times.length);
    }
  });
});

describe('whose calendar it is', () => {
  const area = (calendarCode: string, postcodePrefix: string) => ({ calendarCode, postcodePrefix });
  it('B-01 is that of the longest prefix of the postcode', () => {
    const areas = [area('EAST', '1'), area('HALDEN', '178')];
    expect([calendarOf(areas, '1788'), calendarOf(areas, '1601'), calendarOf(areas, '0150')]).toEqual(['HALDEN', 'EAST', undefined]);
    expect(prefixesOf('111 22')).toEqual(['1', '11', '111', '1112', '11122']);
  });
  it('B-02 is the telephone technicians’ for telephony alone', () =>
    expect(['TELEPHONY', 'BROADBAND', 'OPERATOR_ACCESS'].map(skillOf)).toEqual(['TELEPHONY', 'ACCESS', 'ACCESS']));
});

describe('what an open calendar is told', () => {
  const open = (free: number) => openSlots(slotsOf(week, '2025-10-21', 1), new Map(), '2025-10-21', now).map((slot) => ({ ...slot, free }));
  const told = (free: number) => new Map(open(free).map((slot) => [slot.slotStart.getTime(), slot]));
  it('B-10 is all of it first, then what differs, and nothing where nothing does', () => {
    expect(newsOf(undefined, open(1))).toMatchObject({ isSnapshot: true, gone: [] });
    expect(newsOf(told(1), open(1))).toBeUndefined();
    expect(newsOf(told(2), open(1))?.slots).toHaveLength(2);
    expect(newsOf(told(2), [])?.gone).toHaveLength(2);
  });
});
