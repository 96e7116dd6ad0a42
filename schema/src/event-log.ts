import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { ActorKind, ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import { cursorExpired, decodeCursor, organisationStream } from './cursor.ts';
import type { LastNumbers } from './own-writes.ts';
import { ride, runRider, type Rider } from './rider.ts';
import type { Write } from './writes.ts';

export interface Actor {
  readonly id: string | null;
  readonly kind: ActorKind;
  readonly name: string;
  readonly username: string;
  readonly apiKeyName: string | null;
}

export interface Occasion {
  readonly move: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly transactionId: string;
  readonly requestId: string | null;
  readonly ip: string | null;
}

export type LoggedWrite = Pick<
  Write,
  'kind' | 'id' | 'from' | 'to' | 'version' | 'comment' | 'changes' | 'queue' | 'carrierVisible' | 'customerVisible'
> & { readonly type: ObjectType; readonly root: { type: ObjectType; id: string; version: number; organisationId: string } };

/** What is written together with the last events, once it is known where the other organisations' events end. */
export type Riding = (last: LastNumbers) => readonly Rider[];

/**
 * Writes the events of a transaction: the last thing it does, since the counter of the stream is held until commit.
 * One statement an organisation, in sorted order: take the numbers, insert the events with them, index them for
 * delivery, hand those the carrier may see to the sequencer, and audit; in the last of them go the riders. Answers the
 * last number of each organisation.
 */
export async function appendEvents(tx: Tx, occasion: Occasion, writes: readonly LoggedWrite[], riding: Riding): Promise<LastNumbers> {
  const byOrganisation = Map.groupBy(writes, (write) => write.root.organisationId);
  const organisations = [...byOrganisation.keys()].sort();
  const last: (readonly [string, string])[] = [];
  for (const organisationId of organisations) {
    const riders = organisationId === organisations.at(-1) ? riding([...last]) : [];
    const number = await appendOf(tx, occasion, organisationId, byOrganisation.get(organisationId) ?? [], riders);
    last.push([organisationId, String(number)]);
  }
  if (organisations.length === 0) for (const rider of riding([])) await runRider(tx, rider);
  return last;
}

async function appendOf(
  tx: Tx,
  occasion: Occasion,
  organisationId: string,
  writes: readonly LoggedWrite[],
  riders: readonly Rider[],
): Promise<bigint> {
  const rows = writes.map((write, index) => ({
    i: index + 1,
    kind: write.kind,
    objectType: write.type,
    objectId: write.id,
    rootType: write.root.type,
    rootId: write.root.id,
    fromStatus: write.from,
    toStatus: write.to,
    objectVersion: write.version,
    rootVersion: write.root.version,
    comment: write.comment,
    changes: write.changes,
    carrierVisible: write.carrierVisible,
    customerVisible: write.customerVisible,
    queue: write.queue,
  }));
  const shared = {
    organisationId,
    move: occasion.move,
    actorId: occasion.actor.id,
    actorKind: occasion.actor.kind,
    actorName: occasion.actor.name,
    actorUsername: occasion.actor.username,
    apiKeyName: occasion.actor.apiKeyName,
    transactionId: occasion.transactionId,
    requestId: occasion.requestId,
    ip: occasion.ip,
    at: occasion.at,
  };
  const { queries, column, values, check } = ride(riders, 5);
  const [answer] = await tx.$queryRawUnsafe<{ last: bigint; written: number[] }[]>(
    `${appendSql}${queries} SELECT "last", ${column} AS written FROM counter`,
    organisationStream(organisationId),
    JSON.stringify(rows),
    JSON.stringify(shared),
    rows.length,
    ...values,
  );
  if (answer === undefined) throw new Error('the event log took no number');
  check(answer.written);
  return answer.last;
}

const appendSql = `
WITH counter AS (
  INSERT INTO "streams" ("id", "last") VALUES ($1, $4::int)
  ON CONFLICT ("id") DO UPDATE SET "last" = "streams"."last" + $4::int RETURNING "last"
), shared AS (
  SELECT * FROM jsonb_to_record($3::jsonb) AS s("organisationId" text, "move" text, "actorId" text, "actorKind" text, "actorName" text,
    "actorUsername" text, "apiKeyName" text, "transactionId" text, "requestId" text, "ip" text, "at" timestamptz)
), rows AS (
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS r("i" int, "kind" text, "objectType" text, "objectId" text, "rootType" text, "rootId" text,
    "fromStatus" text, "toStatus" text, "objectVersion" int, "rootVersion" int, "comment" text, "changes" jsonb, "carrierVisible" boolean,
    "customerVisible" boolean, "queue" text)
), logged AS (
  INSERT INTO "status_events" ("organisationId", "sequence", "kind", "move", "objectType", "objectId", "rootType", "rootId", "fromStatus",
    "toStatus", "objectVersion", "rootVersion", "actorId", "actorKind", "actorName", "apiKeyName", "comment", "changes", "carrierVisible",
    "customerVisible", "queue", "transactionId", "requestId", "at")
  SELECT s."organisationId", c."last" - $4::int + r."i", r."kind"::"EventKind", s."move", r."objectType"::"ObjectType", r."objectId",
    r."rootType"::"ObjectType", r."rootId", r."fromStatus", r."toStatus", r."objectVersion", r."rootVersion", s."actorId",
    s."actorKind"::"ActorKind", s."actorName", s."apiKeyName", r."comment", r."changes", r."carrierVisible", r."customerVisible",
    r."queue"::"Department", s."transactionId", s."requestId", s."at"
  FROM counter c CROSS JOIN shared s CROSS JOIN rows r ORDER BY r."i"
  RETURNING "id", "sequence", "carrierVisible"
), indexed AS (
  INSERT INTO "deliveries" ("stream", "number", "eventId") SELECT $1, "sequence", "id" FROM logged
), outbox AS (
  INSERT INTO "desk_outbox" ("eventId") SELECT "id" FROM logged WHERE "carrierVisible"
), audited AS (
  INSERT INTO "audit_entries" ("at", "actorId", "actorUsername", "action", "objectType", "objectId", "organisationId", "before", "after", "ip", "requestId",
    "carrierVisible")
  SELECT s."at", s."actorId", s."actorUsername", s."move", r."objectType", r."objectId", s."organisationId",
    jsonb_strip_nulls(jsonb_build_object('status', r."fromStatus")) || COALESCE((SELECT jsonb_object_agg(k, v->0) FROM jsonb_each(r."changes") AS e(k, v)), '{}'),
    jsonb_strip_nulls(jsonb_build_object('status', r."toStatus", 'comment', r."comment")) || COALESCE((SELECT jsonb_object_agg(k, v->1) FROM jsonb_each(r."changes") AS e(k, v)), '{}'),
    s."ip", s."requestId", r."carrierVisible"
  FROM shared s CROSS JOIN rows r ORDER BY r."i"
)`;

/** The last number given in a stream; 0 before the first. Every list reads it before its rows and answers it as cursor. */
export async function lastPosition(db: Db | Tx, stream: string): Promise<bigint> {
  const row = await db.stream.findUnique({ where: { id: stream }, select: { last: true } });
  return row?.last ?? 0n;
}

/** Before the first event of a stream that is kept for delivery. */
export async function firstPosition(db: Db, stream: string): Promise<bigint> {
  const first = await db.delivery.findFirst({ where: { stream }, orderBy: { number: 'asc' }, select: { number: true } });
  return first === null ? lastPosition(db, stream) : first.number - 1n;
}

export interface Delivered {
  readonly number: bigint;
  readonly event: StatusEvent;
}

/** Which events of a stream a reader follows. */
export interface Following {
  /** Customers do not hear of what is the carrier's own. */
  readonly isCustomer: boolean;
  /** The reader may not see invoices, nor hear of them (INV-07). */
  readonly withoutInvoices: boolean;
  /** The reader may not see trouble tickets, nor hear of them (TT-02). */
  readonly withoutTickets: boolean;
  /** Only this object's page. */
  readonly rootId?: string | undefined;
  readonly rootTypes?: readonly ObjectType[] | undefined;
  /** Only what lies in these queues, and what leaves them. */
  readonly queues?: readonly string[] | undefined;
}

/** Whether a reader of its stream is told of an event. */
export const concerns = (
  event: StatusEvent,
  { isCustomer, withoutInvoices, withoutTickets, rootId, rootTypes, queues }: Following,
): boolean =>
  (event.customerVisible || !isCustomer) &&
  (!withoutInvoices || event.rootType !== 'INVOICE') &&
  (!withoutTickets || event.rootType !== 'TROUBLE_TICKET') &&
  (rootId === undefined || event.rootId === rootId) &&
  (rootTypes === undefined || rootTypes.includes(event.rootType)) &&
  (queues === undefined || queuesOf(event).some((queue) => queues.includes(queue)));

/** The queue an event's object lies in now, and the one it has left by it. */
function queuesOf({ queue, changes }: StatusEvent): readonly string[] {
  const [left] = (changes as { queue?: readonly [before: string | null, after: string | null] } | null)?.queue ?? [];
  return [queue, left].filter((name) => typeof name === 'string');
}

/** How many events a reader is handed at once, at most. */
export const batchSize = 200;

/**
 * The next events of a stream after a position, in order, at most 200; only those of one object's page, if it is named.
 * One statement: it is what a change costs every server that somebody listens to.
 */
export async function readAfter(db: Db, stream: string, after: bigint, upTo: bigint | null, rootId?: string): Promise<Delivered[]> {
  const rows = await db.$queryRawUnsafe<(StatusEvent & { number: bigint })[]>(
    `SELECT d."number", e.* FROM "deliveries" d JOIN "status_events" e ON e."id" = d."eventId"
     WHERE d."stream" = $1 AND d."number" > $2 AND ($3::bigint IS NULL OR d."number" <= $3) AND ($4::text IS NULL OR e."rootId" = $4)
     ORDER BY d."number" LIMIT ${batchSize}`,
    stream,
    after,
    upTo,
    rootId ?? null,
  );
  return rows.map(({ number, ...event }) => ({ number, event }));
}

/**
 * The same for a reader that has come to `after`: refuses when what comes next is not kept any more. Pruning takes a
 * stream's beginning, so what is still there after the reading was all there during it.
 */
export async function readKept(db: Db, stream: string, after: bigint, upTo: bigint, rootId?: string): Promise<Delivered[]> {
  const events = await readAfter(db, stream, after, upTo, rootId);
  if (after < upTo && events[0]?.number !== after + 1n) await mustBeKept(db, stream, after + 1n);
  return events;
}

async function mustBeKept(db: Db, stream: string, number: bigint): Promise<void> {
  const next = await db.delivery.findUnique({ where: { stream_number: { stream, number } }, select: { number: true } });
  if (next === null) throw cursorExpired();
}

/** Where a client that has seen `after` goes on. Refuses a cursor that is not of this stream or no longer kept. */
export async function resumeAt(db: Db, stream: string, after: string): Promise<bigint> {
  const last = await lastPosition(db, stream);
  const position = decodeCursor(after, stream, last);
  if (position < last) await mustBeKept(db, stream, position + 1n);
  return position;
}
