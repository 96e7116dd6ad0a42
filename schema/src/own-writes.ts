import type { Context } from './context.ts';
import { carrierStream, encodeCursor, organisationStream, streamOf } from './cursor.ts';
import { lastPosition } from './event-log.ts';
import { numberAllCommitted, numberCarrierEvents } from './sequencer.ts';

/** Where a change ended in the stream of each organisation it concerns. */
export type LastNumbers = readonly (readonly [organisationId: string, position: string])[];

/**
 * Read your own writes: the number of the last event of this change in the caller's stream. On every server, whatever comes
 * up to this cursor holds the change, and what comes after it came later.
 */
export async function cursorAfter(context: Context, last: LastNumbers): Promise<string> {
  const { viewer } = context;
  if (viewer !== null && !viewer.isCarrier) {
    const own = last.find(([organisationId]) => organisationId === viewer.organisationId);
    return own === undefined ? cursorNow(context) : encodeCursor(organisationStream(own[0]), BigInt(own[1]));
  }
  // Another server may be at numbering this very change: then it is waited for.
  await numberCarrierEvents(context);
  let number = await carrierNumberOf(context, last);
  if (number === undefined) {
    await numberAllCommitted(context);
    number = await carrierNumberOf(context, last);
  }
  return number === undefined || number === null ? cursorNow(context) : encodeCursor(carrierStream, number);
}

/** The caller's stream as it stands: where nothing of the change is in it. */
export async function cursorNow({ db, viewer }: Context): Promise<string> {
  const stream = viewer === null ? carrierStream : streamOf(viewer);
  return encodeCursor(stream, await lastPosition(db, stream));
}

/** The carrier's number of the last event it may see of a change; null: it may see none; undefined: it waits for its number still. */
async function carrierNumberOf({ db }: Context, last: LastNumbers): Promise<bigint | null | undefined> {
  const numbers = await Promise.all(
    last.map(async ([organisationId, position]) => {
      const [row] = await db.$queryRaw<{ number: bigint | null; waits: boolean }[]>`
        SELECT d."number", EXISTS (SELECT FROM "desk_outbox" o WHERE o."eventId" = e."id") AS waits
        FROM "status_events" e LEFT JOIN "deliveries" d ON d."eventId" = e."id" AND d."stream" = ${carrierStream}
        WHERE e."organisationId" = ${organisationId} AND e."sequence" <= ${BigInt(position)} AND e."carrierVisible"
        ORDER BY e."sequence" DESC LIMIT 1`;
      return row?.waits === true ? undefined : (row?.number ?? null);
    }),
  );
  if (numbers.includes(undefined)) return undefined;
  return numbers.reduce<bigint | null>((most, number) => (number != null && (most === null || number > most) ? number : most), null);
}
