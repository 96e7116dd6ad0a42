import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The product as `npm start` runs it, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** SIGKILL: nothing is finished, nothing is put away. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM. Resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGTERM, and no waiting. */
  tellToStop(): void;
  /** Resolves with the exit code once the process is gone. */
  readonly gone: Promise<number | null>;
  /** What it wrote to standard error: faults, and not what passes by itself, such as a mail host that is slow. */
  complaints(): string;
}

const main = resolve(import.meta.dirname, '..', 'main.ts');

/**
 * Starts it on a free port and resolves when it says that it is ready. It does not outlive this process. `preload` is
 * loaded before it.
 */
export async function startProcess(settings: Readonly<Record<string, string>>, preload?: string): Promise<ServerProcess> {
  const { PATH, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, TMPDIR, NODE_COMPILE_CACHE, PORT: '0', SPORBAR_DEMO: 'none', LOG_LEVEL: 'error', ...settings };
  const flags = ['--disable-warning=ExperimentalWarning', ...(preload === undefined ? [] : ['--import', preload])];
  const child = spawn(process.execPath, [...flags, main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  let said = '';
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk));
  const gone = new Promise<number | null>((done) => child.once('close', done));
  void gone.then(() => process.off('exit', end));
  const url = await new Promise<string>((ready, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
      const address = /is ready: (\S+)\n/.exec(said)?.[1];
      if (address !== undefined) ready(address);
    });
    child.once('error', failed);
    void gone.then((code) => failed(new Error(`the server ended with ${code} before it was ready: ${complaints}`)));
  });
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    tellToStop: () => void child.kill('SIGTERM'),
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
    gone,
    complaints: () => complaints,
  };
}
