import { requireViewer, type Context } from '../context.ts';
import { encodeCursor, streamOf } from '../cursor.ts';
import { concerns, firstPosition, lastPosition, readAfter, readKept, resumeAt } from '../event-log.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { following, type Filter } from './following.ts';
import { followedOf, type LiveMessage } from './live.ts';

export interface EventPage {
  readonly events: readonly LiveMessage[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

/** How much of the log one page looks through, however few events of it pass the filter. */
const mostBatches = 10;

/** The viewer's stream as a plain list: what a subscription would send after a cursor, from the oldest kept event without one. */
export async function readEventPage(context: Context, filter: Filter, after: string | null, first: number): Promise<EventPage> {
  const { db } = context;
  const viewer = requireViewer(context);
  const stream = streamOf(viewer);
  if (viewer.isCarrier) await numberCarrierEvents(context);
  const follows = following(viewer, filter);
  const last = await lastPosition(db, stream);
  let position = after === null ? await firstPosition(db, stream) : await resumeAt(db, stream, after);
  // Who names no cursor asks for what is kept, and who names one for all that came after it.
  const readOn = after === null ? readAfter : readKept;
  const events: LiveMessage[] = [];
  for (let batch = 0; batch < mostBatches && position < last && events.length < first; batch++) {
    const read = await readOn(db, stream, position, last, follows.rootId);
    const passing = read.filter(({ event }) => concerns(event, follows)).slice(0, first - events.length);
    const followed = followedOf(passing);
    for (const delivered of passing) {
      const { number, event } = delivered;
      const message = { kind: 'CHANGE', cursor: encodeCursor(stream, number), position: number, objectId: event.rootId, event } as const;
      events.push({ ...message, isFollowed: followed.has(delivered) });
    }
    position = (events.length === first ? passing.at(-1)?.number : read.at(-1)?.number) ?? last;
  }
  return { events, cursor: encodeCursor(stream, position), hasMore: position < last };
}
