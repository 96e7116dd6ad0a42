import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { isPassing } from '../database-faults.ts';
import { stoppable } from '../events/stoppable.ts';
import { freeSlots } from './calendars.ts';
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
  for (let lookedAt = 0; !signal.aborted;) {
    const line = await visibleLine(context, args.lineId);
    const window = await slotWindowOf(context, line, args);
    // Waiting begins before looking, so that nothing falls between.
    const woken = wokenBy(context, window === null ? null : slotsStream(window.calendarCode), signal);
    await pause(Math.max(0, lookedAt + context.tails.listPauseMs - Date.now()), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      const slots = window === null ? [] : await freeSlots(context.db, window, context.clock.now());
      lookedAt = Date.now();
      const news = newsOf(told, slots);
      told = new Map(slots.map((slot) => [slot.slotStart.getTime(), slot]));
      if (news !== undefined) yield news;
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await context.wakeups.next('tick:slots', signal);
      continue;
    }
    await woken;
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

/** When somebody takes or gives back a slot of the calendar; and after some looks all the same, since time passes and words get lost. */
async function wokenBy({ wakeups }: Context, stream: string | null, signal: AbortSignal): Promise<void> {
  const woken = stream === null ? undefined : wakeups.next(stream, signal);
  const looks = async (): Promise<void> => {
    for (let tick = 0; tick < ticksBetweenLooks && !signal.aborted; tick += 1) await wakeups.next('tick:slots', signal);
  };
  await Promise.race([...(woken === undefined ? [] : [woken]), looks()]);
}
