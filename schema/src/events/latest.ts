import type { Delivered } from '../event-log.ts';
import type { Batch, Follower } from './tail.ts';

/** A reader for whom more than so many events wait has fallen behind. */
export const mostWaiting = 100;
/** One step tells of so many objects at most ... */
const mostObjects = 100;
/** ... and leaves out so many events at most. */
const mostLeftOut = 10_000;

/**
 * What comes after a position, for a reader that would rather have the newest than everything: all of it while little
 * waits, otherwise the last event of each object, in order, in bounded steps.
 */
export async function readLatest(follower: Follower, position: bigint): Promise<Batch> {
  let batch = await follower.read(position);
  let waiting = batch.events;
  while (!batch.isCaughtUp && waiting.length <= mostWaiting) {
    batch = await follower.read(batch.upTo);
    waiting = [...waiting, ...batch.events];
  }
  if (waiting.length <= mostWaiting) return { ...batch, events: waiting };
  const newest = new Map<string, Delivered>();
  let count = 0;
  for (;;) {
    count += waiting.length;
    for (const delivered of waiting) {
      // Put in anew, an object stands where its last event does.
      newest.delete(delivered.event.rootId);
      newest.set(delivered.event.rootId, delivered);
    }
    if (batch.isCaughtUp || newest.size >= mostObjects || count >= mostLeftOut) break;
    batch = await follower.read(batch.upTo);
    waiting = batch.events;
  }
  return { ...batch, events: [...newest.values()], leftOut: count - newest.size };
}
