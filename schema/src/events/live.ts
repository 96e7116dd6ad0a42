import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import { requireViewer, type Context } from '../context.ts';
import { encodeCursor, streamOf } from '../cursor.ts';
import { lastPosition, resumeAt, type Delivered } from '../event-log.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { following, type Filter } from './following.ts';
import { readLatest } from './latest.ts';
import { stoppable } from './stoppable.ts';

/** What a reader that has fallen behind wants: all of it, or the newest of each object. */
export type DeliveryChoice = 'EVERY_EVENT' | 'LATEST';

export interface LiveMessage {
  readonly kind: 'STATE' | 'CHANGE' | 'UP_TO_DATE' | 'GAP';
  /** Where a reader goes on that has had this message and all before. */
  readonly cursor: string;
  /** The number in the stream that the cursor names. */
  readonly position: bigint;
  /** The object whose state it is or that changed. */
  readonly objectId: string | null;
  readonly event: StatusEvent | null;
  /** Another change that the same transaction made to the same page comes after it. */
  readonly isFollowed?: boolean | undefined;
  /** The next change has been read with it and comes at once. */
  readonly isMoreAtHand?: boolean | undefined;
  /** Of a GAP: the cursor up to which events were left out, and how many. */
  readonly skipped?: { readonly to: string; readonly count: number } | undefined;
}

const none: ReadonlySet<Delivered> = new Set();

/** Of changes in their order: those after which another comes that the same transaction made to the same page. */
export function followedOf(events: readonly Delivered[]): ReadonlySet<Delivered> {
  if (events.length < 2) return none;
  const last = new Map(events.map((delivered) => [`${delivered.event.transactionId} ${delivered.event.rootId}`, delivered]));
  const lasts = new Set(last.values());
  return new Set(events.filter((delivered) => !lasts.has(delivered)));
}

/** What is asked for: of which stream's events which, from where, and how when the reader is slow. */
export interface Asked {
  readonly filter: Filter;
  readonly after: string | null;
  /** The object whose present state comes first when there is no `after`. */
  readonly stateOf: string | null;
  readonly delivery: DeliveryChoice;
}

/**
 * Follows the viewer's stream: what was missed since `after` (or the present state, when `stateOf` is given and `after`
 * is not), then UP_TO_DATE, then each change. It is pulled: nothing is read while the reader does not ask, so a
 * reader that stops costs nothing. It loses nothing either, or is told in a GAP what was left out, as it has chosen.
 */
export const follow = (context: Context, asked: Asked): AsyncGenerator<LiveMessage> =>
  stoppable((signal) => generate(context, asked, signal));

async function* generate(context: Context, { filter, after, stateOf, delivery }: Asked, signal: AbortSignal): AsyncGenerator<LiveMessage> {
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
  const pace = context.isForMany === true ? context.tails.pace : undefined;
  const follower = context.tails.follow(stream, following(viewer, filter));
  try {
    let position = after === null ? await lastPosition(db, stream) : await resumeAt(db, stream, after);
    if (after === null && stateOf !== null) yield message('STATE', position);
    let isUpToDate = false;
    while (!signal.aborted) {
      const rest = pace?.begin();
      const step = delivery === 'LATEST' ? readLatest(follower, position) : follower.read(position);
      const { events, upTo, isCaughtUp, leftOut = 0 } = step instanceof Promise ? await step : step;
      // It stands before what it tells of: who comes back from here is told of the same objects again.
      if (leftOut > 0) yield { ...message('GAP', position), skipped: { to: encodeCursor(stream, upTo), count: leftOut } };
      const followed = followedOf(events);
      for (const [index, delivered] of events.entries())
        yield {
          ...message('CHANGE', delivered.number, delivered.event),
          isFollowed: followed.has(delivered),
          isMoreAtHand: index < events.length - 1,
        };
      position = upTo;
      if (!isCaughtUp) continue;
      if (!isUpToDate) yield message('UP_TO_DATE', position);
      isUpToDate = true;
      await rest?.(() => follower.hasMore, signal);
      await follower.changed(signal);
    }
  } finally {
    follower.leave();
  }
}
