import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '@sporbar/prisma/client.ts';
import {
  InvoiceStatus,
  OrderLineStatus,
  OrderStatus,
  PackageStatus,
  QuoteLineStatus,
  QuoteStatus,
  ReviewStatus,
  ServiceRequestStatus,
  UserStatus,
} from '@sporbar/prisma/generated/client/enums.ts';
import { openTestDatabase, type TestDatabase } from '@sporbar/prisma/testing.ts';
import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import { loadViewerByApiKey } from '@sporbar/schema/identity/viewer-loading.ts';
import { isPassword } from '@sporbar/schema/identity/sign-in/password.ts';
import { deliveryDays } from '@sporbar/schema/events/pruning.ts';
import { numberCarrierEvents } from '@sporbar/schema/sequencer.ts';
import { systemClock } from '@sporbar/schema/time.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPorts } from '../default-ports.ts';
import { DemoBrokenOff, loadDemo, type DemoLogins } from './load-demo.ts';
import { houseId, personId } from './people.ts';

const started = new Date();
let database: TestDatabase;
let db: Db;
let demo: DemoLogins | null;
const folder = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '.cache', 'demo-'));
const load = (into: Db) =>
  loadDemo({
    db: into,
    ports: defaultPorts(into, { dataDir: join(folder, 'files'), siteUrl: 'http://127.0.0.1', linkSecret: 'test' }),
    keysFile: join(folder, 'keys.json'),
  });

beforeAll(async () => {
  database = await openTestDatabase('embedded');
  db = database.db;
  demo = await load(db);
}, 600_000);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const statusesIn = async (table: string): Promise<string[]> =>
  (await db.$queryRawUnsafe<{ status: string }[]>(`SELECT DISTINCT "status"::text AS status FROM "${table}" ORDER BY 1`)).map(
    ({ status }) => status,
  );

const nouns = [
  ['quote', 'quotes', QuoteStatus, 'QUOTE'],
  ['quote line', 'quote_lines', QuoteLineStatus, 'QUOTE_LINE'],
  ['order', 'orders', OrderStatus, 'ORDER'],
  ['order line', 'order_lines', OrderLineStatus, 'ORDER_LINE'],
  ['service request', 'service_requests', ServiceRequestStatus, 'SERVICE_REQUEST'],
  ['package', 'packages', PackageStatus, 'PACKAGE'],
  ['purchase receipt', 'purchase_receipts', ReviewStatus, 'PURCHASE_RECEIPT'],
  ['invoice', 'invoices', InvoiceStatus, 'INVOICE'],
  ['user', 'users', UserStatus, 'USER'],
] as const;

