import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installedBinaries } from '@sporbar/prisma/test-binaries.ts';

const run = promisify(execFile);

/** PostgreSQL's own measuring program. Where the machine has none, its limits cannot be told. */
export const pgbenchProgram = (): string | undefined =>
  installedBinaries()
    .map(({ bin }) => join(bin, 'pgbench'))
    .find((program) => existsSync(program));

/** How many times a second PostgreSQL does what the script says, prepared, for so many connections at once. */
export async function pgbench(program: string, url: string, script: string, connections: number, milliseconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'pgbench-'));
  const file = join(folder, 'script.sql');
  try {
    writeFileSync(file, script);
    const seconds = Math.max(1, Math.round(milliseconds / 1_000));
    const given = ['--no-vacuum', '-M', 'prepared', '-c', connections, '-j', 2, '-T', seconds, '-f', file, url].map(String);
    const { stdout } = await run(program, given, { env: { PATH: process.env.PATH, LC_ALL: 'C' } });
    const perSecond = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
    const failed = Number(/number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0);
    if (!(perSecond > 0) || failed > 0) throw new Error(`pgbench: ${stdout}`);
    return perSecond;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
