import { actingViewer, type Context } from '../context.ts';
import { decodeCursor, streamOf } from '../cursor.ts';
import { lastPosition } from '../event-log.ts';
import { requirePerson } from '../identity/sign-in/sign-in.commands.ts';
import { no, Refused } from '../refusals.ts';

/** Woken when somebody has looked at their notices, for the other places where they are signed in. */
export const seenTopic = (userId: string): string => `seen:${userId}`;

/**
 * Somebody has seen their notices up to a place. It goes forward only, so that of two devices the one that has seen more
 * decides, and saying it twice changes nothing.
 */
export async function markSeen(context: Context, upTo: string): Promise<void> {
  const { userId } = requirePerson(context);
  const viewer = actingViewer(context);
  if (viewer.inTraining) throw new Refused([no.forbidden('')]);
  const stream = streamOf(viewer);
  const position = decodeCursor(upTo, stream, await lastPosition(context.db, stream), '/upTo');
  await context.db.$executeRaw`
    INSERT INTO "notices_seen" ("userId", "stream", "position", "seenAt") VALUES (${userId}, ${stream}, ${position}, ${context.clock.now()})
    ON CONFLICT ("userId") DO UPDATE SET "stream" = EXCLUDED."stream", "position" = EXCLUDED."position", "seenAt" = EXCLUDED."seenAt"
    WHERE "notices_seen"."stream" <> EXCLUDED."stream" OR "notices_seen"."position" < EXCLUDED."position"`;
  context.wakeups.wake([seenTopic(userId)]);
}
