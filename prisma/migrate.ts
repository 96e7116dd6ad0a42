import { openDatabase } from './client.ts';

const database = await openDatabase({ url: process.env.DATABASE_URL, dataDir: process.env.SPORBAR_DATA ?? '.data/postgres' });
console.log(`The tables are current (${database.kind} PostgreSQL ${database.version}).`);
await database.close();
