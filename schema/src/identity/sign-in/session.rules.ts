const minute = 60_000;

/** IA-06: half an hour. */
export const idleAfterMs = 30 * minute;

/** Activity is reported at most this often (IA-06); more reports change nothing. */
export const touchEveryMs = minute;

export const expiresAt = (lastActivityAt: Date): Date => new Date(lastActivityAt.getTime() + idleAfterMs);

/** IA-06: true from the moment the session has been quiet for 30 minutes. */
export const isIdle = (lastActivityAt: Date, now: Date): boolean => now.getTime() - lastActivityAt.getTime() >= idleAfterMs;

/** IA-19: how far back failures count. */
export const failureWindowMs = 15 * minute;
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
