import type { Db, Tx } from '@sporbar/prisma/client.ts';
import { actingViewer, type Context } from '../../context.ts';
import { newId } from '../../ids.ts';
import { Refused } from '../../refusals.ts';
import type { Viewer } from '../../viewer.ts';
import { writeAudit } from '../audit.ts';
import { newSecret, hashOf } from '../secrets.ts';
import { userOfVerifiedEmail } from '../verified-email.ts';
import { loadViewerOfUser } from '../viewer-loading.ts';
import { loginKey } from './credentials.rules.ts';
import { isPassword } from './password.ts';
import { countAttempt } from './attempts.ts';
import { touchEveryMs } from './session.rules.ts';
import { noSignIn } from './sign-in.refusals.ts';

export interface SignedIn {
  readonly viewer: Viewer;
}

/**
 * IA-01, IA-19: signs in by username or verified e-mail address. Whatever is wrong (no such user, another password, a
 * closed access) the answer and the work behind it are the same.
 */
export async function signIn(context: Context, given: { login: string; password: string }): Promise<SignedIn> {
  requireBrowser(context);
  const now = context.clock.now();
  const login = loginKey(given.login);
  const user = await findByLogin(context.db, login);
  const counted = user?.username ?? login.slice(0, 60);
  await countAttempt(context, counted, now);
  const right = await isPassword(given.password, user?.passwordHash ?? null);
  if (user === null || !right || user.status === 'CLOSED') {
    await auditFailure(context, counted, user, now);
    throw new Refused([noSignIn.wrongLogin('/login')]);
  }
  return startSession(context, user.id, 'signIn');
}

/** A username holds no @, so that a login names one user at most; an address counts once it is verified. Service users have no sign-in. */
export async function findByLogin(db: Db, login: string) {
  const where = login.includes('@') ? { id: (await userOfVerifiedEmail(db, login)) ?? '' } : { username: login };
  return db.user.findFirst({ where: { ...where, kind: 'PERSON' } });
}

const auditFailure = (context: Context, login: string, user: { id: string; organisationId: string } | null, at: Date): Promise<void> =>
  context.db.$transaction((tx) =>
    writeAudit(tx, context, {
      at,
      actor: { id: user?.id ?? null, username: login },
      action: 'failedLogin',
      objectType: 'USER',
      objectId: user?.id,
      organisationId: user?.organisationId,
    }),
  );

/**
 * Opens a session for a user who has just proved who it is, ends the one the browser came with, and hands the new
 * secret to the browser: a session's id never survives a sign-in.
 */
export async function startSession(context: Context, userId: string, action: 'signIn'): Promise<SignedIn> {
  const cookies = requireBrowser(context);
  const now = context.clock.now();
  const secret = newSecret();
  const id = newId('Session');
  const viewer = await context.db.$transaction(async (tx) => {
    const loaded = await loadViewerOfUser(tx, userId);
    if (loaded === null) throw new Refused([noSignIn.wrongLogin('/login')]);
    const previous = context.viewer?.sessionId;
    if (previous != null) await endSessions(tx, { id: previous }, 'LOGOUT', now);
    const times = { createdAt: now, lastActivityAt: now };
    await tx.session.create({
      data: { id, userId, tokenHash: hashOf(secret), ...times, ip: context.ip, userAgent: context.userAgent?.slice(0, 200) ?? null },
      select: { id: true },
    });
    await tx.failedLogin.deleteMany({ where: { login: loaded.username } });
    await writeAudit(tx, context, {
      at: now,
      actor: actorOf(loaded),
      action,
      objectType: 'SESSION',
      objectId: id,
      organisationId: loaded.organisationId,
    });
    return { ...loaded, sessionId: id };
  });
  cookies.keep(secret);
  return { viewer };
}

/** Signs out: the session, its sockets and its streams end. Without a session it only clears the cookie. */
export async function signOut(context: Context): Promise<{ signedOut: boolean }> {
  const cookies = requireBrowser(context);
  const sessionId = context.viewer?.sessionId ?? null;
  if (sessionId !== null) await endOwnSession(context, sessionId);
  cookies.forget();
  return { signedOut: sessionId !== null };
}

/** Ends a session of one's own, here or in another browser. Answers false when it was none or had ended. */
export async function endOwnSession(context: Context, sessionId: string): Promise<boolean> {
  const viewer = actingViewer(context);
  const now = context.clock.now();
  return context.db.$transaction(async (tx) => {
    const ended = await endSessions(tx, { id: sessionId, userId: viewer.userId }, 'LOGOUT', now);
    if (ended === 0) return false;
    await writeAudit(tx, context, {
      at: now,
      actor: actorOf(viewer),
      action: 'logout',
      objectType: 'SESSION',
      objectId: sessionId,
      organisationId: viewer.organisationId,
    });
    return true;
  });
}

/** Ends what matches and is still open; answers how many. */
export async function endSessions(
  tx: Tx,
  where: { id?: string; userId?: string },
  reason: 'LOGOUT' | 'PASSWORD_CHANGED' | 'ACCESS_CLOSED',
  now: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({ where: { ...where, endedAt: null }, data: { endedAt: now, endedReason: reason } });
  return count;
}

/** IA-06: the user did something. Reports within a minute of the last activity change nothing. */
export const touchSession = (context: Context): Promise<void> => recordActivity(context, touchEveryMs);

const mutationEveryMs = 1_000;

/** IA-06: a mutation is activity too. Called by the server for every mutation of a session, with the last activity it knows of. */
export async function recordMutation(context: Context, lastActivityAt?: Date): Promise<void> {
  const isRecent = lastActivityAt !== undefined && context.clock.now().getTime() - lastActivityAt.getTime() < mutationEveryMs;
  if (!isRecent) await recordActivity(context, mutationEveryMs);
}

async function recordActivity(context: Context, everyMs: number): Promise<void> {
  const sessionId = context.viewer?.sessionId;
  if (sessionId == null) return;
  const now = context.clock.now();
  const stale = new Date(now.getTime() - everyMs);
  await context.db
    .$executeRaw`UPDATE "sessions" SET "lastActivityAt" = ${now} WHERE "id" = ${sessionId} AND "endedAt" IS NULL AND "lastActivityAt" <= ${stale}`;
}

/** Where a session cookie can be set: with a browser's request, not over a socket. */
export function requireBrowser(context: Context): NonNullable<Context['cookies']> {
  if (context.cookies === undefined || context.viewer?.apiKey != null) throw new Refused([noSignIn.browserOnly('')]);
  return context.cookies;
}

/** What only a signed-in person may do: never a program with a key. */
export function requirePerson(context: Context): Viewer {
  const viewer = actingViewer(context);
  if (viewer.apiKey !== null) throw new Refused([noSignIn.browserOnly('')]);
  return viewer;
}

const actorOf = (viewer: Viewer) => ({ id: viewer.userId, username: viewer.username });
