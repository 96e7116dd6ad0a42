import type { Db } from '@sporbar/prisma/client.ts';
import type { Viewer } from '../viewer.ts';
import { overBy } from './sign-in/session.rules.ts';
import { endSessionByClock } from './viewer-loading.ts';

/** Why a connection may not go on: session or key ended, access closed, rights changed. */
export type EndedHow = 'ENDED' | 'CLOSED' | 'CHANGED';

interface Standing {
  readonly id: string;
  readonly ended: boolean;
  /** Of a session. */
  readonly createdAt: Date | null;
  readonly lastActivityAt: Date | null;
  readonly closed: boolean;
  readonly version: number;
}

/**
 * Looks up, in one query, how the sessions and keys behind open connections stand now. The answer tells of a viewer, as
 * it was when its connection opened, whether it may go on. Sessions found idle or too old are ended (IA-06).
 */
export async function findEnded(
  db: Db,
  viewers: readonly Viewer[],
  now: Date,
): Promise<(viewer: Viewer, userVersion: number) => EndedHow | undefined> {
  const sessionIds = [...new Set(viewers.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId])))];
  const keyIds = [...new Set(viewers.flatMap(({ apiKey }) => (apiKey === null ? [] : [apiKey.id])))];
  const rows = await db.$queryRaw<Standing[]>`
    SELECT s."id", s."endedAt" IS NOT NULL AS "ended", s."createdAt", s."lastActivityAt", u."status" = 'CLOSED' AS "closed", u."version"
    FROM "sessions" s JOIN "users" u ON u."id" = s."userId" WHERE s."id" = ANY(${sessionIds}::text[])
    UNION ALL
    SELECT k."id", k."revokedAt" IS NOT NULL OR COALESCE(k."expiresAt" <= ${now}, false), NULL, NULL, u."status" = 'CLOSED', u."version"
    FROM "api_keys" k JOIN "users" u ON u."id" = k."userId" WHERE k."id" = ANY(${keyIds}::text[])`;
  const over = new Set<string>();
  for (const { id, ended, createdAt, lastActivityAt } of rows) {
    const how = createdAt === null || lastActivityAt === null ? undefined : overBy({ createdAt, lastActivityAt }, now);
    if (how === undefined) continue;
    over.add(id);
    if (!ended) await endSessionByClock(db, id, how, now, { ip: null, requestId: null });
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ({ sessionId, apiKey }, userVersion) => {
    const row = byId.get(sessionId ?? apiKey?.id ?? '');
    if (row?.closed === true) return 'CLOSED';
    if (row === undefined || row.ended || over.has(row.id)) return 'ENDED';
    return row.version > userVersion ? 'CHANGED' : undefined;
  };
}
