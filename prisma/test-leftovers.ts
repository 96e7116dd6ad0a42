import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of test runs that were killed: their server is ended, their files removed. */
export function sweepAbandoned(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const owner = /^sporbar-(?:pg|tmp)-(\d+)/.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const home = join(folder, name);
    endServer(home);
    removeFolder(home);
  }
}

/** What cannot be removed yet, since a server still writes or somebody else sweeps, is taken by the next run. */
export function removeFolder(home: string): void {
  try {
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch (error) {
    if (existsSync(home)) process.emitWarning(`${home} is left for the next run: ${String(error)}`);
  }
}

function endServer(home: string): void {
  const pidFile = join(home, 'data', 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(home)) process.kill(pid, 'SIGQUIT');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
