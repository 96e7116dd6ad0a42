import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Db } from '@sporbar/prisma/client.ts';
import type { SessionEnd } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context, SessionCookies } from '@sporbar/schema/context.ts';
import type { Tails } from '@sporbar/schema/events/tail.ts';
import { loadViewerByApiKey, loadViewerBySession, whySessionEnded, type LoadedViewer } from '@sporbar/schema/identity/viewer-loading.ts';
import type { Ports } from '@sporbar/schema/ports.ts';
import type { Clock } from '@sporbar/schema/time.ts';
import type { Wakeups } from '@sporbar/schema/wakeups.ts';
import type { LiveSessions } from '../live/live-sessions.ts';
import type { Logger } from '../logger.ts';
import type { Observer } from '../observing/observer.ts';
import type { CostGate } from './cost/cost-gate.ts';
import { languageOf } from './language.ts';
import { bearerOf, sessionSecretOf } from './session-cookie.ts';

/** What every part of the running server shares. */
export interface Backbone {
  readonly db: Db;
  readonly clock: Clock;
  readonly ports: Ports;
  readonly wakeups: Wakeups;
  readonly tails: Tails;
  readonly live: LiveSessions;
  readonly logger: Logger;
  readonly observer: Observer;
  /** What operations cost, and what each caller has left. */
  readonly costs: CostGate;
  /** Aborted from the moment the server is to stop: what is under way ends well, and nothing new begins that lasts. */
  readonly stopping: AbortSignal;
}

/** What a request or a socket says about itself. */
export interface Caller {
  readonly cookie: string | null;
  readonly authorization: string | null;
  readonly acceptLanguage: string | null;
  readonly userAgent: string | null;
  readonly ip: string | null;
  readonly cookies?: SessionCookies | undefined;
}

/** A context that also knows how it was reached. */
export interface ServedContext extends Context {
  readonly transport: 'http' | 'socket';
  /** The version of the user's row the rights were read from. */
  readonly userVersion: number;
  /** When its session last did something, as far as was known when it came. */
  readonly lastActivityAt: Date | undefined;
  /** The rules that have said no to something in it. */
  readonly refusedRules: ReadonlySet<string>;
  /** When it came, by `performance.now()`. */
  readonly beganAt: number;
}

/** What a plain request says about itself. */
export const callerOf = ({ headers }: IncomingMessage, ip: string | null): Caller => ({
  cookie: headers.cookie ?? null,
  authorization: headers.authorization ?? null,
  acceptLanguage: headers['accept-language'] ?? null,
  userAgent: headers['user-agent'] ?? null,
  ip,
});

const secretOf = ({ authorization, cookie }: Caller): string | undefined => (authorization === null ? sessionSecretOf(cookie) : undefined);

/** What ended the session somebody comes with who is nobody now; null where there never was one. */
export async function whyNobody({ db }: Backbone, caller: Caller): Promise<SessionEnd | null> {
  const secret = secretOf(caller);
  return secret === undefined ? null : whySessionEnded(db, secret);
}

/** Who is asking, by key or by cookie; null for nobody, an ended session or a revoked key. A key that is given counts alone. */
export function authenticate({ db, clock }: Backbone, caller: Caller, requestId: string): Promise<LoadedViewer | null> {
  const key = bearerOf(caller.authorization);
  if (key !== undefined) return loadViewerByApiKey(db, key, clock);
  const secret = secretOf(caller);
  return secret === undefined ? Promise.resolve(null) : loadViewerBySession(db, secret, clock, { ip: caller.ip, requestId });
}

/** A fresh context for one operation: rights are read anew each time. */
export async function contextFor(backbone: Backbone, caller: Caller, transport: ServedContext['transport']): Promise<ServedContext> {
  const beganAt = performance.now();
  const requestId = randomUUID();
  const loaded = await authenticate(backbone, caller, requestId);
  const { db, clock, ports, wakeups, tails } = backbone;
  const refusedRules = new Set<string>();
  return {
    db,
    clock,
    ports,
    wakeups,
    tails,
    requestId,
    viewer: loaded?.viewer ?? null,
    userVersion: loaded?.userVersion ?? 0,
    lastActivityAt: loaded?.lastActivityAt,
    locale: languageOf(caller.acceptLanguage) ?? loaded?.viewer.locale ?? 'en',
    ip: caller.ip,
    userAgent: caller.userAgent,
    cookies: caller.cookies,
    transport,
    refusedRules,
    onRefused: (problems) => problems.forEach(({ def }) => refusedRules.add(def.ruleId)),
    beganAt,
    rate: {},
  };
}
