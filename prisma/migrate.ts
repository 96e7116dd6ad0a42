import { join, resolve } from 'node:path';
import { openDatabase } from './client.ts';

const data = resolve(process.env.SPORBAR_DATA ?? join(import.meta.dirname, '..', '.data'));
const database = await openDatabase({ url: process.env.DATABASE_URL, dataDir: join(data, 'postgres') });
console.log(`The tables are current (${database.kind} PostgreSQL ${database.version}).`);
await database.close();
// The migration engine leaves the timer of its lock behind, which would keep the process for ten seconds more.
process.exit();
