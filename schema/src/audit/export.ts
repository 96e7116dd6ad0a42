import type { Context } from '../context.ts';
import { actingViewer } from '../context.ts';
import { writeAudit } from '../identity/audit.ts';
import { auditBatches, auditWhere, type AuditQuestion } from './audit-search.ts';
import { csvHead, csvLine } from './audit-csv.ts';

/**
 * AUD-04: the same search as a file, in pieces as it is read. The export is an act of its own: it is audited with what was
 * asked for before the first row leaves. Refuses like the search.
 */
export async function exportAudit(context: Context, question: AuditQuestion): Promise<AsyncGenerator<string>> {
  const { db, clock, locale } = context;
  const viewer = actingViewer(context);
  const where = await auditWhere(db, viewer, question);
  const asked = Object.fromEntries(Object.entries(question).filter(([, value]) => value != null && value !== '')) as Record<string, string>;
  const { id: before } = (await db.auditEntry.findFirst({ orderBy: { id: 'desc' }, select: { id: true } })) ?? { id: 0n };
  await writeAudit(db, context, {
    at: clock.now(),
    actor: { id: viewer.userId, username: viewer.username },
    action: 'exportAudit',
    organisationId: viewer.organisationId,
    after: asked,
  });
  return (async function* () {
    // The mark by which spreadsheets know that it is UTF-8.
    yield `\uFEFF${csvHead}`;
    for await (const rows of auditBatches(db, { AND: [where, { id: { lte: before } }] }))
      yield rows.map((row) => csvLine(row, locale)).join('');
  })();
}
