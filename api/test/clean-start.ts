import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

// Part of `npm run check`: `npm start` works where nothing was generated or built before. Copies what git has (and would take) into
// a folder of its own, links the installed packages, and starts it there.

const root = resolve(import.meta.dirname, '..', '..');
mkdirSync(join(root, '.cache'), { recursive: true });
const clone = mkdtempSync(join(root, '.cache', 'clean-start-'));
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
for (const file of files.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
  mkdirSync(dirname(join(clone, file)), { recursive: true });
  cpSync(join(root, file), join(clone, file));
}
execFileSync('cp', ['-al', join(root, 'node_modules'), join(clone, 'node_modules')]);

const { PATH, HOME } = process.env;
const env = { PATH, HOME, PORT: '0', SPORBAR_DEMO: 'none', SPORBAR_DATA: join(clone, '.data') };
const child = spawn('npm', ['start'], { cwd: clone, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
const gone = new Promise<void>((done) => child.once('close', () => done()));
let said = '';
const url = new Promise<string | undefined>((done) => {
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
      const address = /is ready: (\S+)\n/.exec(said)?.[1];
      if (address !== undefined) done(address);
    });
  void gone.then(() => done(undefined));
});

const address = await url;
const page = address === undefined ? undefined : await fetch(address);
const ready = address === undefined ? undefined : await fetch(`${address}/health/ready`);
const isWell = page?.ok === true && ready?.ok === true;
if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
await gone;
rmSync(clone, { recursive: true, force: true });
if (!isWell) console.log(`npm start does not work in a clean clone (page ${page?.status}, ready ${ready?.status}):\n${said}`);
process.exit(isWell ? 0 : 1);
