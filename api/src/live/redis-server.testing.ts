import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A Redis or Valkey server of our own on a port that stays, which forgets everything when it is killed. */
export interface Bus {
  readonly url: string;
  /** Which program it is. */
  readonly about: string;
  /** Resolves when it takes connections. */
  start(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

const programs = ['redis-server', 'valkey-server'];

/** The first of the programs in PATH; undefined where the machine has none. */
export function findRedis(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find((path) => existsSync(path));
}

/** Not started yet. Throws where the machine has none. It does not outlive this process. */
export async function ownRedis(): Promise<Bus> {
  const program = findRedis();
  if (program === undefined) throw new Error(`neither ${programs.join(' nor ')} is in PATH`);
  const port = await freePort();
  let running: ChildProcess | undefined;
  const end = () => void running?.kill('SIGKILL');
  process.once('exit', end);
  return {
    url: `redis://127.0.0.1:${port}`,
    about: program,
    start: async () => {
      const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()];
      const started = spawn(program, settings, { stdio: ['ignore', 'pipe', 'ignore'] });
      running = started;
      let said = '';
      await new Promise<void>((ready, failed) => {
        started.stdout.on('data', (chunk: Buffer) => {
          said += chunk;
          if (said.includes('eady to accept connections')) ready();
        });
        started.once('error', failed);
        started.once('exit', () => failed(new Error(said.trim() || `${program} ended at once`)));
      });
    },
    kill: async () => {
      const dying = running;
      running = undefined;
      if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return;
      const gone = new Promise((done) => dying.once('exit', done));
      dying.kill('SIGKILL');
      await gone;
    },
  };
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
