const minute = 60_000;

/** IA-06: half an hour. */
export const idleAfterMs = 30 * minute;

/** Activity is reported at most this often (IA-06); more reports change nothing. */
export const touchEveryMs = minute;

/** However busy it is, a session lasts seven days: a cookie that was stolen is of no use for ever. */
export const lastsMs = 7 * 24 * 60 * minute;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastActivityAt: Date;
}

/** When it ends unless something happens before. */
export const expiresAt = ({ createdAt, lastActivityAt }: SessionTimes): Date =>
  new Date(Math.min(lastActivityAt.getTime() + idleAfterMs, createdAt.getTime() + lastsMs));

/** IA-06: IDLE from the moment the session has been quiet for 30 minutes; EXPIRED once it is seven days old. */
export function overBy({ createdAt, lastActivityAt }: SessionTimes, now: Date): 'IDLE' | 'EXPIRED' | undefined {
  if (now.getTime() - lastActivityAt.getTime() >= idleAfterMs) return 'IDLE';
  return now.getTime() - createdAt.getTime() >= lastsMs ? 'EXPIRED' : undefined;
}

/** IA-06: a session that was last active, or that began, at these moments or before is over. */
export const overFrom = (now: Date): SessionTimes => ({
  createdAt: new Date(now.getTime() - lastsMs),
  lastActivityAt: new Date(now.getTime() - idleAfterMs),
});

/** IA-19: how far back failures count. */
export const failureWindowMs = 15 * minute;
/** IA-19: how many failures one address may have in that time, whatever the logins: a whole company may share it. */
export const mostFailuresOfAddress = 100;
/** How often one address may ask for a link or use one in that time: to choose a password, and again to open an account. */
export const mostKnocksOfAddress = 30;
const freeFailures = 5;
const longestWaitMs = 2 * minute;

/**
 * IA-19: until when the next attempt is put off, or undefined. After five failures in fifteen minutes each further
 * failure doubles the wait: 15, 30, 60, 120 seconds. It stays bearable, since others could cause it on purpose.
 */
export function putOffUntil(failures: readonly Date[], now: Date): Date | undefined {
  const recent = failures.filter((at) => now.getTime() - at.getTime() < failureWindowMs);
  if (recent.length < freeFailures) return undefined;
  const wait = Math.min(15_000 * 2 ** (recent.length - freeFailures), longestWaitMs);
  const last = Math.max(...recent.map((at) => at.getTime()));
  return now.getTime() < last + wait ? new Date(last + wait) : undefined;
}

/** IA-19: when an address that has had `most` in the last fifteen minutes may have one more; undefined while it has had fewer. */
export function freeAgainAt(newestFirst: readonly Date[], most: number, now: Date): Date | undefined {
  const last = newestFirst[most - 1];
  const until = last === undefined ? undefined : new Date(last.getTime() + failureWindowMs);
  return until !== undefined && until > now ? until : undefined;
}
