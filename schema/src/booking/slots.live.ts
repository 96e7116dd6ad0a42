import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { isPassing } from '../database-faults.ts';
import { stoppable } from '../events/stoppable.ts';
import type { SlotWindow } from './calendars.ts';
import { sharedFreeSlots } from './shared-slots.ts';
import { slotsStream } from './slot-use.ts';
import { slotWindowOf, visibleLine, type SlotArgs } from './slot-window.ts';
import type { OpenSlot } from './slots.rules.ts';

/** What a picker is told: all slots first, then those that differ. */
export interface SlotNews {
  readonly isSnapshot: boolean;
  readonly slots: readonly OpenSlot[];
  readonly gone: readonly Date[];
}

/** So many looks of the safety poll lie between two looks at a calendar that nobody has woken. */
const ticksBetweenLooks = 10;

/** B-10: the free slots of some days of a line's calendar, and whatever is taken or given back of them by anybody. */
export const followSlots = (context: Context, args: SlotArgs): AsyncGenerator<SlotNews> =>
  stoppable((signal) => generate(context, args, signal));

async function* generate(context: Context, args: SlotArgs, signal: AbortSignal): AsyncGenerator<SlotNews> {
  let told: ReadonlyMap<number, OpenSlot> | undefined;
  let window: SlotWindow | null = null;
  for (let lookedAt = 0, why: Woken = 'TIME'; !signal.aborted;) {
    try {
      // Slots that move leave the line as it is: it is read again only now and then.
      if (why === 'TIME') window = await slotWindowOf(context, await visibleLine(context, args.lineId), args);
      // Waiting begins before looking, so that nothing falls between.
      const woken = wokenBy(context, window === null ? null : slotsStream(window.calendarCode), signal);
      await pause(Math.max(0, lookedAt + context.tails.listPauseMs - Date.now()), undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const slots = window === null ? [] : await sharedFreeSlots(context.db, window, context.clock.now());
      lookedAt = Date.now();
      const news = newsOf(told, slots);
      told = new Map(slots.map((slot) => [slot.slotStart.getTime(), slot]));
      if (news !== undefined) yield news;
      why = await woken;
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await context.wakeups.next('tick:slots', signal);
      why = 'TIME';
    }
  }
}

/** What differs from what was told; undefined when nothing does. */
export function newsOf(told: ReadonlyMap<number, OpenSlot> | undefined, slots: readonly OpenSlot[]): SlotNews | undefined {
  if (told === undefined) return { isSnapshot: true, slots, gone: [] };
  const now = new Set(slots.map(({ slotStart }) => slotStart.getTime()));
  const changed = slots.filter(({ slotStart, free }) => told.get(slotStart.getTime())?.free !== free);
  const gone = [...told.values()].filter(({ slotStart }) => !now.has(slotStart.getTime())).map(({ slotStart }) => slotStart);
  return changed.length + gone.length === 0 ? undefined : { isSnapshot: false, slots: changed, gone };
}

type Woken = 'SLOTS' | 'TIME';

/** When somebody takes or gives back a slot of the calendar; and after some looks all the same, since time passes and words get lost. */
async function wokenBy({ wakeups }: Context, stream: string | null, signal: AbortSignal): Promise<Woken> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const looks = async (): Promise<Woken> => {
    for (let tick = 0; tick < ticksBetweenLooks && !either.aborted; tick += 1) await wakeups.next('tick:slots', either);
    return 'TIME';
  };
  const slots = stream === null ? [] : [wakeups.next(stream, either).then((): Woken => 'SLOTS')];
  try {
    return await Promise.race([...slots, looks()]);
  } finally {
    over.abort();
  }
}
