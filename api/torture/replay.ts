import type { Db } from '@sporbar/prisma/client.ts';
import { carrierStream, decodeCursor, organisationStream } from '@sporbar/schema/cursor.ts';
import type { Answer } from '@sporbar/schema/testing.ts';
import { ask, type Step } from '../src/crash/client.testing.ts';
import type { Account, Acknowledged, Logged } from './judgement.ts';
import type { Guests } from './people.ts';

/** Every event at its place in every stream that tells of it, as the tables say. */
export async function readLog(db: Db): Promise<Logged[]> {
  const events = await db.statusEvent.findMany({ orderBy: { id: 'asc' } });
  const deliveries = await db.delivery.findMany();
  const places = new Map(deliveries.map(({ stream, number, eventId }) => [`${stream} ${eventId}`, number]));
  return events.flatMap((row) => {
    const event: Answer = {
      id: `evt_${row.id}`,
      kind: row.kind,
      move: row.move,
      objectId: row.objectId,
      rootId: row.rootId,
      from: row.fromStatus,
      to: row.toStatus,
      objectVersion: row.objectVersion,
      rootVersion: row.rootVersion,
    };
    const at = (stream: string, isTold: boolean): Logged => ({
      stream,
      number: places.get(`${stream} ${row.id}`) ?? null,
      isTold,
      transactionId: row.transactionId,
      event,
    });
    const organisation = at(organisationStream(row.organisationId), row.customerVisible);
    return row.carrierVisible ? [organisation, at(carrierStream, true)] : [organisation];
  });
}

const page = `query R($after: Cursor) { events(after: $after, first: 200) { cursor hasMore events {
  cursor event { id kind move objectId rootId from to objectVersion rootVersion } } } }`;
const furthest = 10n ** 17n;

/** The whole of each stream as `events(after, first)` tells it on one server. */
export async function replay(url: string, where: string, { keys, streams }: Guests): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const [by, stream] of Object.entries(streams)) {
    const told: { number: bigint; event: Answer }[] = [];
    let after: string | null = null;
    for (let hasMore = true; hasMore;) {
      const { events } = await ask({ url, signal: AbortSignal.timeout(30_000) }, keys[by] ?? '', page, { after });
      const read = events as { cursor: string; hasMore: boolean; events: { cursor: string; event: Answer }[] };
      for (const { cursor, event } of read.events) told.push({ number: decodeCursor(cursor, stream, furthest), event });
      ({ cursor: after, hasMore } = read);
    }
    accounts.push({ name: `events() of ${by} on ${where}`, stream, from: 0n, told });
  }
  return accounts;
}

/** What the steps were told is done. */
export function acknowledgedIn(steps: readonly Step[], streamOf: (by: string) => string): Acknowledged[] {
  return steps.flatMap(({ by, move, answer }) => {
    if (answer === undefined) return [];
    const header = (answer['order'] ?? answer['serviceRequest']) as Answer;
    const stream = streamOf(by);
    return {
      name: by,
      move,
      stream,
      cursor: decodeCursor(answer['eventCursor'] as string, stream, furthest),
      changes: answer['changes'] as Acknowledged['changes'],
      rows: answer['order'] === undefined ? [header as never] : (header['lines'] as Acknowledged['rows']),
    };
  });
}
