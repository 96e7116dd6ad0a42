import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '@sporbar/prisma/client.ts';
import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { claimFolder } from '@sporbar/prisma/sole-owner.ts';
import { defaultPorts } from './default-ports.ts';
import { loadDemo, type DemoLogins } from './demo/load-demo.ts';

export interface InstallationOptions {
  /** A PostgreSQL server; without it the embedded database in `dataDir`. */
  readonly url: string | undefined;
  /** The same server past a pooler. */
  readonly directUrl?: string | undefined;
  readonly poolSize?: number | undefined;
  readonly dataDir: string;
  /** Where uploaded files are kept; beside the data unless said. */
  readonly filesDir?: string | undefined;
  /** Links in the demo's mails begin with it. */
  readonly siteUrl: string;
  readonly withDemo: boolean;
}

export interface Installation {
  readonly database: Database;
  readonly filesDir: string;
  /** The demo's logins; null where there is none. */
  readonly demo: DemoLogins | null;
}

/**
 * Opens the database with current tables, reference data and, if wanted, the demo. The embedded one is filled in a
 * folder of its own and moved into place when it is whole: a start that is broken off leaves nothing half-made.
 */
export async function openInstallation({ url, dataDir, siteUrl, withDemo, ...given }: InstallationOptions): Promise<Installation> {
  const filesDir = given.filesDir ?? join(dataDir, 'files');
  const { directUrl, poolSize } = given;
  const fill = async (database: Database): Promise<DemoLogins | null> => {
    await loadReferenceData(database.db);
    if (!withDemo) return null;
    const ports = defaultPorts(database.db, { dataDir: filesDir, siteUrl, linkSecret: keptSecret(dataDir) });
    return loadDemo({ db: database.db, ports, keysFile: join(dataDir, 'demo-keys.json') });
  };
  if (url === undefined) await prepareEmbedded(dataDir, fill);
  const database = await openDatabase(url === undefined ? { dataDir: join(dataDir, 'postgres') } : { url, directUrl, poolSize });
  return { database, filesDir, demo: await fill(database) };
}

async function prepareEmbedded(dataDir: string, fill: (database: Database) => Promise<unknown>): Promise<void> {
  const place = join(dataDir, 'postgres');
  const release = claimFolder(place);
  try {
    if (existsSync(place)) return;
    const draft = join(dataDir, 'postgres.filling');
    rmSync(draft, { recursive: true, force: true });
    const database = await openDatabase({ dataDir: draft });
    try {
      await fill(database);
    } finally {
      await database.close();
    }
    renameSync(draft, place);
  } finally {
    release();
  }
}

/** Made at the first start and kept beside the data, readable by nobody else. Several servers share one by SPORBAR_SECRET. */
export function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(path, 'utf8').trim();
}
