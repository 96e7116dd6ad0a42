import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { prepareTestDatabases } from '@sporbar/prisma/test-setup.ts';
import { findRedis } from '../src/live/redis-server.testing.ts';
import { findBrowser, handToTests } from './browser.ts';
import { lastLine, tallyOf, type Report, type Tally } from './tally.ts';

// `npm test`: finds a PostgreSQL server and a browser, builds the site, runs every test on them, and says at the end what it
// ran on and what could not run. `--all` adds the long forms (`*.long.*`).

const root = resolve(import.meta.dirname, '..', '..');
const reports = join(root, '.cache', 'test-report');
const temporary = join(root, '.cache', `sporbar-tmp-${process.pid}`);
const { resolve: find } = createRequire(import.meta.url);

const ranOn: string[] = [];
const couldNotRun: string[] = [];
/** What this machine has not, and the product can do without. */
const notRun: string[] = [];
const tallies: Tally[] = [];
const closers: (() => Promise<void> | void)[] = [];
const running = new Set<ChildProcess>();
let interrupted = false;

/** A child leads its own group, so that it can be ended with all that it started. */
function run(program: string[]): Promise<number> {
  if (interrupted) return Promise.resolve(1);
  const child = spawn(process.execPath, program, { cwd: root, stdio: 'inherit', detached: true });
  running.add(child);
  return new Promise((done) => {
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 1));
  }).then((code) => {
    endGroup(child, 'SIGKILL');
    running.delete(child);
    return code as number;
  });
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

async function attempt(what: string, step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    couldNotRun.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function runProject(name: string): Promise<void> {
  const file = join(reports, `${name}.json`);
  const vitest = join(dirname(find('vitest/package.json')), 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run([vitest, 'run', '--project', name, '--passWithNoTests', ...reporters]);
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
  tallies.push(tallyOf(name, code, report));
}

async function runRedis(): Promise<void> {
  const redis = findRedis();
  if (redis === undefined) notRun.push('tests of wake-ups over Redis: neither redis-server nor valkey-server is in PATH');
  else {
    await runProject('redis');
    ranOn.push(redis);
  }
}

async function runAll(): Promise<void> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  closers.push(useOwnTemporaryFolder());
  // Before all tests: some of the database tests start the whole product, which is not ready without its pages, and the build
  // writes the site's words anew, which the tests of the site read.
  const [hasDatabases, hasSite] = await Promise.all([
    attempt('Database and browser tests', async () => {
      const { about, stop } = await prepareTestDatabases();
      closers.push(stop);
      ranOn.push(...about);
    }),
    attempt('Tests of the site', async () => {
      const turbo = join(dirname(find('turbo/package.json')), 'bin', 'turbo');
      const code = await run([turbo, 'run', 'build', '--output-logs=errors-only']);
      if (code !== 0) throw new Error('it could not be built (see above)');
    }),
  ]);
  // Those over Redis wait more than they compute.
  await Promise.all([runProject('pure'), runRedis()]);
  if (!hasDatabases) return;
  await runProject('db');
  if (!hasSite) return;
  const hasBrowser = await attempt('Browser tests', async () => {
    const browser = await findBrowser();
    handToTests(browser);
    ranOn.push(browser.about);
  });
  if (hasBrowser) await runProject('browser');
}

/** Browsers and servers under test leave nothing outside the project. A socket's path is short, so a deep checkout does not get one. */
function useOwnTemporaryFolder(): () => void {
  if (temporary.length > 60) return () => {};
  mkdirSync(temporary, { recursive: true });
  process.env.TMPDIR = temporary;
  return () => rmSync(temporary, { recursive: true, force: true });
}

async function close(): Promise<void> {
  for (const closer of closers.splice(0).reverse()) await attempt('Cleaning up', async () => closer());
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) endGroup(child, interrupted ? 'SIGKILL' : 'SIGTERM');
    interrupted = true;
  });
}

// Every worker and every server that a test starts loads the same files: with what was compiled kept, in two thirds of the time.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compiled');
if (process.argv.includes('--all')) process.env.SPORBAR_TEST_LONG = '1';
const started = performance.now();
await attempt('Tests', runAll);
await close();

const reasons = [...couldNotRun, ...tallies.flatMap((tally) => tally.couldNotRun)];
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`\nRan on ${ranOn.join(', ') || 'no database'}, Node ${process.versions.node}, in ${seconds} s.`);
for (const test of tallies.flatMap(({ red }) => red)) console.log(`Red: ${test}`);
for (const reason of interrupted ? ['the rest, since the run was interrupted'] : reasons) console.log(`Could not run: ${reason}`);
for (const what of notRun) console.log(`Not run: ${what}`);
const { line, failed } = lastLine([...tallies, { passed: 0, failed: 0, skipped: 0, couldNotRun }]);
console.log(line);
process.exit(interrupted ? 130 : failed > 0 ? 1 : 0);
