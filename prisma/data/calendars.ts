/** Technicians' calendars by area and skill: an area is the first digit of the postcode. */
const areas = {
  NO: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  SE: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
} as const;

/** How many visits can begin in a half day, Monday to Friday. */
const capacities = { ACCESS: 12, TELEPHONY: 8 } as const;
const halfDays = [
  { fromHour: 8, toHour: 12 },
  { fromHour: 12, toHour: 16 },
] as const;
const weekdays = [1, 2, 3, 4, 5] as const;

/** Nobody drives between Christmas and the new year. */
const closed = [2025, 2026, 2027].flatMap((year) => [`${year}-12-24`, `${year}-12-31`]);

/** Telephone numbers of the demo: ranges that no subscriber has. */
const series = [
  { code: 'NO', country: 'NO', next: 85_010_000, last: 85_999_999 },
  { code: 'SE', country: 'SE', next: 101_990_000, last: 101_999_999 },
] as const;

/** Calendars, their weeks, areas and exceptions, and the series of numbers. Always the same rows. */
export function demoCalendars() {
  const calendars = (['NO', 'SE'] as const).flatMap((country) =>
    areas[country].flatMap((digit) =>
      (['ACCESS', 'TELEPHONY'] as const).map((skill) => ({ code: `${country}-${digit}-${skill}`, country, skill, digit })),
    ),
  );
  return {
    calendars: calendars.map(({ code, country, skill }) => ({ code, country, skill })),
    windows: calendars.flatMap(({ code, skill }) =>
      weekdays.flatMap((weekday) => halfDays.map((hours) => ({ calendarCode: code, weekday, ...hours, capacity: capacities[skill] }))),
    ),
    areas: calendars.map(({ code, digit }) => ({ calendarCode: code, postcodePrefix: digit })),
    exceptions: calendars.flatMap(({ code }) => closed.map((date) => ({ calendarCode: code, date, capacity: 0 }))),
    series: [...series],
  };
}
