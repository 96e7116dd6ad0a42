import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import { requireViewer, type Context } from '../context.ts';
import { encodeCursor, streamOf } from '../cursor.ts';
import { lastPosition, resumeAt, type Delivered } from '../event-log.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { following, type Filter } from './following.ts';
import { stoppable } from './stoppable.ts';

export interface LiveMessage {
  readonly kind: 'STATE' | 'CHANGE' | 'UP_TO_DATE';
  readonly cursor: string;
  /** The number in the stream that the cursor names. */
  readonly position: bigint;
  /** The object whose state it is or that changed. */
  readonly objectId: string | null;
  readonly event: StatusEvent | null;
  /** Another change that the same transaction made to the same page comes after it. */
  readonly isFollowed?: boolean | undefined;
}

/** Of changes in their order: those after which another comes that the same transaction made to the same page. */
export function followedOf(events: readonly Delivered[]): ReadonlySet<Delivered> {
  const last = new Map(events.map((delivered) => [`${delivered.event.transactionId} ${delivered.event.rootId}`, delivered]));
  const lasts = new Set(last.values());
  return new Set(events.filter((delivered) => !lasts.has(delivered)));
}

/**
 * Follows the viewer's stream: what was missed since `after` (or the present state, when `stateOf` is given and `after`
 * is not), then UP_TO_DATE, then each change. It is pulled: nothing is read while the reader does not ask, so a
 * reader that stops costs nothing and loses nothing.
 */
export const follow = (context: Context, filter: Filter, after: string | null, stateOf: string | null): AsyncGenerator<LiveMessage> =>
  stoppable((signal) => generate(context, filter, after, stateOf, signal));

async function* generate(
  context: Context,
  filter: Filter,
  after: string | null,
  stateOf: string | null,
  signal: AbortSignal,
): AsyncGenerator<LiveMessage> {
  const { db } = context;
  const viewer = requireViewer(context);
  const stream = streamOf(viewer);
  if (viewer.isCarrier) await numberCarrierEvents(context);
  const message = (kind: LiveMessage['kind'], position: bigint, event: StatusEvent | null = null): LiveMessage => ({
    kind,
    cursor: encodeCursor(stream, position),
    position,
    objectId: event?.rootId ?? stateOf,
    event,
  });
  const follower = context.tails.follow(stream, following(viewer, filter));
  try {
    let position = after === null ? await lastPosition(db, stream) : await resumeAt(db, stream, after);
    if (after === null && stateOf !== null) yield message('STATE', position);
    let isUpToDate = false;
    while (!signal.aborted) {
      const { events, upTo, isCaughtUp } = await follower.read(position);
      const followed = followedOf(events);
      for (const delivered of events)
        yield { ...message('CHANGE', delivered.number, delivered.event), isFollowed: followed.has(delivered) };
      position = upTo;
      if (!isCaughtUp) continue;
      if (!isUpToDate) yield message('UP_TO_DATE', position);
      isUpToDate = true;
      await follower.changed(signal);
    }
  } finally {
    follower.leave();
  }
}
