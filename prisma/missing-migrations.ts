import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from './client.ts';

const wanted = readdirSync(join(import.meta.dirname, 'migrations'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Migrations of this version that the database has not seen whole. Throws when the database does not answer. */
export async function missingMigrations(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS "name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  return wanted.filter((name) => !applied.has(name));
}