describe('the demo', () => {
  it.each(nouns)('has a %s in every status', async (_name, table, statuses) => {
    expect(await statusesIn(table)).toEqual(Object.values(statuses).sort());
  });

  it.each(nouns)('S-31 has no %s whose status is not that of its last event', async (_name, table, _statuses, type) => {
    const strangers = await db.$queryRawUnsafe(
      `SELECT t."id" FROM "${table}" t LEFT JOIN LATERAL (
         SELECT e."toStatus" FROM "status_events" e WHERE e."objectId" = t."id" AND e."objectType" = $1::"ObjectType" AND e."toStatus" IS NOT NULL ORDER BY e."id" DESC LIMIT 1
       ) last ON true WHERE last."toStatus" IS DISTINCT FROM t."status"::text`,
      type,
    );
    expect(strangers).toEqual([]);
  });

  it('RU-O1 RU-Q1 has headers that agree with their lines, and rows, events, audit and mails of one mind', async () => {
    const wakeups = { wake: () => {}, next: () => Promise.resolve() };
    while ((await numberCarrierEvents({ db, wakeups })) > 0);
    const prunedBefore = new Date(Date.now() - deliveryDays * 86_400_000);
    expect(await contradictionsIn(db, prunedBefore)).toEqual([]);
    expect((await db.order.count()) + (await db.quote.count())).toBeGreaterThan(200);
  });

  it('S-31 happened in the sixty days before, one thing after another in every organisation', async () => {
    const events = await db.statusEvent.findMany({ orderBy: { id: 'asc' }, select: { organisationId: true, sequence: true, at: true } });
    const day = 86_400_000;
    expect(events.filter(({ at }) => at > started || at.getTime() < started.getTime() - 60 * day - 120_000)).toEqual([]);
    for (const own of Map.groupBy(events, ({ organisationId }) => organisationId).values()) {
      expect(own.map(({ sequence }) => Number(sequence))).toEqual(own.map((_event, index) => index + 1));
      expect(own.map(({ at }) => at.getTime())).toEqual(own.map(({ at }) => at.getTime()).toSorted((a, b) => a - b));
    }
  });

  it('O-26 D-04 SR-24 has what the clock cancelled and closed', async () => {
    const byClock = await db.statusEvent.groupBy({
      by: ['move'],
      where: { actorKind: 'SYS', actorId: null, move: { in: ['expireOrderLine', 'closeFinishedOrderLine', 'closeServiceRequestByTimer'] } },
    });
    expect(byClock.map(({ move }) => move).sort()).toEqual(['closeFinishedOrderLine', 'closeServiceRequestByTimer', 'expireOrderLine']);
  });

  it('has a project of fifty lines', async () => {
    const projects = await db.order.findMany({ where: { orderType: 'PROJECT' }, include: { _count: { select: { lines: true } } } });
    expect(Math.max(...projects.map(({ _count }) => _count.lines))).toBe(50);
  });

  it('has every customer with something overdue', async () => {
    const today = started.toISOString().slice(0, 10);
    const overdue = await db.invoice.findMany({
      where: { outstandingMinor: { gt: 0 }, dueOn: { lt: today } },
      distinct: ['organisationId'],
      select: { organisationId: true },
    });
    expect(overdue).toHaveLength(4);
  });

  it('INV-01 has invoices of what was really caused, and charges that wait for the next one', async () => {
    const [invoiced, waiting] = [
      await db.invoiceCharge.count({ where: { invoicedIn: { not: null } } }),
      await db.invoiceCharge.count({ where: { invoicedIn: null } }),
    ];
    const from = await db.invoice.count({ where: { charges: { some: {} } } });
    expect({ from: from >= 6, invoiced: invoiced >= 20, waiting: waiting > 0 }).toEqual({ from: true, invoiced: true, waiting: true });
  });

  it('leaves no mail waiting to be sent', async () => {
    expect(await db.emailMessage.count({ where: { state: 'QUEUED' } })).toBe(0);
    expect(await db.emailMessage.count({ where: { state: 'SENT' } })).toBeGreaterThan(50);
  });

  it('opens every login with the password it tells', async () => {
    for (const { username } of demo?.people ?? []) {
      const { passwordHash, status } = await db.user.findUniqueOrThrow({ where: { username } });
      expect([username, status, await isPassword(demo?.password ?? '', passwordHash)]).toEqual([username, 'ACTIVE', true]);
    }
    expect(demo?.people.length).toBeGreaterThan(15);
  });

  it('IA-03 hands out keys that work, each for its own user', async () => {
    const owners = await Promise.all(
      Object.values(demo?.keys ?? {}).map(async (secret) => (await loadViewerByApiKey(db, secret, systemClock))?.viewer.username),
    );
    expect(owners.sort()).toEqual(['elsa', 'ingrid', 'kari', 'kari', 'sandbox', 'viktor']);
  });

  it('is loaded once: a second start finds it whole, with the same keys', async () => {
    const events = await db.statusEvent.count();
    expect(await load(db)).toEqual({ ...demo, moves: 0 });
    expect(await db.statusEvent.count()).toBe(events);
  });

  it('leaves a database alone that holds something else, and says when it was broken off', async () => {
    const other = await openTestDatabase('embedded');
    try {
      const found = { kind: 'CARRIER' as const, businessLines: [] };
      await other.db.organisation.create({ data: { id: 'org_00000000000000000000000000000000', name: 'Somebody', ...found } });
      expect(await load(other.db)).toBeNull();
      await other.db.organisation.create({ data: { id: houseId('carrier'), name: 'Half a demo', ...found } });
      expect(await other.db.user.count({ where: { id: personId('sandbox') } })).toBe(0);
      await expect(load(other.db)).rejects.toThrow(DemoBrokenOff);
    } finally {
      await other.close();
    }
  });
});
