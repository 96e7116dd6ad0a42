import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  InvoiceStatus,
  OrderLineStatus,
  PackageStatus,
  QuoteLineStatus,
  ReviewStatus,
  ServiceRequestStatus,
  UserStatus,
} from '@sporbar/prisma/generated/client/enums.ts';
import { openTestDatabase } from '@sporbar/prisma/testing.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultPorts } from '../default-ports.ts';
import { loadDemo } from './load-demo.ts';

const folder = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '.cache', 'demo-seasons-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nouns = {
  quote_lines: QuoteLineStatus,
  order_lines: OrderLineStatus,
  service_requests: ServiceRequestStatus,
  packages: PackageStatus,
  purchase_receipts: ReviewStatus,
  invoices: InvoiceStatus,
  users: UserStatus,
};

describe('the demo in every season', () => {
  it.each([
    ['just after New Year', '2027-01-02T11:00:00Z'],
    ['on Easter Monday', '2027-03-29T06:00:00Z'],
    ['on a Monday in the small hours', '2027-06-07T00:20:00Z'],
    ['in the week when summer time ends', '2027-10-31T20:00:00Z'],
  ])(
    'has everything in every status %s',
    async (_when, now) => {
      const database = await openTestDatabase('embedded');
      try {
        const { db } = database;
        const ports = defaultPorts(db, { dataDir: join(folder, 'files'), siteUrl: 'http://127.0.0.1', linkSecret: 'test' });
        await loadDemo({ db, ports, keysFile: join(folder, 'keys.json'), clock: { now: () => new Date(now) } });
        for (const [table, statuses] of Object.entries(nouns)) {
          const rows = await db.$queryRawUnsafe<{ status: string }[]>(
            `SELECT DISTINCT "status"::text AS status FROM "${table}" ORDER BY 1`,
          );
          expect([table, rows.map(({ status }) => status)]).toEqual([table, Object.values(statuses).sort()]);
        }
      } finally {
        await database.close();
      }
    },
    600_000,
  );
});
