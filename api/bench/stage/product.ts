import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, endWithUs, root } from '../measure/child.ts';

/** The product as `npm start` runs it, in production. */
export interface Product {
  readonly url: string;
  readonly socketUrl: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** For looking into a run, never for its figures: BENCH_PROFILE=1 writes CPU profiles to .cache/bench/profiles. */
const profiling = process.env.BENCH_PROFILE === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(cache, 'profiles')}`];

/** What the servers log: where to look when a run fails. */
export const serverLog = join(cache, 'servers.log');

/** Starts it on a free port. */
export async function startProduct(databaseUrl: string): Promise<Product> {
  mkdirSync(cache, { recursive: true });
  const data = mkdtempSync(join(cache, 'data-'));
  const { PATH, TMPDIR } = process.env;
  const env = { PATH, TMPDIR, NODE_ENV: 'production', PORT: '0', DATABASE_URL: databaseUrl, SPORBAR_DATA: data, SPORBAR_DEMO: 'none' };
  const program = ['--disable-warning=ExperimentalWarning', ...profiling, 'api/src/main.ts'];
  const child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'pipe', openSync(serverLog, 'a')] });
  const forget = endWithUs(child);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  let said = '';
  const url = await new Promise<string>((ready, failed) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const address = /is ready: (\S+)\n/.exec(said)?.[1];
      if (address !== undefined) ready(address);
    });
    void gone.then(() => failed(new Error(`the server ended before it was ready, see ${serverLog}`)));
  });
  return {
    url,
    socketUrl: `${url}/graphql`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      forget();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
