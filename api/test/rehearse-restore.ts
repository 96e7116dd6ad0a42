import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '@sporbar/prisma/client.ts';
import { databaseAt, runOn } from '@sporbar/prisma/testing.ts';
import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import type { ServerProcess } from '../src/crash/server-process.testing.ts';

interface Parts {
  readonly admin: string;
  /** The database that is backed up while two servers work on it. */
  readonly from: string;
  /** A key of somebody. */
  readonly secret: string;
  /** A cursor of that somebody. */
  readonly cursor: string;
  readonly check: (what: string, isSo: boolean, seen?: unknown) => void;
  readonly start: (settings: Record<string, string>) => Promise<ServerProcess>;
}

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..', '..');

/** The commands of docs/running.md, "Backup and restore", with PostgreSQL's own programs. */
export async function rehearseRestore({ admin, from, secret, cursor, check, start }: Parts): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sporbar-backup-'));
  try {
    const dump = join(folder, 'sporbar.dump');
    const isThere = await run('pg_dump', ['--version']).then(
      () => true,
      () => false,
    );
    if (!isThere) return console.log('Backup and restore were not tried: there is no pg_dump here.');
    await run('pg_dump', ['--format=custom', `--file=${dump}`, from]);
    await runOn(admin, 'CREATE DATABASE "restored"');
    const url = databaseAt(admin, 'restored');
    await run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${url}`, dump]);
    const database = await openDatabase({ url });
    const events = await database.db.statusEvent.count();
    const found = await contradictionsIn(database.db);
    check('a dump taken while two servers work is restored without a contradiction', found.length === 0, {
      events,
      found: found.slice(0, 3),
    });
    await database.close();
    const { stdout } = await run(process.execPath, ['prisma/restored.ts'], { cwd: root, env: { ...process.env, DATABASE_URL: url } });
    check('npm run db:restored', stdout.includes('go on with new numbers'), stdout.trim());
    const server = await start({ DATABASE_URL: url });
    const ask = async (after: string): Promise<string> => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
      const body = JSON.stringify({
        query: 'query E($after: Cursor) { events(after: $after, first: 1) { cursor } }',
        variables: { after },
      });
      return (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })).text();
    };
    const refused = await ask(cursor);
    check('a cursor from before is refused, and says so', refused.includes('CURSOR_EXPIRED'), refused.slice(0, 160));
    await server.kill();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
