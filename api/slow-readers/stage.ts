import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase } from '@sporbar/prisma/client.ts';
import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { startOwnServer } from '@sporbar/prisma/test-server.ts';
import { foundOrganisation, foundUser } from '@sporbar/schema/identity/founding.ts';
import { deskOn } from '@sporbar/schema/testing.ts';
import { keyFor } from '../src/served.testing.ts';

const root = resolve(import.meta.dirname, '..', '..');
const flags = ['--expose-gc', '--disable-warning=ExperimentalWarning', '--import', join(import.meta.dirname, 'watch.ts')];

export interface Stage {
  readonly about: string;
  readonly url: string;
  /** One for each user. */
  readonly keys: readonly string[];
  readonly server: ChildProcess;
  /** What it wrote to standard error. */
  complaints(): string;
  close(): Promise<void>;
}

/** The server as `npm start` runs it, in a process of its own on a PostgreSQL of its own, with an organisation of so many users. */
export async function openStage(users: number): Promise<Stage> {
  const database = await startOwnServer();
  const keys = await populate(database.url, users);
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const home = mkdtempSync(join(cache, `sporbar-tmp-${process.pid}-`));
  const complaints = join(home, 'server.log');
  const log = openSync(complaints, 'a');
  const { PATH, TMPDIR } = process.env;
  const env = { PATH, TMPDIR, PORT: '0', SPORBAR_DEMO: 'none', DATABASE_URL: database.url, SPORBAR_DATA: home };
  const server = fork(join(root, 'api', 'src', 'main.ts'), { execArgv: flags, env, stdio: ['ignore', 'pipe', log, 'ipc'] });
  closeSync(log);
  // However this process ends, nothing of it stays.
  const clear = () => {
    server.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', clear);
  const url = await new Promise<string>((ready, failed) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      const address = /is ready: (\S+)\n/.exec(said)?.[1];
      if (address !== undefined) ready(address);
    });
    server.once('exit', (code) => failed(new Error(`the server ended with ${code} before it was ready`)));
  });
  const close = async () => {
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
    await database.stop();
    process.off('exit', clear);
    clear();
  };
  return { about: database.about, url, keys, server, complaints: () => readFileSync(complaints, 'utf8'), close };
}

async function populate(url: string, users: number): Promise<string[]> {
  const opened = await openDatabase({ url });
  await loadReferenceData(opened.db);
  const desk = deskOn({ ...opened, url });
  desk.clock.set(new Date().toISOString());
  const { context } = desk;
  const { id: organisationId } = await foundOrganisation(context, {
    name: 'Nordlys Nett',
    kind: 'OPERATOR',
    businessLines: ['WHOLESALE'],
    country: 'NO',
    currency: 'NOK',
  });
  const rights = { role: 'CUSTOMER', accessType: 'ORDERING', certifications: ['ORDERING'] } as const;
  const keys: string[] = [];
  for (let index = 0; index < users; index++) {
    const userId = await foundUser(context, { organisationId, username: `reader-${index}`, fullName: `Reader ${index}`, ...rights });
    keys.push((await keyFor(opened.db, userId, desk.clock.now())).secret);
  }
  await opened.close();
  return keys;
}
