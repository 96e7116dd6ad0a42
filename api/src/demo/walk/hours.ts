import { isWorkingDay, type WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';
import { addDays, dateOf, type Clock } from '@sporbar/schema/time.ts';
import type { Dice } from './dice.ts';

const zone = 'Europe/Oslo';
const office = { opens: 8, closes: 16 } as const;

const hourOf = (moment: Date): number => Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).hour;

/** The first working day on or after a date. */
export const workingDayFrom = (country: WorkingCountry, date: string): string =>
  isWorkingDay(country, date) ? date : workingDayFrom(country, addDays(date, 1));

/** When people get round to things. */
export class Hours {
  readonly #clock: Clock;
  readonly #dice: Dice;
  readonly #country: WorkingCountry;

  constructor(clock: Clock, dice: Dice, country: WorkingCountry) {
    this.#clock = clock;
    this.#dice = dice;
    this.#country = country;
  }

  /** So many minutes from now. */
  minutes(from: number, to: number): Date {
    return new Date(this.#clock.now().getTime() + this.#dice.between(from * 60, to * 60) * 1000);
  }

  /** In office hours, so many working days from now; 0 is later today, or the next working day if the office is closed. */
  workdays(from: number, to: number): Date {
    const today = dateOf(this.#clock.now());
    const hour = hourOf(this.#clock.now());
    const isOpen = isWorkingDay(this.#country, today) && hour < office.closes - 1;
    const days = this.#dice.between(from, to);
    if (days === 0 && isOpen && hour >= office.opens) return this.minutes(5, 50);
    let date = workingDayFrom(this.#country, isOpen ? today : addDays(today, 1));
    for (let left = days - (isOpen ? 0 : 1); left > 0; left -= 1) date = workingDayFrom(this.#country, addDays(date, 1));
    return this.on(date, office.opens, office.closes);
  }

  /** On any day, at an hour when people are up. */
  days(from: number, to: number): Date {
    return this.on(addDays(dateOf(this.#clock.now()), this.#dice.between(from, to)), 7, 22);
  }

  /** On a date, between two hours; at once when that has passed. */
  on(date: string, fromHour: number = office.opens, toHour: number = office.closes): Date {
    const seconds = this.#dice.between(fromHour * 3600, toHour * 3600 - 1);
    const moment = Temporal.PlainDate.from(date)
      .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('00:00') })
      .add({ seconds });
    return new Date(Math.max(moment.epochMilliseconds, this.#clock.now().getTime()));
  }

  get today(): string {
    return dateOf(this.#clock.now());
  }
}
