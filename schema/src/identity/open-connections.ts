import type { Db } from '@sporbar/prisma/client.ts';
import type { SessionEnd } from '@sporbar/prisma/generated/client/enums.ts';
import type { Viewer } from '../viewer.ts';
import { overBy, overFrom } from './sign-in/session.rules.ts';
import { endSessionByClock } from './viewer-loading.ts';

/** Why a connection may not go on: session or key ended, access closed, rights changed. */
export type EndedHow = 'ENDED' | 'CLOSED' | 'CHANGED';

export interface Ended {
  readonly how: EndedHow;
  /** What ended its session; null of a key, and of a session that stands. */
  readonly why: SessionEnd | null;
}

/** A connection as it was opened. */
interface Opened {
  readonly viewer: Viewer;
  readonly userVersion: number;
}

interface Standing {
  readonly id: string;
  readonly ended: boolean;
  readonly why: SessionEnd | null;
  /** Of a session that is there. */
  readonly createdAt: Date | null;
  readonly lastActivityAt: Date | null;
  readonly closed: boolean;
  readonly version: number | null;
}

/** The oldest version of its user that a connection of each was opened with. */
function oldest(opened: readonly Opened[], idOf: (viewer: Viewer) => string | undefined): { ids: string[]; versions: number[] } {
  const versions = new Map<string, number>();
  for (const { viewer, userVersion } of opened) {
    const id = idOf(viewer);
    if (id !== undefined) versions.set(id, Math.min(userVersion, versions.get(id) ?? userVersion));
  }
  return { ids: [...versions.keys()], versions: [...versions.values()] };
}

/**
 * Looks up, in one query, which of the sessions and keys behind open connections may be over, or whose user has changed:
 * what still stands as it did is not sent. The answer tells of a viewer, as it was when its connection opened, whether it
 * may go on. Sessions found idle or too old are ended (IA-06).
 */
export async function findEnded(
  db: Db,
  opened: readonly Opened[],
  now: Date,
): Promise<(viewer: Viewer, userVersion: number) => Ended | undefined> {
  const sessions = oldest(opened, ({ sessionId }) => sessionId ?? undefined);
  const keys = oldest(opened, ({ apiKey }) => apiKey?.id);
  const over = overFrom(now);
  const rows = await db.$queryRaw<Standing[]>`
    SELECT known."id", s."id" IS NULL OR s."endedAt" IS NOT NULL AS "ended", s."endedReason"::text AS "why", s."createdAt", s."lastActivityAt",
      COALESCE(u."status" = 'CLOSED', false) AS "closed", u."version"
    FROM unnest(${sessions.ids}::text[], ${sessions.versions}::int[]) AS known("id", "version")
    LEFT JOIN "sessions" s ON s."id" = known."id" LEFT JOIN "users" u ON u."id" = s."userId"
    WHERE s."id" IS NULL OR s."endedAt" IS NOT NULL OR u."status" = 'CLOSED' OR u."version" > known."version"
      OR s."createdAt" <= ${over.createdAt} OR s."lastActivityAt" <= ${over.lastActivityAt}
    UNION ALL
    SELECT known."id", k."id" IS NULL OR k."revokedAt" IS NOT NULL OR COALESCE(k."expiresAt" <= ${now}, false), NULL, NULL, NULL,
      COALESCE(u."status" = 'CLOSED', false), u."version"
    FROM unnest(${keys.ids}::text[], ${keys.versions}::int[]) AS known("id", "version")
    LEFT JOIN "api_keys" k ON k."id" = known."id" LEFT JOIN "users" u ON u."id" = k."userId"
    WHERE k."id" IS NULL OR k."revokedAt" IS NOT NULL OR k."expiresAt" <= ${now} OR u."status" = 'CLOSED' OR u."version" > known."version"`;
  const found = new Map<string, Standing>();
  for (const row of rows) {
    const { id, ended, createdAt, lastActivityAt } = row;
    const how = createdAt === null || lastActivityAt === null ? undefined : overBy({ createdAt, lastActivityAt }, now);
    found.set(id, { ...row, ended: ended || how !== undefined, why: row.why ?? how ?? null });
    if (how !== undefined && !ended) await endSessionByClock(db, id, how, now, { ip: null, requestId: null });
  }
  return ({ sessionId, apiKey }, userVersion) => {
    const id = sessionId ?? apiKey?.id;
    const row = id === undefined ? undefined : found.get(id);
    const why = row?.why ?? null;
    if (row?.closed === true) return { how: 'CLOSED', why };
    if (id === undefined || row?.ended === true) return { how: 'ENDED', why };
    return (row?.version ?? userVersion) > userVersion ? { how: 'CHANGED', why } : undefined;
  };
}
