import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

export const SlotsQuery = graphql(`
  query AppointmentSlots($lineId: ID!) {
    appointmentSlots(lineId: $lineId, days: 28) {
      isOffered
      slots {
        date
        slotStart
        slotEnd
        free
      }
    }
  }
`);

/** The same four weeks, and every change of them by anybody (B-10). */
export const SlotsLive = graphql(`
  subscription AppointmentSlotsLive($lineId: ID!) {
    appointmentSlotChanged(lineId: $lineId, days: 28) {
      isSnapshot
      slots {
        date
        slotStart
        slotEnd
        free
      }
      gone
    }
  }
`);

export type Offer = ResultOf<typeof SlotsQuery>['appointmentSlots'];
export type Slot = Offer['slots'][number];
export type SlotNews = ResultOf<typeof SlotsLive>['appointmentSlotChanged'];

/** What an open calendar shows, by the slots' starts: what is free, and what was free while the reader looked and is not any more. */
export interface Calendar {
  readonly free: ReadonlyMap<string, Slot>;
  readonly taken: ReadonlyMap<string, Slot>;
}

const byStart = (slots: readonly Slot[]): Map<string, Slot> => new Map(slots.map((slot) => [slot.slotStart, slot]));

export const firstShown = (slots: readonly Slot[]): Calendar => ({ free: byStart(slots), taken: new Map() });

/** B-10: a slot that somebody takes stays in its place as taken, so that nothing moves under the reader's hand; one given back is free again. */
export function afterNews({ free: before, taken }: Calendar, { isSnapshot, slots, gone }: SlotNews): Calendar {
  const free = new Map([...(isSnapshot ? [] : before), ...byStart(slots)]);
  for (const slotStart of gone) free.delete(slotStart);
  const known = [...taken.values(), ...before.values()];
  return { free, taken: byStart(known.filter(({ slotStart }) => !free.has(slotStart))) };
}

/** What was free before and is not now. */
export const lost = (before: Calendar, now: Calendar): Slot[] =>
  [...before.free.values()].filter(({ slotStart }) => now.taken.has(slotStart));

export interface ShownSlot extends Slot {
  readonly isFree: boolean;
}

export interface Day {
  readonly date: string;
  readonly slots: readonly ShownSlot[];
}

const addDays = (date: string, days: number): string => {
  const moved = new Date(`${date}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
};

const mondayOf = (date: string): string => addDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7));

const workingWeek = 5;

/** The weeks with anything in them, each from Monday to Friday, and to the last day with a slot. */
export function weeksOf({ free, taken }: Calendar): Day[][] {
  const all: ShownSlot[] = [
    ...[...free.values()].map((slot) => ({ ...slot, isFree: true })),
    ...[...taken.values()].map((slot) => ({ ...slot, isFree: false })),
  ].toSorted((a, b) => a.slotStart.localeCompare(b.slotStart));
  const weeks = Map.groupBy(all, ({ date }) => mondayOf(date));
  return [...weeks].map(([monday, slots]) => {
    const last = slots.at(-1)?.date ?? monday;
    const dates = Array.from({ length: 7 }, (_, index) => addDays(monday, index)).filter(
      (date, index) => index < workingWeek || date <= last,
    );
    return dates.map((date) => ({ date, slots: slots.filter((slot) => slot.date === date) }));
  });
}

/** The free slot nearest to another: the next one, or else the last. */
export function nearestFree({ free }: Calendar, slotStart: string): string | undefined {
  const starts = [...free.keys()].toSorted();
  return starts.find((start) => start > slotStart) ?? starts.at(-1);
}

const arrows: Readonly<Record<string, readonly [days: number, slots: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The free slot an arrow key leads to: over days without one, to the nearest in the day. */
export function stepTo(week: readonly Day[], from: string, key: string): string | undefined {
  const [days, slots] = arrows[key] ?? [0, 0];
  const column = week.findIndex((day) => day.slots.some(({ slotStart }) => slotStart === from));
  const row = week[column]?.slots.findIndex(({ slotStart }) => slotStart === from) ?? 0;
  if (slots !== 0) {
    const ahead = slots > 0 ? week[column]?.slots.slice(row + 1) : week[column]?.slots.slice(0, row).toReversed();
    return ahead?.find(({ isFree }) => isFree)?.slotStart;
  }
  for (let at = column + days; days !== 0 && at >= 0 && at < week.length; at += days) {
    const free = week[at]?.slots.filter(({ isFree }) => isFree) ?? [];
    const same = week[at]?.slots[row];
    if (free.length > 0) return (same?.isFree ? same : free[0])?.slotStart;
  }
  return undefined;
}
