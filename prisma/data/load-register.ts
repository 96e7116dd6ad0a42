/**
 * Loads a public address file into the address register of the database that the portal uses.
 *
 *     npm run register:load -- addresses.csv
 *
 * The columns are told by their headings (see README.md here). Ends with 1 when a row could not be used; the others are in.
 */
import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase } from '../client.ts';
import { loadRegisterFile } from './load-register-file.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('Name the file: npm run register:load -- addresses.csv');
  process.exit(2);
}
const data = resolve(process.env.SPORBAR_DATA ?? join(import.meta.dirname, '..', '..', '.data'));
const database = await openDatabase({ url: process.env.DATABASE_URL, dataDir: join(data, 'postgres') });
const { addresses, units, refused } = await loadRegisterFile(database.db, createReadStream(resolve(process.env.INIT_CWD ?? '.', path)));
for (const { line, problem } of refused.slice(0, 20)) console.error(`Row ${line}: ${problem}.`);
console.log(`Brought in: ${addresses} addresses, ${units} doors. Rows that could not be used: ${refused.length}.`);
await database.close();
// The migration engine leaves the timer of its lock behind, which would keep the process for ten seconds more.
process.exit(refused.length === 0 ? 0 : 1);
