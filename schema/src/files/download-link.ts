import { createHmac, timingSafeEqual } from 'node:crypto';

/** ATT-06. */
export const linkLivesMs = 5 * 60_000;

const signature = (secret: string, fileId: string, userId: string, until: number): string =>
  createHmac('sha256', secret).update(`${fileId} ${userId} ${until}`).digest('base64url');

/** A link to one file, for one user, for five minutes. It is no key by itself: who follows it is asked for again. */
export function downloadLink(secret: string, fileId: string, userId: string, now: Date): string {
  const until = now.getTime() + linkLivesMs;
  return `/files/${fileId}?until=${until}&sig=${signature(secret, fileId, userId, until)}`;
}

/** True for a link we made for this user that is not yet five minutes old. */
export function isLinkGood(
  secret: string,
  fileId: string,
  userId: string,
  given: { until: string | null; sig: string | null },
  now: Date,
): boolean {
  const until = Number(given.until);
  if (given.sig === null || !Number.isSafeInteger(until)) return false;
  const [expected, got] = [Buffer.from(signature(secret, fileId, userId, until)), Buffer.from(given.sig)];
  return expected.length === got.length && timingSafeEqual(expected, got) && now.getTime() < until;
}
