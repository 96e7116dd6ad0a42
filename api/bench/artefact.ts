import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './measure/child.ts';
import type { Result } from './trials/trial.ts';

/** What was measured of a trial, and on what. */
export interface Entry {
  readonly at: string;
  readonly results: readonly Result[];
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGb: number;
    /** Before the run, and at its end: the bench's own processes count. */
    readonly load: { readonly before: number; readonly after: number };
    readonly node: string;
    readonly postgres: string;
  };
  readonly commit: string;
  readonly peers: Readonly<Record<string, string>>;
}

export type Artefact = Readonly<Record<string, Entry>>;

const loadBefore = loadavg()[0] ?? 0;
/** Kept with the sources: a trial that is not run again keeps what was seen of it. */
export const artefactFile = join(root, 'docs', 'benchmarks.json');

/** What was measured: the commit, and whether anything was changed since. */
function commitNow(): string {
  const git = (...given: readonly string[]) => execFileSync('git', given, { cwd: root, encoding: 'utf8' }).trim();
  return (
    git('rev-parse', '--short', 'HEAD') +
    (git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!docs') === '' ? '' : ' with changes')
  );
}

/** Puts the newest figures of each trial into the artefact, beside those of trials that were not run now. Answers where. */
export function writeArtefact(results: readonly Result[], postgres: string): string {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const entry = {
    at: new Date().toISOString(),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      load: { before: loadBefore, after: loadavg()[0] ?? 0 },
      node: process.version,
      postgres: postgres.replace(/ from .*/, ''),
    },
    commit: commitNow(),
    peers: dependencies,
  };
  const before = existsSync(artefactFile) ? (JSON.parse(readFileSync(artefactFile, 'utf8')) as Artefact) : {};
  const byTrial = Map.groupBy(results, ({ trial }) => trial);
  const entries = Object.fromEntries([...byTrial].map(([trial, measured]) => [trial, { ...entry, results: measured }]));
  writeFileSync(artefactFile, `${JSON.stringify({ ...before, ...entries }, null, 2)}\n`);
  return artefactFile;
}
