import type { Db } from '@sporbar/prisma/client.ts';
import type { Viewer } from '../viewer.ts';
import { isIdle } from './sign-in/session.rules.ts';
import { endIdleSession } from './viewer-loading.ts';

/** Why a connection may not go on: session or key ended, access closed, rights changed. */
export type EndedHow = 'ENDED' | 'CLOSED' | 'CHANGED';

interface Standing {
  readonly id: string;
  readonly ended: boolean;
  readonly lastActivityAt: Date | null;
  readonly closed: boolean;
  readonly version: number;
}

/**
 * Looks up, in one query, how the sessions and keys behind open connections stand now. The answer tells of a viewer, as
 * it was when its connection opened, whether it may go on. Sessions found idle are ended (IA-06).
 */
export async function findEnded(
  db: Db,
  viewers: readonly Viewer[],
  now: Date,
): Promise<(viewer: Viewer, userVersion: number) => EndedHow | undefined> {
  const sessionIds = [...new Set(viewers.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId])))];
  const keyIds = [...new Set(viewers.flatMap(({ apiKey }) => (apiKey === null ? [] : [apiKey.id])))];
  const rows = await db.$queryRaw<Standing[]>`
    SELECT s."id", s."endedAt" IS NOT NULL AS "ended", s."lastActivityAt", u."status" = 'CLOSED' AS "closed", u."version"
    FROM "sessions" s JOIN "users" u ON u."id" = s."userId" WHERE s."id" = ANY(${sessionIds}::text[])
    UNION ALL
    SELECT k."id", k."revokedAt" IS NOT NULL, NULL, u."status" = 'CLOSED', u."version"
    FROM "api_keys" k JOIN "users" u ON u."id" = k."userId" WHERE k."id" = ANY(${keyIds}::text[])`;
  const idle = rows.filter((row) => row.lastActivityAt !== null && isIdle(row.lastActivityAt, now));
  for (const row of idle) if (!row.ended) await endIdleSession(db, row.id, now, { ip: null, requestId: null });
  const over = new Set(idle.map(({ id }) => id));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ({ sessionId, apiKey }, userVersion) => {
    const row = byId.get(sessionId ?? apiKey?.id ?? '');
    if (row?.closed === true) return 'CLOSED';
    if (row === undefined || row.ended || over.has(row.id)) return 'ENDED';
    return row.version > userVersion ? 'CHANGED' : undefined;
  };
}
