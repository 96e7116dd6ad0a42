import { hash } from 'node:crypto';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import type { LastNumbers } from './own-writes.ts';
import { no, Refused } from './refusals.ts';
import type { Rider } from './rider.ts';
import { quoted, type Lock } from './row-lock.ts';
import type { Viewer } from './viewer.ts';

/** Whose keys they are: each user and each API key has its own. */
export const idempotencyOwner = (viewer: Viewer): string => viewer.apiKey?.id ?? viewer.userId;

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).filter(([key, held]) => held !== undefined && key !== 'idempotencyKey');
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, canonical(held)]));
};

export interface Claim {
  readonly owner: string;
  readonly key: string;
  readonly hash: string;
}

/** The same move with the same input has the same hash, in whatever order its fields were written. */
export const requestHash = (move: string, input: unknown): string => hash('sha256', JSON.stringify([move, canonical(input)]));

/**
 * Claims the key for this transaction, and locks the row with it, if one is given, when the key is ours. Answers the
 * stored result when the key was answered before; waits while another transaction is at it; refuses the key with other input.
 */
export async function claimKey(
  tx: Tx,
  { owner, key, hash }: Claim,
  at: Date,
  lock: Lock | undefined,
): Promise<Prisma.JsonValue | undefined> {
  // The row is only looked for once the key is claimed: two requests never wait for each other crosswise.
  const locked =
    lock === undefined
      ? ''
      : `, locked AS (SELECT 1 FROM ${quoted(lock.table)} WHERE "id" = $5 AND EXISTS (SELECT FROM claimed) FOR UPDATE)`;
  const [row] = await tx.$queryRawUnsafe<{ claimed: boolean }[]>(
    `WITH claimed AS (
      INSERT INTO "idempotent_results" ("actor", "key", "requestHash", "createdAt") VALUES ($1, $2, $3, $4)
      ON CONFLICT ("actor", "key") DO NOTHING RETURNING 1
    )${locked} SELECT EXISTS (SELECT FROM claimed) AS claimed${lock === undefined ? '' : ', (SELECT count(*) FROM locked)'}`,
    owner,
    key,
    hash,
    at,
    ...(lock === undefined ? [] : [lock.id]),
  );
  if (row?.claimed === true) return undefined;
  const kept = await tx.idempotentResult.findUnique({ where: { actor_key: { actor: owner, key } } });
  if (kept === null || kept.requestHash !== hash) throw new Refused([no.idempotencyMismatch('/idempotencyKey')]);
  return kept.result;
}

/** Keeps what is answered. */
export const keptResult = (claim: Claim, result: object): Rider => keeping(claim, result, '');

/** The same, riding with the last events of the change: their number is put to those in `last` (names of `appendEvents`). */
export const keptWithEvents = (claim: Claim, result: { readonly last: LastNumbers }): Rider =>
  keeping(
    claim,
    result,
    `|| (SELECT jsonb_build_object('last', given->'last' || jsonb_build_array(jsonb_build_array(s."organisationId", c."last"::text))) FROM shared s CROSS JOIN counter c)`,
  );

const keeping = ({ owner, key }: Claim, result: object, more: string): Rider => ({
  text: (first) =>
    `UPDATE "idempotent_results" SET "result" = given ${more} FROM (SELECT $${first}::jsonb AS given) AS g
    WHERE "actor" = $${first + 1} AND "key" = $${first + 2} RETURNING 1`,
  values: [JSON.stringify(result), owner, key],
  rows: 1,
  table: 'idempotent_results',
});
