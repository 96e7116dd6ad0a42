import { join, resolve } from 'node:path';
import { forgetCursors } from './after-restore.ts';
import { openDatabase } from './client.ts';

// `npm run db:restored`: see docs/running.md, "Backup and restore".

const data = resolve(process.env.SPORBAR_DATA ?? join(import.meta.dirname, '..', '.data'));
const database = await openDatabase({ url: process.env.DATABASE_URL, dataDir: join(data, 'postgres') });
console.log(`${await forgetCursors(database.db)} streams go on with new numbers; clients will read the state again.`);
await database.close();
// The migration engine leaves the timer of its lock behind, which would keep the process for ten seconds more.
process.exit();
