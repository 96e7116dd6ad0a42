import { setTimeout as pause } from 'node:timers/promises';
import { requireViewer, type Context } from '../context.ts';
import { streamOf } from '../cursor.ts';
import { isPassing } from '../database-faults.ts';
import { lastPosition } from '../event-log.ts';
import { following } from '../events/following.ts';
import { stoppable } from '../events/stoppable.ts';
import type { Follower } from '../events/tail.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { isNotice, strokeOf } from './notice.rules.ts';
import { bellOf, mostCounted, unseenOf, type Bell } from './notices.ts';
import { seenTopic } from './seen.ts';

/** How a bell stands: told at first, with each new notice, and when its notices were seen somewhere. */
export interface BellNews {
  readonly bell: Bell;
  readonly unseen: number;
}

/**
 * Follows the viewer's own bell. The table is read at the beginning and when something was seen; what comes in between
 * is counted from the stream's newest events, which the server holds in memory.
 */
export const followBell = (context: Context): AsyncGenerator<BellNews> => stoppable((signal) => generate(context, signal));

async function* generate(context: Context, signal: AbortSignal): AsyncGenerator<BellNews> {
  const { db, tails, wakeups } = context;
  const viewer = requireViewer(context);
  const stream = streamOf(viewer);
  if (viewer.isCarrier) await numberCarrierEvents(context);
  const follower = tails.follow(stream, following(viewer, {}));
  try {
    let told: number | undefined;
    while (!signal.aborted) {
      // Waiting begins before looking: what is seen meanwhile is looked at again.
      const seen = heard(wakeups.next(seenTopic(viewer.userId), signal));
      const { bell, strokes } = await whenPossible(context, signal, async () => {
        const { upTo } = await follower.read(await lastPosition(db, stream));
        const bell = await bellOf(context, upTo);
        return { bell, strokes: await unseenOf(context, bell) };
      });
      if (strokes.size !== told) yield { bell, unseen: strokes.size };
      told = yield* counting(context, follower, { bell, strokes, seen }, signal);
    }
  } finally {
    follower.leave();
  }
}

interface Heard {
  readonly promise: Promise<void>;
  has: boolean;
}

function heard(promise: Promise<void>): Heard {
  const one: Heard = { promise, has: false };
  void promise.then(() => (one.has = true));
  return one;
}

interface Counted {
  readonly bell: Bell;
  /** The unseen notices, each once, however the events of one are cut into readings. */
  readonly strokes: Set<string>;
  readonly seen: Heard;
}

/** Tells of new notices until some are seen, or too many come to be counted one by one. Answers how many were told last. */
async function* counting(
  context: Context,
  follower: Follower,
  { bell, strokes, seen }: Counted,
  signal: AbortSignal,
): AsyncGenerator<BellNews, number> {
  const viewer = requireViewer(context);
  let { position } = bell;
  for (;;) {
    await Promise.race([follower.changed(signal), seen.promise]);
    // What comes close together is told once.
    await pause(context.tails.listPauseMs, undefined, { signal }).catch(() => {});
    if (signal.aborted || seen.has) return strokes.size;
    const { events, upTo, isCaughtUp } = await whenPossible(context, signal, async () => follower.read(position));
    if (!isCaughtUp) return strokes.size;
    position = upTo;
    const fresh = events.filter(({ event }) => isNotice(viewer, event) && !strokes.has(strokeOf(event)));
    for (const { event } of fresh) if (strokes.size < mostCounted) strokes.add(strokeOf(event));
    if (fresh.length > 0) yield { bell: { ...bell, position }, unseen: strokes.size };
  }
}

/** While the database is away a bell is late, and right when it comes. */
async function whenPossible<T>(context: Context, signal: AbortSignal, read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await context.wakeups.next('tick:lists', signal);
    }
  }
}
