import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import { requireViewer, type Context } from '../context.ts';
import { streamOf } from '../cursor.ts';
import { concerns, lastPosition, type Delivered } from '../event-log.ts';
import { following } from '../events/following.ts';
import { lineNumbersOf } from '../mail/queue.ts';
import { numbersOfRoots } from '../object-numbers.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { isNotice, strokeOf, strokesOf } from './notice.rules.ts';

/** So far back in the stream a bell looks at most: what is older is history. */
const mostLookedThrough = 2_000n;
/** More unseen notices than that are not counted. */
export const mostCounted = 100;
const pageRows = 200;

/** What one transaction did to one page. */
export interface Notice {
  /** Oldest first; one at least. */
  readonly events: readonly StatusEvent[];
  /** The place of its last event in the reader's stream. */
  readonly position: bigint;
  readonly isSeen: boolean;
  /** The number of the page's object, where it has one. */
  readonly number: string | null;
  readonly lineNumbers: ReadonlyMap<string, number>;
}

/** Where a reader of notices stands. */
export interface Bell {
  readonly stream: string;
  /** Everything up to here is in it. */
  readonly position: bigint;
  readonly seen: bigint;
}

/** The viewer's bell: read before the notices it is to hold. */
export async function bellOf(context: Context, at?: bigint): Promise<Bell> {
  const viewer = requireViewer(context);
  const stream = streamOf(viewer);
  if (at === undefined && viewer.isCarrier) await numberCarrierEvents(context);
  const position = at ?? (await lastPosition(context.db, stream));
  const row = await context.db.noticesSeen.findUnique({ where: { userId: viewer.userId } });
  const seen = row?.stream === stream ? row.position : await joinedAt(context, viewer.userId, stream, position);
  return { stream, position, seen };
}

/** D-54: what was there before somebody came is history to them. Looks no further back than a bell does. */
async function joinedAt({ db }: Context, userId: string, stream: string, position: bigint): Promise<bigint> {
  const [row] = await db.$queryRaw<{ number: bigint | null }[]>`SELECT max("number") AS "number" FROM "deliveries"
    WHERE "stream" = ${stream} AND "number" > ${position - mostLookedThrough} AND "number" <= ${position}
      AND "eventId" < (SELECT min("id") FROM "status_events" WHERE "objectId" = ${userId})`;
  return row?.number ?? 0n;
}

/** The unseen notices of a bell, by the stroke that each is: at most 100. */
export async function unseenOf(context: Context, bell: Bell): Promise<Set<string>> {
  const strokes = new Set<string>();
  for await (const { event } of heardBackwards(context, bell, bell.seen)) {
    strokes.add(strokeOf(event));
    if (strokes.size === mostCounted) break;
  }
  return strokes;
}

/** The newest notices of a bell, newest first. */
export async function newestOf(context: Context, bell: Bell, first: number): Promise<Notice[]> {
  const heard: Delivered[] = [];
  const strokes = new Set<string>();
  for await (const delivered of heardBackwards(context, bell, 0n)) {
    strokes.add(strokeOf(delivered.event));
    // A stroke lies together in the stream: with the one after the last, all of those before are whole.
    if (strokes.size > first) break;
    heard.push(delivered);
  }
  const events = heard.map(({ event }) => event);
  const [numbers, lineNumbers] = await Promise.all([
    numbersOfRoots(context.db, new Set(events.map(({ rootId }) => rootId))),
    lineNumbersOf(context.db, events),
  ]);
  return strokesOf(heard).map((stroke) => {
    const [{ number: position, event }] = stroke as [Delivered];
    const told = stroke.map(({ event }) => event).toReversed();
    return { events: told, position, isSeen: position <= bell.seen, number: numbers.get(event.rootId) ?? null, lineNumbers };
  });
}

/** The events that are notices to the viewer, newest first, between two places and no further back than a bell looks. */
async function* heardBackwards(context: Context, { stream, position }: Bell, after: bigint): AsyncGenerator<Delivered> {
  const viewer = requireViewer(context);
  const sight = following(viewer, {});
  const oldest = position - mostLookedThrough;
  const from = after > oldest ? after : oldest;
  for (let upTo = position; upTo > from;) {
    const rows = await context.db.$queryRawUnsafe<(StatusEvent & { number: bigint })[]>(
      backwardsSql,
      stream,
      from,
      upTo,
      viewer.userId,
      viewer.isCarrier,
    );
    for (const { number, ...event } of rows) if (concerns(event, sight) && isNotice(viewer, event)) yield { number, event };
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    upTo = last.number - 1n;
  }
}

/** What can be a notice at all; whether it is one, the rules say. */
const backwardsSql = `SELECT d."number", e.* FROM "deliveries" d JOIN "status_events" e ON e."id" = d."eventId"
  WHERE d."stream" = $1 AND d."number" > $2 AND d."number" <= $3 AND e."actorId" IS DISTINCT FROM $4
    AND (e."kind" IN ('CREATED', 'MOVED') OR $5::boolean AND e."changes" -> 'queue' IS NOT NULL)
  ORDER BY d."number" DESC LIMIT ${pageRows}`;
