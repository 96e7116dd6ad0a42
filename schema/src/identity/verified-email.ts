import type { Db, Tx } from '@sporbar/prisma/client.ts';

/**
 * The open login that signs in by this address, if any: a verified address names one login, whatever its capitals (IA-01).
 * Compared by equality: Prisma's own comparison without regard to capitals takes `_` and `%` for wildcards.
 */
export async function userOfVerifiedEmail(db: Db | Tx, email: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "users" WHERE lower("email") = lower(${email.trim()}) AND "emailVerifiedAt" IS NOT NULL AND "status" <> 'CLOSED'`;
  return found?.id ?? null;
}

export const isVerifiedElsewhere = async (tx: Tx, email: string): Promise<boolean> => (await userOfVerifiedEmail(tx, email)) !== null;
