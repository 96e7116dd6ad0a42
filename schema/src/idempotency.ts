import { createHash } from 'node:crypto';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { no, Refused } from './refusals.ts';
import type { Viewer } from './viewer.ts';

/** Whose keys they are: each user and each API key has its own. */
export const idempotencyOwner = (viewer: Viewer): string => viewer.apiKey?.id ?? viewer.userId;

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).filter(([key, held]) => held !== undefined && key !== 'idempotencyKey');
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, canonical(held)]));
};

/** The same move with the same input has the same hash, in whatever order its fields were written. */
export const requestHash = (move: string, input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([move, canonical(input)]))
    .digest('hex');

/**
 * Claims the key for this transaction. Answers the stored result when the key was answered before; waits while another
 * transaction is at it; refuses the key with other input.
 */
export async function claimKey(tx: Tx, owner: string, key: string, hash: string, at: Date): Promise<Prisma.JsonValue | undefined> {
  const claimed = await tx.$executeRaw`
    INSERT INTO "idempotent_results" ("actor", "key", "requestHash", "createdAt") VALUES (${owner}, ${key}, ${hash}, ${at})
    ON CONFLICT ("actor", "key") DO NOTHING`;
  if (claimed === 1) return undefined;
  const kept = await tx.idempotentResult.findUnique({ where: { actor_key: { actor: owner, key } } });
  if (kept === null || kept.requestHash !== hash) throw new Refused([no.idempotencyMismatch('/idempotencyKey')]);
  return kept.result;
}

export async function keepResult(tx: Tx, owner: string, key: string, result: Prisma.InputJsonValue): Promise<void> {
  await tx.idempotentResult.update({ where: { actor_key: { actor: owner, key } }, data: { result }, select: { key: true } });
}
