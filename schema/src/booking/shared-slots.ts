import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '@sporbar/prisma/client.ts';
import { addDays } from '../time.ts';
import { calendarUse, type CalendarUse, type SlotWindow } from './calendars.ts';
import { openSlots, slotsOf, type OpenSlot } from './slots.rules.ts';

/** What is read once for everybody who asked before the reading began. */
interface Round {
  from: string;
  until: string;
  readonly use: Promise<CalendarUse>;
  /** Of pickers that show the same days. */
  readonly answers: Map<string, readonly OpenSlot[]>;
}

/**
 * The free slots of one calendar for all who have it open here: whoever asks while it is being read waits for the next
 * reading, which they share. So 200 open calendars cost as many statements as one, and nobody is told anything older than
 * the question.
 */
class SharedCalendar {
  readonly #db: Db;
  readonly #code: string;
  #next: Round | undefined;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(db: Db, code: string) {
    this.#db = db;
    this.#code = code;
  }

  async free({ from, days, earliest }: SlotWindow, now: Date): Promise<readonly OpenSlot[]> {
    const until = addDays(from, days);
    const round = (this.#next ??= this.#begin(from, until));
    if (from < round.from) round.from = from;
    if (until > round.until) round.until = until;
    const { calendar, taken } = await round.use;
    const key = `${from} ${days} ${earliest}`;
    const known = round.answers.get(key) ?? openSlots(slotsOf(calendar, from, days), taken, earliest, now);
    round.answers.set(key, known);
    return known;
  }

  #begin(from: string, until: string): Round {
    const before = this.#reading;
    const read = async (): Promise<CalendarUse> => {
      await before;
      await nextTurn();
      this.#next = undefined;
      return calendarUse(this.#db, this.#code, round.from, round.until);
    };
    const round: Round = { from, until, use: read(), answers: new Map() };
    this.#reading = round.use.catch(() => {});
    return round;
  }
}

const calendars = new WeakMap<Db, Map<string, SharedCalendar>>();

/** B-10: what is free of some days of a calendar, read together with whoever else asks for it now. */
export function sharedFreeSlots(db: Db, window: SlotWindow, now: Date): Promise<readonly OpenSlot[]> {
  const known = calendars.get(db) ?? new Map<string, SharedCalendar>();
  calendars.set(db, known);
  const calendar = known.get(window.calendarCode) ?? new SharedCalendar(db, window.calendarCode);
  known.set(window.calendarCode, calendar);
  return calendar.free(window, now);
}
