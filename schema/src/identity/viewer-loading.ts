import type { Db } from '@sporbar/prisma/client.ts';
import { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import type {
  AccessType,
  Department,
  Grant,
  Locale,
  SessionEnd,
  UserKind,
  UserRole,
  UserStatus,
} from '@sporbar/prisma/generated/client/enums.ts';
import type { Clock } from '../time.ts';
import type { Viewer } from '../viewer.ts';
import { writeAudit, type Origin } from './audit.ts';
import { accessInForce, mayUseTroubleTickets } from './rights.ts';
import { hashOf } from './secrets.ts';
import { overBy } from './sign-in/session.rules.ts';

interface UserRow {
  userId: string;
  username: string;
  fullName: string;
  kind: UserKind;
  role: UserRole;
  accessType: AccessType;
  troubleTicketAccess: boolean;
  authorisedOrderer: boolean;
  department: Department | null;
  locale: Locale;
  status: UserStatus;
  userVersion: number;
  organisationId: string;
  organisationName: string;
  isCarrier: boolean;
  businessLines: string[];
  certifications: Grant[];
}

const userColumns = Prisma.raw(`
  u."id" AS "userId", u."username", u."fullName", u."kind"::text, u."role"::text, u."accessType"::text, u."troubleTicketAccess",
  u."authorisedOrderer", u."department"::text, u."locale"::text, u."status"::text, u."version" AS "userVersion",
  o."id" AS "organisationId", o."name" AS "organisationName", o."kind" = 'CARRIER' AS "isCarrier", o."businessLines"::text[] AS "businessLines",
  ARRAY(SELECT c."grants"::text FROM "certifications" c WHERE c."userId" = u."id" AND c."status" = 'ACTIVE' ORDER BY 1) AS "certifications"
  FROM "users" u JOIN "organisations" o ON o."id" = u."organisationId"`);

type Means = Pick<Viewer, 'sessionId' | 'apiKey'>;

/** Who somebody is, with the rights in force now. */
function viewerOf(row: UserRow, means: Means): Viewer {
  const facts = { ...row, hasWholesale: row.businessLines.includes('WHOLESALE') };
  return {
    userId: row.userId,
    username: row.username,
    fullName: row.fullName,
    kind: row.kind,
    role: row.role,
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    isCarrier: row.isCarrier,
    hasWholesale: facts.hasWholesale,
    hasMailbox: row.businessLines.includes('MAILBOX'),
    accessType: accessInForce(facts),
    certifications: row.certifications,
    troubleTicketAccess: mayUseTroubleTickets(facts),
    authorisedOrderer: row.authorisedOrderer,
    inTraining: row.status === 'PENDING_TRAINING',
    department: row.department,
    locale: row.locale,
    ...means,
  };
}

/** A viewer together with the version of the user it was read from: a higher one means that rights may have changed. */
export interface LoadedViewer {
  readonly viewer: Viewer;
  readonly userVersion: number;
  /** When its session was last told to have done something, if it is a session. */
  readonly lastActivityAt?: Date | undefined;
}

/** The user as a viewer, whatever the means: for what is done in the name of somebody who has just proved who it is. */
export async function loadViewerOfUser(db: Pick<Db, '$queryRaw'>, userId: string): Promise<Viewer | null> {
  const [row] = await db.$queryRaw<UserRow[]>`SELECT ${userColumns} WHERE u."id" = ${userId} AND u."status" <> 'CLOSED'`;
  return row === undefined ? null : viewerOf(row, { sessionId: null, apiKey: null });
}

/**
 * Whose session it is, or null when there is none, it has ended, or its user is closed. A session found idle or
 * too old ends here: the request that finds it is already unauthenticated (IA-06).
 */
export async function loadViewerBySession(db: Db, secret: string, clock: Clock, origin: Origin): Promise<LoadedViewer | null> {
  const [row] = await db.$queryRaw<(UserRow & { sessionId: string; createdAt: Date; lastActivityAt: Date })[]>`
    SELECT s."id" AS "sessionId", s."createdAt", s."lastActivityAt", ${userColumns} JOIN "sessions" s ON s."userId" = u."id"
    WHERE s."tokenHash" = ${hashOf(secret)} AND s."endedAt" IS NULL AND u."status" <> 'CLOSED'`;
  if (row === undefined) return null;
  const now = clock.now();
  const over = overBy(row, now);
  if (over !== undefined) {
    await endSessionByClock(db, row.sessionId, over, now, origin);
    return null;
  }
  const { sessionId, userVersion, lastActivityAt } = row;
  return { viewer: viewerOf(row, { sessionId, apiKey: null }), userVersion, lastActivityAt };
}

/** What ended the session of that secret; null when it has not ended, and when there never was one. */
export const whySessionEnded = async (db: Db, secret: string): Promise<SessionEnd | null> =>
  (await db.session.findUnique({ where: { tokenHash: hashOf(secret) }, select: { endedReason: true } }))?.endedReason ?? null;

const keyUsedEveryMs = 60_000;

/** Whose key it is, or null when it is unknown, revoked or expired, or its user is closed. Keys never go idle (IA-06). */
export async function loadViewerByApiKey(db: Db, secret: string, clock: Clock): Promise<LoadedViewer | null> {
  const now = clock.now();
  const [row] = await db.$queryRaw<(UserRow & { keyId: string; keyName: string; scopes: string[]; lastUsedAt: Date | null })[]>`
    SELECT k."id" AS "keyId", k."name" AS "keyName", k."scopes", k."lastUsedAt", ${userColumns} JOIN "api_keys" k ON k."userId" = u."id"
    WHERE k."secretHash" = ${hashOf(secret)} AND k."revokedAt" IS NULL AND (k."expiresAt" IS NULL OR k."expiresAt" > ${now})
      AND u."status" <> 'CLOSED'`;
  if (row === undefined) return null;
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() >= keyUsedEveryMs) {
    await db.apiKey.update({ where: { id: row.keyId }, data: { lastUsedAt: now }, select: { id: true } });
  }
  const apiKey = { id: row.keyId, name: row.keyName, scopes: row.scopes };
  return { viewer: viewerOf(row, { sessionId: null, apiKey }), userVersion: row.userVersion };
}

const auditedAs = { IDLE: 'idleLogout', EXPIRED: 'sessionExpired' } as const;

/** Ends a session that went quiet or is too old, once, and audits it (AUD-05). */
export async function endSessionByClock(db: Db, sessionId: string, over: keyof typeof auditedAs, now: Date, origin: Origin): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now, endedReason: over } });
    if (count === 0) return;
    const { user } = await tx.session.findUniqueOrThrow({
      where: { id: sessionId },
      select: { user: { select: { id: true, username: true, organisationId: true } } },
    });
    await writeAudit(tx, origin, {
      at: now,
      actor: user,
      action: auditedAs[over],
      objectType: 'SESSION',
      objectId: sessionId,
      organisationId: user.organisationId,
    });
  });
}
