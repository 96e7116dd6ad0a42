import { exportAudit } from '@sporbar/schema/audit/export.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';

const rows = 100_000;

describe('the audit as a file', () => {
  let served: Served;
  let statements: string[] = [];
  beforeAll(async () => {
    served = await openServed('server', { onStatement: (sql) => void (/FROM .*"audit_entries"/s.test(sql) && statements.push(sql)) });
    await served.desk.database.db.$executeRawUnsafe(
      `INSERT INTO "audit_entries" ("at", "actorUsername", "action", "objectType", "objectId", "after")
       SELECT '2025-09-01T00:00:00Z'::timestamptz + i * interval '10 s', 'robot', 'updateOrder', 'ORDER', 'ord_' || i, jsonb_build_object('comment', '=cmd ' || i)
       FROM generate_series(1, ${rows}) i`,
    );
  });
  afterAll(() => served.close());

  const fetched = async (query: string, userId: string) =>
    fetch(`${served.url}/audit.csv?${query}`, { headers: { cookie: await served.cookieOf(userId), 'accept-language': 'nb' } });

  it('AUD-04 sends 100,000 rows in pieces, each once', async () => {
    const response = await fetched('user=robot', served.people.agent);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="audit-2025-10-01.csv"');
    const seen = new Set<string>();
    let largest = 0;
    let rest = '';
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      const piece = decoder.decode(bytes, { stream: true });
      largest = Math.max(largest, piece.length);
      const lines = (rest + piece).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach((line) => seen.add(line.split(',')[5] ?? ''));
    }
    expect(seen.size).toBe(rows + 1);
    expect(largest).toBeLessThan(1_000_000);
  }, 120_000);

  it('AUD-04 reads no further than the file is taken: one batch at a time', async () => {
    const { desk, people } = served;
    const pieces = await exportAudit(await desk.contextOf(people.agent), { user: 'robot' });
    await pieces.next();
    statements = [];
    const batches = [await pieces.next(), await pieces.next()];
    expect(batches.map(({ value }) => String(value).split('\r\n').length)).toEqual([501, 501]);
    expect(statements).toHaveLength(2);
    await pieces.return(undefined);
  });

  it('AUD-04 gives the file to nobody who may not search', async () => {
    const status = async (query: string, userId: string) => (await fetched(query, userId)).status;
    expect(await status('', served.people.kari)).toBe(403);
    expect(await status('', served.people.delivery)).toBe(403);
    expect((await fetch(`${served.url}/audit.csv`)).status).toBe(401);
    expect(await status('from=2025-13-01', served.people.agent)).toBe(400);
    expect((await fetch(`${served.url}/audit.csv`, { method: 'POST' })).status).toBe(405);
  });
});
