import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { pendingDiff } from './engine.ts';

// `npm run db:diff -- NAME` writes the next migration; without a name it only prints what it would hold.
const name = process.argv[2];
const sql = await pendingDiff(new PrismaPGlite(await PGlite.create()));
if (/empty migration/i.test(sql) || sql.trim() === '') {
  console.log('The migrations and the models agree.');
} else if (name === undefined) {
  console.log(sql);
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const dir = join(import.meta.dirname, 'migrations', `${stamp}_${name}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'migration.sql'), sql);
  console.log(`Wrote ${dir}/migration.sql`);
}
process.exit(0);
