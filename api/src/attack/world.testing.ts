import { newId } from '@sporbar/schema/ids.ts';
import type { Db } from '@sporbar/prisma/client.ts';
import { goodLine, newOrder, sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { booked, done, foundShopper, received, uploadedFile, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import { goodCircuit, newQuote, places, sentQuote } from '@sporbar/schema/quotes/quote.testing.ts';
import { newRequest, sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { grantTickets, newTicket } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import { freshKey } from '@sporbar/schema/testing.ts';
import type { Served } from '../served.testing.ts';

/** Whatever one customer can own, in drafts and sent, with two mailbox customers beside. */
export interface World {
  readonly mari: Shopper;
  readonly olga: Shopper;
  /** Good values, by the input type they are of. */
  readonly given: Readonly<Record<string, unknown>>;
}

export async function foundWorld({ desk, people }: Served): Promise<World> {
  const at = await places(desk);
  await newOrder(desk, people.kari);
  await sentOrder(desk, people.kari);
  await newOrder(desk, people.elsa);
  await newQuote(desk, people.kari, [goodCircuit(at)]);
  await sentQuote(desk, people.kari, at);
  await newRequest(desk, people.kari);
  await sentRequest(desk, people.kari, { referenceKind: 'ORDER', referenceValue: 'O-77' });
  await grantTickets(desk, people.kari);
  await newTicket(desk, people.kari, people.north.id);
  const mari = await foundShopper(desk, 'mari');
  const olga = await foundShopper(desk, 'olga');
  const parcel = await booked(desk, mari);
  const arrived = await received(desk, mari, people.warehouse);
  const fileId = await uploadedFile(desk, mari);
  await done(desk, mari.userId, 'uploadReceipt', { id: arrived['id'], expectedVersion: arrived['version'], fileId });
  await uploadedFile(desk, { userId: people.kari, organisationId: people.north.id });
  await done(desk, mari.userId, 'updatePackage', { id: parcel['id'], expectedVersion: parcel['version'], sellerName: 'Hat Barn' });
  for (const organisationId of [people.north.id, mari.organisationId]) await invoice(desk, people.billing, organisationId);
  await attachment(desk.database.db, people);
  const given = {
    OrderLineInput: goodLine(),
    QuoteLineInput: goodCircuit(at),
    PackageInput: { contents: 'Shoes', declaredValue: { amountMinor: 8000, currency: 'USD' }, trackingNumbers: ['1ZATTACK'] },
  };
  return { mari, olga, given };
}

async function invoice(desk: Served['desk'], userId: string, organisationId: string): Promise<void> {
  const input = { idempotencyKey: freshKey(), organisationId, lines: [{ text: 'Freight', quantity: 1, unitAmountMinor: 5000 }] };
  const query = 'mutation M($input: IssueInvoiceInput!) { issueInvoice(input: $input) { ... on InvoicePayload { invoice { id } } } }';
  const answer = await desk.run(userId, query, { input });
  if (answer['issueInvoice'].invoice === undefined) throw new Error('no invoice');
}

async function attachment(db: Db, { kari, north }: Served['people']): Promise<void> {
  const fileId = await uploadedFile({ database: { db }, clock: { now: () => new Date() } } as never, {
    userId: kari,
    organisationId: north.id,
  });
  const line = await db.orderLine.findFirstOrThrow({ where: { order: { organisationId: north.id } } });
  const of = { ownerType: 'ORDER_LINE' as const, ownerId: line.id, organisationId: north.id, uploadedById: kari, uploadedByName: 'Kari' };
  await db.attachment.create({ data: { id: newId('Attachment'), fileId, kind: 'MAP', createdAt: new Date(), ...of } });
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** The rows of every table whose ids are ours. */
export async function rowsByTable(db: Db): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  for (const table of await tablesOf(db)) {
    const rows = await db.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(`SELECT to_jsonb(t) AS row FROM "${table}" t`);
    const ours = rows.map(({ row }) => row).filter(({ id }) => typeof id === 'string' && /^[a-z]{3}_[0-9a-f]{32}$/.test(id));
    if (ours.length > 0)
      found.set(
        table,
        ours.map((columns) => ({ id: String(columns['id']), version: Number(columns['version'] ?? 1), columns })),
      );
  }
  return found;
}

const tablesOf = async (db: Db): Promise<string[]> =>
  (await db.$queryRaw<{ name: string }[]>`SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`).map(
    ({ name }) => name,
  );

/** Tables that tell who was here and when: they change without anything being changed. */
const traces = ['sessions', 'api_keys', 'failed_logins', 'door_knocks'];

/** What every table holds, in one hash each: equal before and after means that nothing was written. */
export async function digestOf(db: Db): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of (await tablesOf(db)).filter((name) => !traces.includes(name))) {
    const [row] = await db.$queryRawUnsafe<{ digest: string }[]>(
      `SELECT count(*)::text || ':' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS digest FROM "${table}" t`,
    );
    digests[table] = row?.digest ?? '';
  }
  return digests;
}
